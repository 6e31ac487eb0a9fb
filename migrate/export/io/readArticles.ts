/**
 * What an export reads from the dataset, in as few requests as its ids allow.
 *
 * @module
 */
import type {SanityClient} from '@sanity/client'

import {DOCUMENT} from '../../../schemas/names.ts'
import {importRecordId} from '../../document/documentId.ts'
import type {ImportRecord, SanityDocument, WrittenHashes} from '../../types.ts'
import {readOrigins} from '../../write/readDataset.ts'
import type {ArticleHead} from '../choosePaths.ts'
import type {ImageAsset} from '../nameImages.ts'
import {readSettings} from '../readSettings.ts'
import type {ExportHolding, ExportRecord} from '../types.ts'

const HEADS_QUERY = `*[_type == "${DOCUMENT.article}"]{_id, "slug": slug.current}`
const DOCUMENTS_QUERY = '*[_id in $ids]'
const RECORDS_QUERY =
  '*[_id in $ids]{_id, sourceText, conversionSettings, written, conflicts, unknownFrontMatter, titleHeading, publication}'
const NAMES_QUERY = `*[_type in ["${DOCUMENT.category}", "${DOCUMENT.author}"]]{_id, "name": coalesce(name, title)}`
const ASSETS_QUERY = '*[_type == "sanity.imageAsset"]{_id, originalFilename}'

const DRAFT = 'drafts.'

/** An article to export. */
export interface ExportHead extends ArticleHead {
  /** Id of the document to take: the published article, or its draft. */
  documentId: string
  /** True when it is a draft alone. */
  isDraft: boolean
}

/**
 * Lists the articles of a dataset.
 *
 * @param client - Sees raw documents, private ones included.
 * @param options - `drafts`: take the draft where there is one, and articles that are a draft alone.
 */
export async function readHeads(client: SanityClient, {drafts}: {drafts: boolean}): Promise<ExportHead[]> {
  const [documents, origins] = await Promise.all([
    client.fetch<{_id: string; slug: string | null}[]>(HEADS_QUERY),
    readOrigins(client),
  ])
  const sources = new Map(origins.map(({articleId, sourcePath}) => [articleId, sourcePath]))
  const heads = new Map<string, ExportHead>()
  const [ofDrafts, ofPublished] = [documents.filter(isDraft), documents.filter(isPublished)]
  for (const {_id, slug} of drafts ? [...ofPublished, ...ofDrafts] : ofPublished) {
    const id = isDraft({_id}) ? _id.slice(DRAFT.length) : _id
    const sourcePath = sources.get(id)
    heads.set(id, {
      id,
      documentId: _id,
      isDraft: isDraft({_id}) && !heads.has(id),
      ...(typeof slug === 'string' && {slug}),
      ...(typeof sourcePath === 'string' && {sourcePath}),
    })
  }
  return [...heads.values()]
}

/**
 * Reads articles whole, with their import records.
 *
 * @param client - Sees raw documents, private ones included.
 * @param heads - Some fifty at most, since an answer holds all of them.
 * @returns One entry an article that is still there, by its published id.
 */
export async function readHoldings(
  client: SanityClient,
  heads: readonly ExportHead[],
): Promise<Map<string, ExportHolding>> {
  const [documents, records] = await Promise.all([
    client.fetch<SanityDocument[]>(DOCUMENTS_QUERY, {ids: heads.map(({documentId}) => documentId)}),
    client.fetch<ImportRecord[]>(RECORDS_QUERY, {ids: heads.map(({id}) => importRecordId(id))}),
  ])
  const byId = new Map(documents.map((document) => [document._id, document]))
  const recordsById = new Map(records.map((record) => [record._id, toExportRecord(record)]))
  return new Map(
    heads.flatMap(({id, documentId, isDraft: draft}): [string, ExportHolding][] => {
      const document = byId.get(documentId)
      const record = recordsById.get(importRecordId(id))
      return document ? [[id, {document, isDraft: draft, ...(record && {record})}]] : []
    }),
  )
}

/** The names of all categories and authors, by id. */
export async function readNames(client: SanityClient): Promise<ReadonlyMap<string, string>> {
  const named = await client.fetch<{_id: string; name: string | null}[]>(NAMES_QUERY)
  return new Map(named.flatMap(({_id, name}) => (typeof name === 'string' ? [[_id, name] as const] : [])))
}

/** All images of the dataset, as far as their names go. */
export async function readImageAssets(client: SanityClient): Promise<ImageAsset[]> {
  return client.fetch<ImageAsset[]>(ASSETS_QUERY)
}

function toExportRecord(record: ImportRecord): ExportRecord {
  const {sourceText, titleHeading, conversionSettings, written, conflicts, unknownFrontMatter, publication} = record
  return {
    sourceText,
    titleHeading,
    isDraft: publication === 'draft',
    settings: readSettings(conversionSettings),
    written: JSON.parse(written) as WrittenHashes,
    hasConflicts: (conflicts ?? []).length > 0,
    unknown: JSON.parse(unknownFrontMatter) as Record<string, unknown>,
  }
}

function isDraft({_id}: {_id: string}): boolean {
  return _id.startsWith(DRAFT)
}

/** Neither a draft nor a version for a release. */
function isPublished({_id}: {_id: string}): boolean {
  return !_id.startsWith(DRAFT) && !_id.startsWith('versions.')
}
