import {DOCUMENT, IMPORT_RECORD_TYPE} from '../schemas/names.ts'
import {deleteGuarded} from './diff/deleteGuarded.ts'
import {compareWritten} from './document/compareWritten.ts'
import {importRecordId} from './document/documentId.ts'
import {referencesOf} from './document/referencesOf.ts'
import {describeEdits} from './plan/describeEdits.ts'
import {planPrune, type PruneCandidate} from './plan/planPrune.ts'
import type {HeldRecord, StoredDocument} from './plan/types.ts'
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

/** Articles that are read at the same time, whole. */
const BATCH = 50
/** Referrers of one article that are read at the same time: whole, as only that tells a strong reference from a weak one. */
const REFERRERS = 100

const REFERRERS_QUERY = `*[references($id) && _id > $last] | order(_id)[0...${REFERRERS}]`

/** An article whose source is gone, and that is there. */
interface HeldOrphan extends Omit<PruneCandidate, 'referrers'> {
  pruned: PrunedArticle
}

type Candidate = HeldOrphan & PruneCandidate

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
  const candidates = await readCandidates(orphans, writer.reader, signal)
  const {groups, kept} = planPrune(candidates, force)
  const settled = new Map<string, ArticleResult>()
  for (const group of groups) {
    if (signal?.aborted) break
    const articles = toGroup(group.map(({pruned}) => pruned))
    const refusal = dryRun ? undefined : await removePruned(articles, writer)
    for (const article of articles) {
      if (refusal === undefined) onPruned(article)
      settled.set(article.id, toPrunedRow(article, refusal))
    }
  }
  return orphans.map((row) => {
    const message = kept.get(row.id ?? '')
    return message ? {...row, outcome: 'conflict', messages: [message]} : (settled.get(row.id ?? '') ?? row)
  })
}

/** Those that refer to each other are deleted together. */
function toGroup(articles: readonly PrunedArticle[]): PrunedArticle[] {
  const [first, ...others] = articles
  return first && others.length > 0 ? articles.map((article) => ({...article, together: first.id})) : [...articles]
}

/**
 * Deletes all that belongs to some articles in one transaction, if it is as it was looked at.
 *
 * @param articles - The articles to delete.
 * @param writer - The writer of the run.
 * @returns What was refused; undefined when it is done.
 */
export function removePruned(
  articles: readonly PrunedArticle[],
  {commit}: Pick<Writer, 'commit'>,
): Promise<string | undefined> {
  const documents = articles.flatMap(({id, revisions}) =>
    Object.entries(revisions).flatMap(([_id, _rev]): StoredDocument[] => {
      const _type = _id === importRecordId(id) ? IMPORT_RECORD_TYPE : DOCUMENT.article
      return _rev === null ? [] : [{_id, _type, _rev}]
    }),
  )
  const name = articles.flatMap(({id, revisions}) => [id, ...Object.values(revisions)]).join(' ')
  return commit(`prune ${name}`, documents.flatMap(deleteGuarded))
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

/** None once the run was stopped, as what was not looked at may refer to what was. */
async function readCandidates(
  orphans: readonly ArticleResult[],
  reader: DatasetReader,
  signal?: AbortSignal,
): Promise<Candidate[]> {
  const held: HeldOrphan[] = []
  for (let start = 0; start < orphans.length; start += BATCH) {
    if (signal?.aborted) return []
    held.push(...(await readOrphans(orphans.slice(start, start + BATCH), reader)))
  }
  const own = new Set(held.flatMap(({pruned}) => Object.keys(pruned.revisions)))
  const candidates: Candidate[] = []
  for (const orphan of held) {
    if (signal?.aborted) return []
    candidates.push({...orphan, referrers: await readReferrers(orphan.id, own, reader)})
  }
  return candidates
}

/** Articles that an editor deleted already are none. */
async function readOrphans(rows: readonly ArticleResult[], reader: DatasetReader): Promise<HeldOrphan[]> {
  const holdings = await readHoldings(
    reader,
    rows.flatMap(({id}) => id ?? []),
  )
  return rows.flatMap(({path, id = ''}): HeldOrphan[] => {
    const {record, ...held} = holdings.get(id) ?? {}
    const isDraft = !held.article && record?.publication === 'draft'
    const article = isDraft ? held.draft : held.article
    const draft = isDraft ? undefined : held.draft
    if (!record?._rev || !article) return []
    const documents = [article, ...(draft ? [draft] : [])]
    const revisions = Object.fromEntries([
      ...documents.map(({_id, _rev}) => [_id, _rev]),
      [importRecordId(id), record._rev],
    ]) as PrunedArticle['revisions']
    const references = referencesOf(documents)
    return [{id, edits: describeAll(record, article, draft), references, pruned: {id, path, revisions}}]
  })
}

function describeAll({written}: HeldRecord, article: StoredDocument, draft?: StoredDocument): string {
  const inDraft = draft && describeEdits(compareWritten(written.draft ?? written, draft), draft)
  return [describeEdits(compareWritten(written, article), article), inDraft]
    .filter(Boolean)
    .join(' and, in the draft, ')
}

/** Some documents that refer to an article and are not among those to be deleted, as one that stays is enough. */
async function readReferrers(
  id: string,
  own: ReadonlySet<string>,
  reader: DatasetReader,
): Promise<ReadonlyMap<string, boolean>> {
  for (let last = ''; ;) {
    const page = await reader.fetch<StoredDocument[]>(REFERRERS_QUERY, {id, last})
    const others = page.filter(({_id}) => !own.has(_id))
    last = page.at(-1)?._id ?? last
    if (others.length === 0 && page.length === REFERRERS) continue
    return new Map(others.map((document) => [document._id, referencesOf(document).get(id) === true]))
  }
}
