import {hash} from 'node:crypto'

import {importRecordId} from './document/documentId.ts'
import type {ImportTarget} from './importArticles.ts'
import {findPruneObstacle} from './plan/planPrune.ts'
import {deleteGuarded} from './diff/deleteGuarded.ts'
import type {StoredDocument} from './plan/types.ts'
import type {ArticleResult, ImportResult, PrunedArticle} from './types.ts'
import {createCommit, type Commit} from './write/createCommit.ts'
import {readHoldings} from './write/readDataset.ts'

/** How to prune. */
export interface PruneOptions {
  target: ImportTarget
  /** Delete also what an editor changed, and what others refer to weakly. */
  force: boolean
  /** Milliseconds since 1970. */
  now: () => number
  signal?: AbortSignal
}

const REFERRERS_QUERY = '*[references($id) && !(_id in $own)]._id'

/**
 * Deletes the articles of an import whose sources are gone, with their drafts and import records. What an editor changed and
 * what other documents refer to stays, as a conflict, unless forced.
 *
 * @param result - Of the import; a dry run stays one.
 * @param options - See {@link PruneOptions}.
 * @returns The result with what became of these articles, and what a rollback needs to bring them back.
 */
export async function pruneOrphans(
  result: ImportResult,
  options: PruneOptions,
): Promise<{result: ImportResult; pruned: PrunedArticle[]}> {
  const {target, now, signal} = options
  const {client} = target
  const orphans = result.articles.filter(({outcome, id}) => outcome === 'orphaned' && id !== undefined)
  if (orphans.length === 0 || result.interrupted || result.problem) return {result, pruned: []}
  const commit = createCommit(target, {now, ...(signal && {signal})})
  const going = orphans.map(({id = ''}) => id)
  const own = going.flatMap((id) => [id, `drafts.${id}`, importRecordId(id)])

  const pruned: PrunedArticle[] = []
  const rows = new Map<ArticleResult, ArticleResult>()
  for (const row of orphans) {
    if (signal?.aborted) break
    const id = row.id ?? ''
    const {record, ...held} = (await readHoldings(client, [id])).get(id) ?? {}
    const isDraft = !held.article && record?.publication === 'draft'
    const article = isDraft ? held.draft : held.article
    const draft = isDraft ? undefined : held.draft
    // An editor deleted it already.
    if (!record?._rev || !article) continue
    const referrers = await client.fetch<string[]>(REFERRERS_QUERY, {id, own})
    const obstacle = findPruneObstacle({record, article, ...(draft && {draft}), referrers})
    if (obstacle && !options.force) {
      rows.set(row, {...row, outcome: 'conflict', messages: [obstacle]})
      continue
    }
    const documents: StoredDocument[] = [
      article,
      ...(draft ? [draft] : []),
      {_id: importRecordId(id), _type: 'migration.record', _rev: record._rev},
    ]
    const refusal = result.dryRun ? undefined : await remove(documents, result.run, commit)
    if (refusal !== undefined) {
      const reason = `${refusal} The article stays.`
      rows.set(row, {...row, outcome: 'conflict', messages: [{severity: 'warning', rule: 'prune/refused', reason}]})
      continue
    }
    rows.set(row, {...row, outcome: 'pruned', messages: []})
    pruned.push({id, path: row.path, revisions: Object.fromEntries(documents.map(({_id, _rev}) => [_id, _rev]))})
  }
  const articles = result.articles.map((row) => rows.get(row) ?? row)
  const counts = {...result.counts}
  for (const {outcome} of rows.values()) {
    counts.orphaned--
    counts[outcome]++
  }
  return {result: {...result, articles, counts}, pruned}
}

function remove(documents: readonly StoredDocument[], run: string, commit: Commit): Promise<string | undefined> {
  const id = `${run}-${hash('sha256', documents.map(({_rev}) => _rev).join('\n')).slice(0, 16)}`
  return commit(id, documents.flatMap(deleteGuarded))
}
