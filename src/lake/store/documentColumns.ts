/**
 * How a document is kept: as its outline and its bulk, so that lists read the one without the other, and nothing is kept
 * twice.
 *
 * @module
 */
import type {StoredDocument} from '../engine.ts'
import {joinDocument, splitDocument, type Omission, type Outline} from '../query/catalog/outline.ts'
import {optionalTextOf, type Row} from './rows.ts'

/** What keeps a document; all null where it was deleted, the last two where nothing of it is long. */
export interface DocumentColumns {
  outline: string | null
  omissions: string | null
  /** In a table of its own. */
  bulk: string | null
}

/** A document and the outline that lists see. */
export interface OutlinedDocument {
  columns: DocumentColumns
  outline: Outline | null
}

/**
 * What to select for {@link readDocument}.
 *
 * @param table - the name of the table of revisions in the statement
 * @param prefix - of the columns
 */
export function selectDocument(table: string, prefix = ''): string {
  return `${table}.outline AS ${prefix}outline, ${table}.omissions AS ${prefix}omissions, CASE WHEN ${table}.omissions IS NOT NULL
    THEN (SELECT json FROM bulks WHERE bulks.revision = ${table}.seq) END AS ${prefix}bulk`
}

/** Makes the columns of a document; null is one that was deleted. */
export function toColumns(document: StoredDocument | null): OutlinedDocument {
  if (document === null) return {columns: {outline: null, omissions: null, bulk: null}, outline: null}
  const {outline, bulk} = splitDocument(document)
  const isWhole = bulk.length === 0
  return {
    outline,
    columns: {
      outline: JSON.stringify(outline.document),
      omissions: isWhole ? null : JSON.stringify(outline.omissions),
      bulk: isWhole ? null : JSON.stringify(bulk),
    },
  }
}

/** Reads the outline of a document from a row with `outline` and `omissions`. */
export function readOutline(row: Row): Outline | null {
  return parseOutline(optionalTextOf(row, 'outline'), optionalTextOf(row, 'omissions'))
}

/** Reads a document from a row with all three columns, whose names may have a prefix; null where it was deleted. */
export function readDocument(row: Row, prefix = ''): StoredDocument | null {
  const outline = parseOutline(optionalTextOf(row, `${prefix}outline`), optionalTextOf(row, `${prefix}omissions`))
  if (outline === null) return null
  const bulk = optionalTextOf(row, `${prefix}bulk`)
  return bulk === null ? outline.document : joinDocument(outline, JSON.parse(bulk) as unknown[])
}

/** The characters of JSON that a row has of a document. */
export function sizeOfDocument({outline, bulk}: Row): number {
  return [outline, bulk].reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0)
}

function parseOutline(outline: string | null, omissions: string | null): Outline | null {
  if (outline === null) return null
  return {
    document: JSON.parse(outline) as StoredDocument,
    omissions: omissions === null ? [] : (JSON.parse(omissions) as Omission[]),
  }
}
