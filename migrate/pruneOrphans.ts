import {DOCUMENT, IMPORT_RECORD_TYPE} from '../schemas/names.ts'
import {deleteGuarded} from './diff/deleteGuarded.ts'
import {importRecordId} from './document/documentId.ts'
import {findPruneObstacle} from './plan/planPrune.ts'
import type {StoredDocument} from './plan/types.ts'
import type {ArticleResult, PrunedArticle} from './types.ts'
import type {Writer} from './write/openWriter.ts'
import {readHoldings, type DatasetReader} from './write/readDataset.ts'

/** How to prune. */
export interface PruneOptions {
  writer: Pick<Writer, 'reader' | 'commit'>
  /** Delete also what an editor changed, and what others refer to weakly. */
  force: boolean
  /** Find out what would happen, and write nothing. */
  dryRun: boolean
  /** Told of each article that is deleted, or would be. */
  onPruned: (article: PrunedArticle) => void
  signal?: AbortSignal
}

/** Whole, as only that tells a strong reference from a weak one; some, as one that stays is enough. */
const REFERRERS_QUERY = '*[references($id) && !(_id in $own)] | order(_id)[0...100]'

/**
 * Deletes articles whose sources are gone, with their drafts and import records. What an editor changed and what other documents
 * refer to stays, as a conflict, unless forced. The dataset has to be locked.
 *
 * @param orphans - Rows of these articles.
 * @param options - See {@link PruneOptions}.
 * @returns The rows, with what became of them.
 */
export async function pruneOrphans(
  orphans: readonly ArticleResult[],
  {writer, force, dryRun, onPruned, signal}: PruneOptions,
): Promise<ArticleResult[]> {
  const own = orphans.flatMap(({id = ''}) => [id, `drafts.${id}`, importRecordId(id)])
  const rows: ArticleResult[] = []
  for (const row of orphans) {
    const found = signal?.aborted ? undefined : await findPrunable(row, writer.reader, own)
    if (!found) {
      rows.push(row)
    } else if (found.obstacle && !(force && found.obstacle.isForceable)) {
      rows.push({...row, outcome: 'conflict', messages: [found.obstacle.message]})
    } else {
      const pruned = toPruned(row, found.documents)
      const refusal = dryRun ? undefined : await removePruned(pruned, writer)
      if (refusal === undefined) onPruned(pruned)
      rows.push(toPrunedRow(pruned, refusal))
    }
  }
  return rows
}

/**
 * Deletes all that belongs to an article, if it is as it was looked at.
 *
 * @param article - What to delete.
 * @param writer - Of the run.
 * @returns What was refused; undefined when it is done.
 */
export function removePruned(
  {id, revisions}: PrunedArticle,
  {commit}: Pick<Writer, 'commit'>,
): Promise<string | undefined> {
  const documents = Object.entries(revisions).flatMap(([_id, _rev]): StoredDocument[] => {
    const _type = _id === importRecordId(id) ? IMPORT_RECORD_TYPE : DOCUMENT.article
    return _rev === null ? [] : [{_id, _type, _rev}]
  })
  return commit(`prune ${id} ${Object.values(revisions).join(' ')}`, documents.flatMap(deleteGuarded))
}

/**
 * The row of an article that was to be deleted.
 *
 * @param article - What was to be deleted.
 * @param refusal - Why it was not, if it was not.
 */
export function toPrunedRow({path, id}: PrunedArticle, refusal: string | undefined): ArticleResult {
  if (refusal === undefined) return {path, id, outcome: 'pruned', messages: []}
  const reason = `${refusal} The article stays.`
  return {path, id, outcome: 'conflict', messages: [{severity: 'warning', rule: 'prune/refused', reason}]}
}

/** Undefined for an article that an editor deleted already. */
async function findPrunable({id = ''}: ArticleResult, reader: DatasetReader, own: readonly string[]) {
  const {record, ...held} = (await readHoldings(reader, [id])).get(id) ?? {}
  const isDraft = !held.article && record?.publication === 'draft'
  const article = isDraft ? held.draft : held.article
  const draft = isDraft ? undefined : held.draft
  if (!record?._rev || !article) return undefined
  const referrers = await reader.fetch<StoredDocument[]>(REFERRERS_QUERY, {id, own})
  const obstacle = findPruneObstacle({record, article, ...(draft && {draft}), referrers})
  const kept = {_id: importRecordId(id), _type: IMPORT_RECORD_TYPE, _rev: record._rev}
  return {documents: [article, ...(draft ? [draft] : []), kept], ...(obstacle && {obstacle})}
}

function toPruned({path, id = ''}: ArticleResult, documents: readonly StoredDocument[]): PrunedArticle {
  return {id, path, revisions: Object.fromEntries(documents.map(({_id, _rev}) => [_id, _rev]))}
}
