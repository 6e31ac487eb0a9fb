import type {StoredDocument} from '../engine.ts'
import type {Omission, Outline} from '../query/catalog/outline.ts'
import {optionalTextOf, type Row} from './rows.ts'

/** An outline as two columns keep it; both null where the document is its own outline. */
export interface OutlineColumns {
  outline: string | null
  omissions: string | null
}

/** Makes the columns of a document's outline; null where the document is small. */
export function toOutlineColumns(outline: Outline | null): OutlineColumns {
  return {
    outline: outline === null ? null : JSON.stringify(outline.document),
    omissions: outline === null ? null : JSON.stringify(outline.omissions),
  }
}

/** Reads an outline from a row with both columns; null where the document itself must be read. */
export function readOutline(row: Row): Outline | null {
  const outline = optionalTextOf(row, 'outline')
  if (outline === null) return null
  const omissions = JSON.parse(optionalTextOf(row, 'omissions') ?? '[]') as Omission[]
  return {document: JSON.parse(outline) as StoredDocument, omissions}
}
