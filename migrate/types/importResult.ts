/**
 * What an import reports, and what it says while it runs.
 *
 * @module
 */
import type {Message} from './messages.ts'

/** One difference between what the dataset holds and what a run makes of it, for people. */
export interface Change {
  /** Id of the document it is in: the article's, or that of its draft. */
  document: string
  /** The field, or the block: `title`, `body[_key=="0a1b2c3d4e5f"]`. */
  path: string
  /**
   * - `added`, `removed`, `changed`, `moved`: what the run does.
   * - `kept`: source and editor both changed it, and the editor's version stays.
   */
  kind: 'added' | 'removed' | 'changed' | 'moved' | 'kept'
  /** Excerpt of what the dataset holds, at most 80 characters. Absent when it holds nothing. */
  before?: string
  /** Excerpt of what the source says, at most 80 characters. Absent when it says nothing. */
  after?: string
}

/**
 * What became of one source.
 *
 * - `created`: it is a new article.
 * - `updated`: the article was as the last run wrote it, and is patched.
 * - `merged`: an editor had changed other parts of the article, or has a draft; both are kept.
 * - `unchanged`: the article stays as it is.
 * - `conflict`: source and editor changed the same, and a person has to decide; or an article is there that no import made.
 * - `deleted`: an editor deleted the article, and it stays so.
 * - `skipped`: it is not to be published, and the settings leave such articles out.
 * - `failed`: it was not imported; a message of severity `error` says why.
 * - `orphaned`: the source is gone, and its article stays.
 * - `pruned`: the source is gone, and its article was deleted.
 */
export type Outcome =
  | 'created'
  | 'updated'
  | 'merged'
  | 'unchanged'
  | 'conflict'
  | 'deleted'
  | 'skipped'
  | 'failed'
  | 'orphaned'
  | 'pruned'

/** One row of an {@link ImportResult}. */
export interface ArticleResult {
  path: string
  /** Absent when the source failed before an id was known. */
  id?: string
  outcome: Outcome
  messages: Message[]
  /** True when it is in the dataset as a draft alone, because its source or the run says so. */
  draft?: true
  /** What differs from what the dataset held; absent when nothing does, or the article was not there. */
  changes?: Change[]
}

/** What an import did: the value `--json` prints. */
export interface ImportResult {
  target: {kind: 'lake' | 'hosted'; url: string; project: string; dataset: string}
  run: string
  dryRun: boolean
  /** True when the run was stopped early; `articles` then lacks those it did not come to. */
  interrupted: boolean
  counts: Record<Outcome, number>
  articles: ArticleResult[]
  assets: {uploaded: number; reused: number; external: number}
  /** About the run, not about one article. Absent when there are none. */
  messages?: Message[]
  /** Why the run ended early though nobody stopped it: the target takes nothing any more. */
  problem?: {code: string; message: string; hint: string}
  durationMs: number
}

/** An article that a run deleted because its source is gone: what a rollback brings back. */
export interface PrunedArticle {
  id: string
  /** The path of the source. */
  path: string
  /** The revision that each deleted document had, by id. */
  revisions: Record<string, string | null>
  /** Id of the first of the articles that go in one transaction, as they refer to each other strongly; absent for one that goes alone. */
  together?: string
}

/** Progress of a run, for whoever draws it. */
export interface ProgressEvent {
  step: 'read' | 'convert' | 'check' | 'plan' | 'assets' | 'write'
  current: number
  total: number
}
