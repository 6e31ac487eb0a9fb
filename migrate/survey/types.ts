/**
 * What a survey finds.
 *
 * @module
 */
import type {NameUses} from '../document/spelling.ts'
import type {LinkTarget} from '../links/articleIndex.ts'
import type {Clash} from '../plan/slugTaken.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import type {ArticleResult} from '../types.ts'

/** A source that is to be converted. */
export interface PendingSource {
  file: FoundFile
  id: string
  slug: string
  /** The id that follows from the source alone; another one where the article has one already. */
  derivedId: string
  /** Whether the dataset holds anything about it. */
  isKnown: boolean
  /** Whether a local image that it shows is another one than when it was imported. */
  imagesChanged: boolean
  /** Whether a link of it leads to an article that was not there when it was imported. */
  linksChanged: boolean
}

/** What a survey found. */
export interface Survey {
  /** Rows of the sources that need no more work: unchanged, deleted by an editor, or failed. */
  rows: ArticleResult[]
  pending: PendingSource[]
  /** Ids of all articles that the sources are. */
  ids: ReadonlySet<string>
  /** The articles of the run that links may lead to. */
  targets: readonly LinkTarget[]
  /** Revisions of all import records of the dataset by the ids of their articles, where these were asked for. */
  heldRecords?: ReadonlyMap<string, string>
  /** Names in the sources that are to be converted. */
  names: NameUses
}

/** What is known of a source after the first look; either a row, or an id, or both. */
export interface Finding {
  row?: ArticleResult
  id?: string
  /** The id that follows from the source alone. */
  derivedId?: string
  slug?: string
  language?: string
  /** Addresses that it had before, where the source was read for them; those of the dataset are known there. */
  redirectFrom?: readonly string[]
  /** Another article of the dataset that has its slug and language. */
  clash?: Clash
  isKnown?: boolean
  /** Whether the article was imported from this very file. */
  isOwn?: boolean
  imagesChanged?: boolean
  linksChanged?: boolean
  /** Links that led to no article when the source was imported; absent where it is converted anyway. */
  openLinks?: readonly string[]
  /** Links that led to an article in another language then; absent likewise. */
  foreignLinks?: readonly string[]
}
