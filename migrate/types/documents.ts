/**
 * Articles on their way from a conversion to documents, and what is kept beside them.
 *
 * @module
 */
import type {Block, Figure, Reference} from '../../src/portable-text/types.ts'
import type {Message, Position} from './messages.ts'
import type {Source} from './source.ts'

/** One use of an image in a source. */
export interface ImageUse {
  /** The address, as the source wrote it. */
  src: string
  position?: Position
  /** The field of the article that shows it; `body` by default. */
  field?: 'coverImage'
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

/** Whether an article is published, or a draft alone. */
export type Publication = 'published' | 'draft'

/**
 * What a run writes beside an article, so that a later one knows what changed since. Its id is `migration.<article id>`: the dot
 * keeps it from anonymous readers.
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
  /** What the source asked for. Absent in records of versions that published every article. */
  publication?: Publication
  /** ISO 8601: the source asked for a draft only until then. */
  publishFrom?: string
  /** JSON of the names that are spelled in another way than the source does. Absent for none. */
  spelling?: string
  /** Addresses of links that may lead to an article and led to none. Absent in records of versions that did not keep them. */
  openLinks?: string[]
  /** Addresses of links that lead to an article in another language, as there was none in its own. Absent for none. */
  foreignLinks?: string[]
  /** The run that wrote it last. */
  runId: string
  /** JSON of the revisions before that run by document id, null for a document that was not there: what a rollback goes back to. */
  revisionsBefore: string
  /** Ids of documents that the run deleted: an article that became a draft, a draft that was published. Absent for none. */
  removed?: string[]
  /** Version of this package. */
  toolVersion: string
}

/** A local image file as a run found it, so that a later run sees that it changed. */
export interface ImageFile {
  /** The address, as the source wrote it. */
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
  /** Absent while they never agreed on a body: the article was taken over, and its own body differs from the source's. */
  blocks?: WrittenBlock[]
  /** The same for the draft, where it is not the same as for what is published. */
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
  /** Where links stand in the source, by the `_key`s down to them, joined with dots; noted where one may be called broken. */
  linkPlaces?: Record<string, Position>
  /** Documents the article refers to, to be created when missing: category, author. */
  related: SanityDocument[]
  images: ImageUse[]
  /** Names that are spelled in another way than the source does: by kind, and by how the source spells them. */
  spelled?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Those of the {@link ImportRecord}; known once links were looked up. */
  openLinks?: readonly string[]
  /** Those of the {@link ImportRecord}; known once links were looked up. */
  foreignLinks?: readonly string[]
  unknown: Record<string, unknown>
  titleHeading: boolean
  /** True when the source says that it is not to be published, whatever is made of that. */
  draft?: true
  sourceHash: string
  /** Those of the {@link ImportRecord}. */
  conversionSettings: string
  messages: Message[]
}

/** What is known of a source without its body. */
export interface ArticleSketch extends Pick<
  BuiltArticle,
  'slugPosition' | 'sourceHash' | 'conversionSettings' | 'messages' | 'draft'
> {
  source: Omit<Source, 'text'>
  article: Pick<ArticleDocument, '_id' | 'slug' | 'publishedAt' | 'language' | 'redirectFrom'>
  /** The names of tags, categories and authors, as the source spells them. */
  names?: Readonly<Record<'tags' | 'categories' | 'authors', readonly string[]>>
}

/** What `migrate` did in one run: a private document of the dataset, `migration.run.<run id>`. */
export interface RunRecord extends SanityDocument {
  _type: 'migration.run'
  run: string
  /** ISO 8601 in UTC. */
  startedAt: string
  finishedAt: string
  interrupted: boolean
  /** The path arguments, as they were given. */
  paths: string[]
  /** JSON of the counts by outcome: one string, because a dataset has a limit on distinct attribute paths. */
  counts: string
  /** Version of this package. */
  toolVersion: string
  /** JSON of the {@link PrunedArticle}s, if there are any. */
  pruned?: string
  /** True when a later run found this one dated in the future: the clock of either was wrong. */
  isDateDoubted?: true
  /** When the run was undone, if it was. */
  rolledBackAt?: string
}
