/**
 * The values that travel through a migration, in the order they arise:
 * source → parsed front matter and converted body → documents → plan → result.
 *
 * @module
 */
import type {Block, Figure, Reference} from '../src/portable-text/types.ts'
import type {Dialect} from './convert/dialects.ts'

/**
 * How much a message matters.
 *
 * - `error`: the article was not imported, or something in it needs a person; the exit code is 1.
 * - `warning`: the article arrived, and one thing about it should be looked at.
 * - `loss`: something a reader could see did not arrive.
 * - `changed`: everything arrived, in another form than the source had.
 * - `info`: worth knowing; nothing to do.
 */
export type Severity = (typeof SEVERITIES)[number]

/** Every {@link Severity}, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'loss', 'changed', 'info'] as const

/** One thing to tell the user about one place of one source. */
export interface Message {
  severity: Severity
  /** Stable name of the rule, kebab-case with its area first: `front-matter/missing-title`, `convert/unknown-node`. */
  rule: string
  /** What was found, what was expected, what to do; one sentence or two, no trailing newline. */
  reason: string
  /** Line in the file, from 1. Absent when the message is about the whole file. */
  line?: number
  /** Column in the file, from 1. */
  column?: number
  /** Excerpt of the source, at most 80 characters. */
  source?: string
}

/** A position in a file; both count from 1. */
export interface Position {
  line: number
  column: number
}

/** One article file as it was read. `path` is relative to the working folder, with forward slashes. */
export interface Source {
  path: string
  /** Folder that image paths of this source must stay in (absolute): the path argument it was found under. */
  root: string
  /** Absolute path. */
  file: string
  /** The whole text, byte order mark included, exactly as decoded from UTF-8. */
  text: string
}

/** An author named by front matter. */
interface AuthorFields {
  name: string
}

/** What front matter says about an article, after validation; every value in the form the document wants. */
export interface ArticleFields {
  title: string
  subtitle?: string
  /** Path-safe, lower case, without slashes at its ends. */
  slug: string
  /** As written; the id is made of its slug. */
  category?: string
  author?: AuthorFields
  /** Authors besides the first. */
  coAuthors?: AuthorFields[]
  tags?: string[]
  /** ISO 8601 in UTC, ending in Z. */
  publishedAt?: string
  updatedAt?: string
  excerpt?: string
  coverImage?: {src: string; alt?: string; position?: Position}
  seo?: {title?: string; description?: string}
  language?: string
  /** Addresses the article had before, as paths from the root of a site. */
  redirectFrom?: string[]
  /** Not to be published yet. */
  draft?: true
}

/** The front matter of one source, parsed and validated. */
export interface ParsedFrontMatter {
  /** Absent when a message of severity `error` says why. */
  fields?: ArticleFields
  /** Keys the model has no field for, verbatim; kept in the import record. */
  unknown: Record<string, unknown>
  /** The Markdown after the closing fence. */
  body: string
  /** Number of lines of the file before the first line of `body`. */
  bodyLine: number
  /** Where the slug stands, or the title it was made of. Absent when `fields` is. */
  slugPosition?: Position
  messages: Message[]
}

/** A field of an article that front matter can say. */
export type FieldName = (typeof FIELD_NAMES)[number]

/** Every {@link FieldName}, in the order of the schema. */
export const FIELD_NAMES = [
  'title',
  'subtitle',
  'slug',
  'category',
  'author',
  'tags',
  'publishedAt',
  'updatedAt',
  'excerpt',
  'coverImage',
  'coverAlt',
  'seoTitle',
  'seoDescription',
  'language',
  'draft',
] as const

/**
 * Which keys say a field, the first with a value counting, before all keys that are known anyway: `'lead'`, `['lead', 'intro']`;
 * a member of a value is written with a dot, `'meta.lead'`. A function makes of the value, as it is written, what the
 * field is to be read from; undefined says that there is none.
 */
export type FieldRule =
  | string
  | readonly string[]
  | {
      from: string | readonly string[]
      transform?: (value: unknown, source: {path: string; header: Readonly<Record<string, unknown>>}) => unknown
    }

/** How front matter is read, where it does not say everything itself. */
export interface FrontMatterSettings {
  /** Keys of your own for fields. */
  fields?: Partial<Record<FieldName, FieldRule>>
  /** What divides a text of tags: `comma` (and semicolon) by default, `space` as well. */
  tagSeparator?: 'comma' | 'space'
  /** How names are to be spelled, by how articles spell them, upper and lower case aside: `{js: 'JavaScript'}`. */
  spelling?: {
    categories?: Readonly<Record<string, string>>
    tags?: Readonly<Record<string, string>>
    authors?: Readonly<Record<string, string>>
  }
  /** Zone of dates that state none: `Europe/Berlin`, `+02:00`. UTC by default. */
  timeZone?: string
  /** Which number is the day in `5/2/2025`. By default such a date is refused when both readings are possible. */
  dateOrder?: 'dmy' | 'mdy'
  /** Whether files without front matter are articles too; their first heading or their name is the title then. Default false. */
  optional?: boolean
}

/** Which links lead to articles, besides those to their files. */
export interface LinkSettings {
  /** Paths that articles stand below on the site, such as `/blog/`: what follows is the slug. `/` is always one. */
  bases?: readonly string[]
  /** Beginnings of addresses of the site itself, such as `https://example.org`. None by default. */
  origins?: readonly string[]
}

/** How Markdown is converted, as far as an import record can keep it: an article is converted again when it changes. */
export interface ConversionSettings {
  /** Which Markdown the articles are written in; `plain` by default. */
  dialect?: Dialect
  /** False reads CommonMark alone, without GFM and what dialects have besides. True by default. */
  gfm?: boolean
  /** True lays lists, quotations and callouts out as flat blocks, whatever they hold, and says so. False by default. */
  flatOnly?: boolean
  /**
   * A name for what your plugins and handlers make, which cannot be compared themselves: give another one when they make
   * something else. None by default.
   */
  version?: string
  /** How front matter is read; nothing set by default. */
  frontMatter?: FrontMatterSettings
  /** Which links lead to articles; those to their files always do. */
  links?: LinkSettings
}

/** One use of an image in a source. */
export interface ImageUse {
  /** As the source wrote it. */
  src: string
  position?: Position
}

/** A converted body. */
export interface Conversion {
  /** Images stand in it as `externalUrl` with the source's own address; {@link ImageUse} lists them. */
  blocks: Block[]
  images: ImageUse[]
  messages: Message[]
  /** True when a leading `# Title` that repeats the front matter title was taken off the body. */
  titleHeading: boolean
  /**
   * Where blocks, table cells, links and inline images stand in the file, by the `_key`s from the body down to them, joined
   * with dots. Only when asked for, and never complete: what was made up by a handler stands nowhere.
   */
  places?: ReadonlyMap<string, Position>
}

/** A document as the Content Lake takes it. */
export interface SanityDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

/** The article document. */
export interface ArticleDocument extends SanityDocument {
  _type: 'article'
  title: string
  subtitle?: string
  slug: {_type: 'slug'; current: string}
  category?: Reference
  author?: Reference
  coAuthors?: (Reference & {_key: string})[]
  tags?: string[]
  publishedAt?: string
  updatedAt?: string
  excerpt?: string
  coverImage?: Omit<Figure, '_key'>
  body: Block[]
  seo?: {_type: 'seo'; title?: string; description?: string}
  language?: string
  redirectFrom?: string[]
}

/**
 * What was written beside an article, so that a later run knows what changed since. Design section 4.
 * Its id is `migration.<article id>`: the dot keeps it from anonymous readers.
 */
export interface ImportRecord extends SanityDocument {
  _type: 'migration.record'
  article: Reference
  sourcePath: string
  /** SHA-256 of `sourceText`, hex. */
  sourceHash: string
  sourceText: string
  /** JSON of the {@link ConversionSettings} it was converted with. Absent in records of versions without settings. */
  conversionSettings?: string
  /** Front matter keys the model has no field for, as one JSON string; `{}` when there are none. */
  unknownFrontMatter: string
  /** JSON of {@link WrittenHashes}: one string, because a dataset has a limit on distinct attribute paths. */
  written: string
  /**
   * Paths of fields and blocks that source and editor both changed, and that wait for a person; see {@link Change}. Absent
   * in records of versions before it.
   */
  conflicts?: string[]
  /** True when the body's leading heading repeated the title and was taken off. */
  titleHeading: boolean
  /** JSON of the images that are in the dataset, as `[address, asset id][]`: what the source's addresses became. */
  imageAssets: string
  /** Addresses of images that could not be fetched or read and stand in the article as `externalUrl`. */
  pendingImages: string[]
  /** JSON of the {@link ImageFile}s that the article shows. Absent when it shows none. */
  imageFiles?: string
  /** The run that wrote it last. */
  runId: string
  /** JSON of the revisions before that run by document id, null for a document that was not there: what a rollback goes back to. */
  revisionsBefore: string
  /** Version of this package. */
  toolVersion: string
}

/** A local image file as a run found it, so that a later run sees that it changed. */
export interface ImageFile {
  /** As the source wrote it. */
  src: string
  /** SHA-1 of its bytes, hex, as asset documents have it. */
  sha1: string
  /** In bytes. */
  size: number
  /** When it was last changed, in milliseconds since 1970. */
  mtimeMs: number
}

/**
 * What source and dataset last agreed on: the base of a three-way merge. One hash a field, and one a block of `body` by
 * `_key`, in order. Where they disagree (an open conflict), it is what they agreed on before that.
 */
export interface WrittenHashes {
  fields: Record<string, string>
  /** Absent when there is none yet: the article was taken over, and its body is another than the source's. */
  blocks?: WrittenBlock[]
  /** The same of the draft, where it is another than of what is published. */
  draft?: Omit<WrittenHashes, 'draft'>
}

/**
 * A block that source and dataset agreed on: its key in the dataset and the hash of its content. Where they disagree now,
 * `source` is the hash of what the source says, so that the next run knows it again.
 */
export type WrittenBlock = [key: string, hash: string, source?: string]

/** One source, ready to be written except for its images. */
export interface BuiltArticle {
  source: Source
  article: ArticleDocument
  /** Where the source states the slug, or the title it was made of. */
  slugPosition?: Position
  /** Documents the article refers to, to be created when missing: category, author. */
  related: SanityDocument[]
  images: ImageUse[]
  unknown: Record<string, unknown>
  titleHeading: boolean
  sourceHash: string
  /** As {@link ImportRecord} keeps them. */
  conversionSettings: string
  messages: Message[]
}

/** What is known of a source without its body. */
export interface ArticleSketch extends Pick<
  BuiltArticle,
  'slugPosition' | 'sourceHash' | 'conversionSettings' | 'messages'
> {
  source: Omit<Source, 'text'>
  article: Pick<ArticleDocument, '_id' | 'slug'>
}

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

/** What became of one source. */
export type Outcome =
  | 'created'
  | 'updated'
  | 'merged'
  | 'unchanged'
  | 'conflict'
  | 'deleted'
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
  /** Why the run ended early though nobody stopped it: the target takes nothing any more. */
  problem?: {code: string; message: string; hint: string}
  durationMs: number
}

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
  /** Below the exported folder, with forward slashes. */
  path: string
  /** Of the published article, also when its draft was taken. */
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
  /** Of the source, as the import record keeps it. */
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
  /** How many different ones were looked at. */
  checked: {assets: number; references: number}
  durationMs: number
}

/** What `migrate` did in one run: a private document of the dataset, `migration.run.<run id>`. */
export interface RunRecord extends SanityDocument {
  _type: 'migration.run'
  run: string
  /** ISO 8601 in UTC. */
  startedAt: string
  finishedAt: string
  interrupted: boolean
  /** As they were given. */
  paths: string[]
  /** JSON of the counts by outcome: one string, because a dataset has a limit on distinct attribute paths. */
  counts: string
  /** Version of this package. */
  toolVersion: string
  /** JSON of the {@link PrunedArticle}s, if there are any. */
  pruned?: string
  /** When the run was undone, if it was. */
  rolledBackAt?: string
}

/** An article that a run deleted because its source is gone: what a rollback brings back. */
export interface PrunedArticle {
  id: string
  /** Of the source. */
  path: string
  /** The revision that each deleted document had, by id. */
  revisions: Record<string, string | null>
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

/** Progress of a run, for whoever draws it. */
export interface ProgressEvent {
  step: 'read' | 'convert' | 'check' | 'plan' | 'assets' | 'write'
  current: number
  total: number
}
