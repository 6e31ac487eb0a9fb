import {deleteGuarded} from '../diff/deleteGuarded.ts'
import {patchDocument} from '../diff/diffDocument.ts'
import type {Mutation, StoredDocument} from '../plan/types.ts'
import type {Message, RolledBackArticle, SanityDocument} from '../types.ts'

/** What a rollback knows of one article. */
export interface RollbackHolding {
  id: string
  /** Path of the source. */
  path: string
  /** Revisions before the run by document id, null for a document that was not there; undefined when they are not known. */
  revisions: Readonly<Record<string, string | null>> | undefined
  /** The transaction of the run; undefined when it deleted all of it. */
  transaction: string | undefined
  /** Ids of documents that the run deleted. */
  removed: readonly string[]
  /** The article, its draft and its import record as they are now, by id. */
  current: ReadonlyMap<string, StoredDocument>
  /** The documents as they were before the run, by id; those that were there and can still be had. */
  before: ReadonlyMap<string, SanityDocument>
}

/** What is done about one article. */
export interface RollbackStep extends RolledBackArticle {
  /** Empty when it is refused. */
  mutations: Mutation[]
}

/**
 * Decides how one article goes back to what it was before a run: documents that the run made are deleted, those that it
 * changed are put back by a patch, the import record as well. What somebody changed since is not touched, unless forced.
 *
 * @param holding - What the import record, the dataset and its history say about the article.
 * @param force - Undo also what somebody changed since.
 */
export function planRollback(holding: RollbackHolding, force: boolean): RollbackStep {
  const {id, path, revisions, transaction, removed, current, before} = holding
  const row = {path, id}
  const refuse = (rule: string, reason: string): RollbackStep => ({
    ...row,
    outcome: 'refused',
    messages: [{severity: 'warning', rule, reason}],
    mutations: [],
  })

  if (!revisions)
    return refuse(
      'rollback/no-revisions',
      'An older version of migrate imported this article, and did not keep what was there before. It stays as it is.',
    )
  const documents = Object.entries(revisions).map(([documentId, revision]) => ({
    id: documentId,
    revision,
    now: current.get(documentId),
  }))
  const touched = documents.filter(({now, revision}) => (now?._rev ?? null) !== revision)
  const changedSince = touched.filter(({id: documentId, now}) =>
    now ? now._rev !== transaction : !removed.includes(documentId),
  )
  if (changedSince.length > 0 && !force) return refuse('rollback/changed-since', describeChanged(changedSince))

  const lost = touched.find(({id: documentId, revision}) => revision !== null && !before.has(documentId))
  if (lost) return refuse('rollback/history-gone', describeLost(lost.id, lost.revision ?? ''))

  const mutations = touched.flatMap(({id: documentId, now}) => putBack(now, before.get(documentId)))
  const messages: Message[] = changedSince.length > 0 ? [forced(changedSince.map((document) => document.id))] : []
  const wasThere = [id, `drafts.${id}`].some((documentId) => typeof revisions[documentId] === 'string')
  return {...row, outcome: wasThere ? 'restored' : 'removed', messages, mutations}
}

function putBack(now: StoredDocument | undefined, before: SanityDocument | undefined): Mutation[] {
  if (!before) return now ? deleteGuarded(now) : []
  if (now) return patchDocument(now, before)
  const {_rev, _updatedAt, ...document} = before
  return [{create: document as SanityDocument}]
}

function describeChanged(documents: readonly {id: string; now: StoredDocument | undefined}[]): string {
  const what = documents.map(({id, now}) => {
    const name = id.startsWith('drafts.')
      ? 'its draft'
      : id.startsWith('migration.')
        ? 'its import record'
        : 'the article'
    return now ? `${name} was changed at ${String(now['_updatedAt'])}` : `${name} was deleted`
  })
  return `Since the run, ${what.join(', and ')}, so it stays as it is. To undo that too, run again with --force.`
}

function describeLost(id: string, revision: string): string {
  return `The history of ${id} does not reach back to revision ${revision} any more, so it stays as it is. Put it back by hand, or import an older source.`
}

function forced(ids: readonly string[]): Message {
  return {
    severity: 'warning',
    rule: 'rollback/forced',
    reason: `What was changed since in ${ids.join(' and ')} is undone too, as --force says; the dataset's history still has it.`,
  }
}
