/**
 * What the other commands report: the values that `--json` prints.
 *
 * @module
 */
import type {ImportResult, Outcome} from './importResult.ts'
import type {Message, Severity} from './messages.ts'

/**
 * What became of an article in an export.
 *
 * - `source`: written as the source it was imported from, byte for byte: nobody changed it since.
 * - `written`: written from the document.
 * - `unchanged`: the file was as it should be.
 * - `refused`: not written; a message of severity `error` says why.
 */
export type ExportOutcome = 'source' | 'written' | 'unchanged' | 'refused'

/** One row of an {@link ExportResult}. */
export interface ExportedFile {
  /** The path of the file below the exported folder, with forward slashes. */
  path: string
  /** Id of the published article, also when its draft was taken. */
  id: string
  outcome: ExportOutcome
  messages: Message[]
}

/** What an export did: the value `--json` prints. */
export interface ExportResult {
  target: ImportResult['target']
  dryRun: boolean
  /** True when the run was stopped early; `files` then lacks those it did not come to. */
  interrupted: boolean
  counts: Record<ExportOutcome, number>
  /** Sorted by path. */
  files: ExportedFile[]
  /** Pictures by what became of their files; `reused` were there already. */
  images: {written: number; reused: number; failed: number}
  durationMs: number
}

/**
 * What became of an article in a rollback.
 *
 * - `removed`: the run had made it, and it is deleted.
 * - `restored`: it is as it was before the run.
 * - `refused`: it stays as it is; a message says why.
 */
export type RollbackOutcome = 'removed' | 'restored' | 'refused'

/** One row of a {@link RollbackResult}. */
export interface RolledBackArticle {
  /** The path of the source, as the import record keeps it. */
  path: string
  id: string
  outcome: RollbackOutcome
  messages: Message[]
}

/** What a rollback did: the value `--json` prints. */
export interface RollbackResult {
  target: ImportResult['target']
  /** Id of the run that was undone. */
  run: string
  dryRun: boolean
  /** True when it was stopped early; run the same command again for the rest. */
  interrupted: boolean
  counts: Record<RollbackOutcome, number>
  /** Sorted by path. */
  articles: RolledBackArticle[]
  /** Ids of categories, authors and the like that the run had made and nothing refers to any more: deleted too. */
  related: string[]
  durationMs: number
}

/**
 * Where an article stands.
 *
 * - `pending`: its source is new, or another than what was imported.
 * - `imported`: source and dataset say the same.
 * - `edited`: an editor changed it since, or has a draft.
 * - `conflict`: source and editor changed the same, and a person has to decide.
 * - `orphan`: its source is gone.
 * - `deleted`: an editor deleted or unpublished it.
 */
export type ArticleState = 'pending' | 'imported' | 'edited' | 'conflict' | 'orphan' | 'deleted'

/** One row of a {@link StatusResult}. */
export interface ArticleStatus {
  path: string
  /** Absent for a source that was never imported. */
  id?: string
  state: ArticleState
  source: 'new' | 'same' | 'changed' | 'gone'
  /** What an editor changed in what is published, in words. */
  edits?: string
  /** What the draft changes, in words; absent when there is none. */
  draft?: string
  /** Paths of the fields and blocks in conflict. */
  conflicts: string[]
  /** The run that wrote it last. */
  run?: string
}

/** A run, as {@link StatusResult} lists it. */
export interface RunStatus {
  run: string
  /** Absent, with all that follows, for a run that was cut off before it could say. */
  startedAt?: string
  finishedAt?: string
  interrupted?: boolean
  paths?: string[]
  counts?: Partial<Record<Outcome, number>>
  rolledBackAt?: string
  /** How many articles it wrote last. */
  articles: number
}

/** Where an import stands: the value `migrate status --json` prints. */
export interface StatusResult {
  target: ImportResult['target']
  counts: Record<ArticleState, number>
  /** Sorted by path. */
  articles: ArticleStatus[]
  /** Path arguments that lead nowhere, each with its reason. */
  unfound: {path: string; messages: Message[]}[]
  /** The last one first. */
  runs: RunStatus[]
}

/**
 * What a verification found about an article.
 *
 * - `equal`: proved equal to its source.
 * - `edited`: equal but for what an editor did.
 * - `wrong`: something is not as it should be; a message says what.
 * - `pending`, `conflict`, `orphan`, `deleted`: as in {@link ArticleState}.
 */
export type Verdict = 'equal' | 'edited' | 'wrong' | 'pending' | 'conflict' | 'orphan' | 'deleted'

/** One row of a {@link VerifyResult}. */
export interface VerifiedArticle {
  path: string
  id?: string
  verdict: Verdict
  messages: Message[]
}

/** What a verification found: the value `migrate verify --json` prints. */
export interface VerifyResult {
  target: ImportResult['target']
  interrupted: boolean
  counts: Record<Verdict, number>
  /** Sorted by path. */
  articles: VerifiedArticle[]
  /** Path arguments that lead nowhere, each with its reason. */
  unfound: {path: string; messages: Message[]}[]
  /**
   * How many different assets and references were looked at; in how many parts of articles the HTML is what an independent renderer
   * makes of the Markdown (`parts`), and how many parts that renderer does not know (`partsLeft`).
   */
  checked: {assets: number; references: number; parts: number; partsLeft: number}
  durationMs: number
}

/** One row of a {@link CheckResult}. */
export interface CheckedArticle {
  path: string
  /** Absent when the source failed before an id was known. */
  id?: string
  /** Sorted by line and column. */
  messages: Message[]
}

/** What a check found: the value `--json` prints. */
export interface CheckResult {
  /** Messages by severity, those of the run among them. */
  counts: Record<Severity, number>
  /** Sorted by path. */
  articles: CheckedArticle[]
  /** About the run as a whole: something that could not be checked in any article. */
  messages: Message[]
  /** True when the run was stopped early; what it did not come to is not in `articles`. */
  interrupted: boolean
  durationMs: number
}
