import type {SanityClient} from '@sanity/client'

import {IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import type {StoredDocument} from '../plan/types.ts'
import type {Publication, WrittenHashes} from '../types.ts'

/** Articles that are read in one request. */
const BATCH = 50

const RECORDS_QUERY = `*[_type == "${IMPORT_RECORD_TYPE}" && _id > $after] | order(_id) [0...${BATCH}]{
  _id, _rev, "articleId": article._ref, sourcePath, sourceHash, conversionSettings, written, conflicts, imageAssets, pendingImages, runId, publication, spelling
}`
const DOCUMENTS_QUERY = '*[_id in $ids]'

/** An import record, as far as a look back needs it. */
interface KnownRecord {
  _id: string
  _rev: string
  articleId: string
  sourcePath: string
  sourceHash: string
  conversionSettings: string | null
  written: WrittenHashes
  conflicts: string[]
  /** Asset ids by address as the source wrote it. */
  imageAssets: ReadonlyMap<string, string>
  pendingImages: string[]
  runId: string
  /** What the source asked for; null in records of versions that published every article. */
  publication: Publication | null
  /** JSON of the names that were spelled in another way than the source does; null for none. */
  spelling: string | null
}

/** What an import left in the dataset, and what has become of it. */
export interface KnownArticle {
  record: KnownRecord
  /** As it is published; the draft where the source asked for one and nobody published it. */
  article?: StoredDocument
  draft?: StoredDocument
}

type StoredRecord = Omit<KnownRecord, 'written' | 'conflicts' | 'imageAssets'> & {
  written: string
  conflicts: string[] | null
  imageAssets: string | null
}

/**
 * Reads all imported articles with their records and drafts, some at a time.
 *
 * @param client - Sees raw documents, private ones included.
 */
export async function* readKnownArticles(client: SanityClient): AsyncGenerator<KnownArticle[]> {
  for (let after = ''; ;) {
    const records: StoredRecord[] = await client.fetch<StoredRecord[]>(RECORDS_QUERY, {after})
    const last = records.at(-1)
    if (!last) return
    after = last._id
    const ids = records.flatMap(({articleId}) => [articleId, `drafts.${articleId}`])
    const documents = await client.fetch<StoredDocument[]>(DOCUMENTS_QUERY, {ids})
    const byId = new Map(documents.map((document) => [document._id, document]))
    yield records.map((record) => {
      const [published, draft] = [byId.get(record.articleId), byId.get(`drafts.${record.articleId}`)]
      const isDraft = !published && record.publication === 'draft'
      const article = isDraft ? draft : published
      return {record: toKnownRecord(record), ...(article && {article}), ...(draft && !isDraft && {draft})}
    })
  }
}

function toKnownRecord({written, conflicts, imageAssets, ...record}: StoredRecord): KnownRecord {
  return {
    ...record,
    written: JSON.parse(written) as WrittenHashes,
    conflicts: conflicts ?? [],
    imageAssets: new Map(JSON.parse(imageAssets ?? '[]') as [string, string][]),
  }
}
