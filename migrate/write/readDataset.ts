/**
 * What an import reads from the dataset, in as few requests as its ids allow.
 *
 * @module
 */
import {DOCUMENT, IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import {importRecordId, recordedArticleId} from '../document/documentId.ts'
import type {Names} from '../document/spelling.ts'
import type {Origin} from '../plan/findOrphans.ts'
import {GLANCE_FIELDS} from '../plan/recordGlance.ts'
import type {Glance, HeldRecord, Holding, RecordGlance, StoredDocument} from '../plan/types.ts'
import type {WrittenHashes} from '../types.ts'

/** Reads a dataset: a `SanityClient` is one. */
export interface DatasetReader {
  fetch<Result>(query: string, params?: Record<string, unknown>): Promise<Result>
}

/** Articles a request asks for at first glance, where an answer holds some hundred bytes for each. */
const GLANCE_BATCH = 500
/** Articles a request asks for whole. */
const HOLDING_BATCH = 50
/** Import records of which a request asks for the source. */
const ORIGINS_BATCH = 5000
/** Documents of which a request asks for nothing but the revision. */
const REVISIONS_BATCH = 20_000

const GLANCE_QUERY = `*[_id in $ids]{_id, _rev, language, ${GLANCE_FIELDS.join(', ')}}`
const DOCUMENTS_QUERY = '*[_id in $ids]'
const RECORDS_QUERY = `*[_id in $ids]{_id, _rev, ${GLANCE_FIELDS.join(', ')}, written, imageAssets}`
const PATHS_QUERY = `*[_type == "${IMPORT_RECORD_TYPE}" && sourcePath in $paths] | order(_id) {"id": article._ref, "path": sourcePath}`
const HASHES_QUERY = `*[_type == "${IMPORT_RECORD_TYPE}" && sourceHash in $hashes] | order(_id) {"id": article._ref, "path": sourcePath, "hash": sourceHash}`
const SLUGS_QUERY = `*[_type == "${DOCUMENT.article}" && slug.current in $slugs && !(_id in path("versions.**"))] | order(_id) {_id, "slug": slug.current, language}`
const firstOf = (type: string): string => `*[_type == "${type}" && _id > ""] | order(_id)[0...1]._id`
/** Documents of the Content Lake itself, of runs and of the lock are no content. */
const CONTENT_QUERY = `count(*[!(_id in path("_.**")) && !(_id in path("migration.**"))])`
const RECORDS_FROM = `*[_type == "${IMPORT_RECORD_TYPE}" && _id > $last] | order(_id)[0...${REVISIONS_BATCH}]`
const REVISIONS_QUERY = `${RECORDS_FROM}{_id, _rev}`
const RECORD_IDS_QUERY = `${RECORDS_FROM}._id`
const ARTICLES_QUERY = `*[_type == "${DOCUMENT.article}" && _id > $last] | order(_id)[0...${REVISIONS_BATCH}]._id`
const NAMES_QUERY = `{"tags": array::unique(*[_type == "${DOCUMENT.article}" && defined(tags)].tags[]), "categories": *[_type == "${DOCUMENT.category}"] | order(_id).title, "authors": *[_type == "${DOCUMENT.author}"] | order(_id).name}`
const ORIGINS_QUERY = `*[_type == "${IMPORT_RECORD_TYPE}" && _id > $last] | order(_id)[0...${ORIGINS_BATCH}]{_id, "articleId": article._ref, sourcePath}`

type FoundGlance = RecordGlance & {_id: string; language?: string | null}

type StoredRecord = RecordGlance & {_id: string; _rev: string; written: string; imageAssets: string | null}

/**
 * Looks which articles the dataset has and what their sources were.
 *
 * @param reader - Sees raw documents, private ones included.
 * @param articleIds - Ids of published articles.
 * @returns One entry for each id.
 */
export async function readGlances(reader: DatasetReader, articleIds: readonly string[]): Promise<Map<string, Glance>> {
  const glances = new Map<string, Glance>()
  for (const batch of batchesOf(articleIds, GLANCE_BATCH)) {
    const ids = batch.flatMap((id) => [id, draftId(id), importRecordId(id)])
    const found = await fetchById<FoundGlance>(reader, GLANCE_QUERY, ids)
    for (const id of batch) {
      const record = found.get(importRecordId(id))
      const [article, draft] = [found.get(id), found.get(draftId(id))]
      glances.set(id, {
        hasArticle: article !== undefined,
        hasDraft: draft !== undefined,
        language: (article ?? draft)?.language ?? null,
        ...(record && {record}),
      })
    }
  }
  return glances
}

/** An article of the dataset, by the slug that it has. */
export interface SlugHolder {
  /** Id of the published article. */
  id: string
  slug: string
  language: string | null
}

/**
 * Looks which articles have been imported from some files.
 *
 * @param reader - Sees raw documents, private ones included.
 * @param paths - Paths of the files, as import records keep them.
 * @returns Ids of articles by path.
 */
export async function readImportedPaths(
  reader: DatasetReader,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const batch of batchesOf(paths, GLANCE_BATCH)) {
    const records = await reader.fetch<{id: string; path: string}[]>(PATHS_QUERY, {paths: batch})
    for (const {id, path} of records) if (!found.has(path)) found.set(path, id)
  }
  return found
}

/** An article that was imported from a source with some hash. */
export interface ImportedText {
  id: string
  /** Path of the source. */
  path: string
  hash: string
}

/**
 * Looks which articles were imported from sources with some hashes.
 *
 * @param reader - Sees raw documents, private ones included.
 */
export async function readImportedTexts(reader: DatasetReader, hashes: readonly string[]): Promise<ImportedText[]> {
  const found: ImportedText[] = []
  for (const batch of batchesOf(hashes, GLANCE_BATCH)) {
    found.push(...(await reader.fetch<ImportedText[]>(HASHES_QUERY, {hashes: batch})))
  }
  return found
}

/**
 * Looks which articles have some slugs, imported or not, published or drafts.
 *
 * @param reader - Sees raw documents, private ones included.
 */
export async function readSlugHolders(reader: DatasetReader, slugs: readonly string[]): Promise<SlugHolder[]> {
  const holders = new Map<string, SlugHolder>()
  for (const batch of batchesOf(slugs, GLANCE_BATCH)) {
    const articles = await reader.fetch<(SlugHolder & {_id: string})[]>(SLUGS_QUERY, {slugs: batch})
    for (const {_id, slug, language} of articles) {
      const id = _id.replace(/^drafts\./, '')
      if (!holders.has(id) || id === _id) holders.set(id, {id, slug, language})
    }
  }
  return [...holders.values()]
}

/**
 * Reads the articles, their drafts and their import records.
 *
 * @param reader - Sees raw documents, private ones included.
 * @param articleIds - Ids of published articles.
 * @returns One entry for each id.
 */
export async function readHoldings(
  reader: DatasetReader,
  articleIds: readonly string[],
): Promise<Map<string, Holding>> {
  const holdings = new Map<string, Holding>()
  for (const batch of batchesOf(articleIds, HOLDING_BATCH)) {
    const [documents, records] = await Promise.all([
      fetchById<StoredDocument>(
        reader,
        DOCUMENTS_QUERY,
        batch.flatMap((id) => [id, draftId(id)]),
      ),
      fetchById<StoredRecord>(reader, RECORDS_QUERY, batch.map(importRecordId)),
    ])
    for (const id of batch) {
      const article = documents.get(id)
      const draft = documents.get(draftId(id))
      const record = records.get(importRecordId(id))
      holdings.set(id, {
        ...(article && {article}),
        ...(draft && {draft}),
        ...(record && {record: toHeldRecord(record)}),
      })
    }
  }
  return holdings
}

function toHeldRecord({written, imageAssets, ...record}: StoredRecord): HeldRecord {
  return {
    ...record,
    written: JSON.parse(written) as WrittenHashes,
    imageAssets: new Map(JSON.parse(imageAssets ?? '[]') as [string, string][]),
  }
}

/** Which articles a dataset holds, and in which state. */
export interface HeldRevisions {
  /** Revision of every import record, by the id of its article. */
  records: ReadonlyMap<string, string>
  /** Ids of every article that is published. */
  articles: ReadonlySet<string>
  /** Ids of every article that has a draft. */
  drafts: ReadonlySet<string>
}

/** Reads the state of all articles: some ten bytes for each, in as few requests as there are pages. */
export async function readRevisions(reader: DatasetReader): Promise<HeldRevisions> {
  const [records, articles] = await Promise.all([
    readPages<{_id: string; _rev: string}>(reader, REVISIONS_QUERY, ({_id}) => _id),
    readPages<string>(reader, ARTICLES_QUERY, (id) => id),
  ])
  const byArticle = new Map<string, string>()
  for (const {_id, _rev} of records) byArticle.set(recordedArticleId(_id), _rev)
  const [published, drafts] = [new Set<string>(), new Set<string>()]
  for (const id of articles) {
    if (id.startsWith(DRAFTS)) drafts.add(id.slice(DRAFTS.length))
    else published.add(id)
  }
  return {records: byArticle, articles: published, drafts}
}

/**
 * Whether a dataset is as good as empty: no article, nor anything else that could have an article's id. Where there are articles,
 * that is found out by their ids alone.
 */
export async function isWithoutContent(reader: DatasetReader): Promise<boolean> {
  for (const type of [IMPORT_RECORD_TYPE, DOCUMENT.article]) {
    if ((await reader.fetch<string[]>(firstOf(type))).length > 0) return false
  }
  return (await reader.fetch<number>(CONTENT_QUERY)) === 0
}

/** Reads the ids of all articles that have an import record. */
export async function readRecordedIds(reader: DatasetReader): Promise<string[]> {
  return (await readPages<string>(reader, RECORD_IDS_QUERY, (id) => id)).map(recordedArticleId)
}

async function readPages<Item>(reader: DatasetReader, query: string, idOf: (item: Item) => string): Promise<Item[]> {
  const all: Item[] = []
  for (let last = ''; ;) {
    const page = await reader.fetch<Item[]>(query, {last})
    for (const item of page) all.push(item)
    const end = page.at(-1)
    if (end === undefined || page.length < REVISIONS_BATCH) return all
    last = idOf(end)
  }
}

/**
 * The names that a dataset has: of tags, categories and authors.
 *
 * @param reader - Sees raw documents, private ones included.
 */
export async function readNames(reader: DatasetReader): Promise<Names> {
  const found = await reader.fetch<Record<keyof Names, unknown[]>>(NAMES_QUERY)
  const texts = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string')
  return {tags: texts(found.tags), categories: texts(found.categories), authors: texts(found.authors)}
}

/** Where every imported article of the dataset came from, some thousands at a time. */
export async function* streamOrigins(reader: DatasetReader): AsyncGenerator<Origin[]> {
  for (let last = ''; ;) {
    const origins = await reader.fetch<(Origin & {_id: string})[]>(ORIGINS_QUERY, {last})
    yield origins
    if (origins.length < ORIGINS_BATCH) return
    last = origins.at(-1)?._id ?? last
  }
}

/** Where every imported article of the dataset came from. */
export async function readOrigins(reader: DatasetReader): Promise<Origin[]> {
  const all: Origin[] = []
  for await (const origins of streamOrigins(reader)) all.push(...origins)
  return all
}

const DRAFTS = 'drafts.'

function draftId(id: string): string {
  return `${DRAFTS}${id}`
}

async function fetchById<Found extends {_id: string}>(
  reader: DatasetReader,
  query: string,
  ids: readonly string[],
): Promise<Map<string, Found>> {
  const found = await reader.fetch<Found[]>(query, {ids})
  return new Map(found.map((document) => [document._id, document]))
}

function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({length: Math.ceil(items.length / size)}, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
