import type {SanityClient} from '@sanity/client'

import {IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import type {StoredDocument} from '../plan/types.ts'
import type {ImportRecord, PrunedArticle} from '../types.ts'
import {mapConcurrently} from '../write/mapConcurrently.ts'
import type {RollbackHolding} from './planRollback.ts'
import {readRevision} from './readHistory.ts'

/** Articles that are read in one request. */
const BATCH = 50
/** Revisions that are asked for at the same time. */
const REVISIONS_AT_ONCE = 4

const RECORDS_QUERY = `*[_type == "${IMPORT_RECORD_TYPE}" && runId == $run && _id > $after] | order(_id) [0...${BATCH}]`
const DOCUMENTS_QUERY = '*[_id in $ids]'

type StoredRecord = ImportRecord & StoredDocument

/**
 * Reads all articles that a run wrote last, with what they were before it, some at a time.
 *
 * @param client - Sees raw documents, private ones included.
 * @param run - Id of the run.
 */
export async function* readRun(client: SanityClient, run: string): AsyncGenerator<RollbackHolding[]> {
  for (let after = ''; ;) {
    const records: StoredRecord[] = await client.fetch<StoredRecord[]>(RECORDS_QUERY, {run, after})
    const last = records.at(-1)
    if (!last) return
    after = last._id
    yield await readHoldings(client, records.map(toUndone))
  }
}

/**
 * Reads what a run deleted because its sources were gone, the last one first: so each comes after what it refers to.
 *
 * @param client - Sees raw documents, private ones included.
 * @param pruned - What the run's record says it deleted.
 * @returns What was deleted in one transaction, and has to come back in one.
 */
export async function* readPruned(
  client: SanityClient,
  pruned: readonly PrunedArticle[],
): AsyncGenerator<RollbackHolding[]> {
  const groups = [...Map.groupBy(pruned.toReversed(), ({id, together = id}) => together).values()]
  for (let start = 0; start < groups.length; start += BATCH) {
    const some = groups.slice(start, start + BATCH)
    const holdings = await readHoldings(
      client,
      some.flat().map((article) => ({...article, transaction: undefined, removed: Object.keys(article.revisions)})),
    )
    for (const {length} of some) yield holdings.splice(0, length)
  }
}

type Undone = Pick<RollbackHolding, 'id' | 'path' | 'revisions' | 'transaction' | 'removed'>

function toUndone({article, sourcePath, revisionsBefore, removed, _rev}: StoredRecord): Undone {
  const revisions = revisionsBefore ? (JSON.parse(revisionsBefore) as Record<string, string | null>) : undefined
  return {id: article._ref, path: sourcePath, revisions, transaction: _rev, removed: removed ?? []}
}

async function readHoldings(client: SanityClient, undone: readonly Undone[]): Promise<RollbackHolding[]> {
  const revisions = undone.flatMap((one) => Object.entries(one.revisions ?? {}))
  const documents = await client.fetch<StoredDocument[]>(DOCUMENTS_QUERY, {ids: revisions.map(([id]) => id)})
  const current = new Map(documents.map((document) => [document._id, document]))
  const wanted = revisions.flatMap(([id, revision]): [string, string][] =>
    revision !== null && current.get(id)?._rev !== revision ? [[id, revision]] : [],
  )
  const found = await mapConcurrently(wanted, REVISIONS_AT_ONCE, async ([id, revision]) => ({
    id,
    document: await readRevision(client, id, revision),
  }))
  const before = new Map(found.flatMap((one) => (one?.document ? [[one.id, one.document] as const] : [])))
  return undone.map((one) => ({...one, current, before}))
}
