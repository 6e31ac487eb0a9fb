/**
 * A saved plan: what an import would do, as a file to look at and to carry out later.
 *
 * @module
 */
import type {ArticlePlan, ConflictPolicy, HeldRecord, StoredDocument} from '../plan/types.ts'
import type {ArticleResult, BuiltArticle, Message, PrunedArticle, Publication} from '../types.ts'

/** The version of the format. A file of another one is refused. */
export const PLAN_FORMAT = 2

/** A local image that an article shows. */
export interface PlannedImage {
  /** As the source wrote it. */
  src: string
  /** SHA-256 of its bytes, hex. */
  hash: string
}

/** An article that is to be written: all that the decision was made of, so that it is made the same way again. */
export interface PlannedArticle {
  path: string
  id: string
  outcome: ArticlePlan['outcome']
  sourceHash: string
  /** Revisions that the plan was made for, by document id; null for a document that was not there. */
  revisions: ArticlePlan['revisions']
  images: PlannedImage[]
  onConflict: ConflictPolicy
  publication: Publication
  publishFrom?: string
  pendingBefore?: readonly string[]
  messages: Message[]
  /** The article as the source says it; paths are relative to the working folder. */
  built: BuiltArticle
  /** What the dataset held. */
  holding: {
    record?: Omit<HeldRecord, 'imageAssets'> & {imageAssets: [src: string, assetId: string][]}
    article?: StoredDocument
    draft?: StoredDocument
  }
}

/** A saved plan. It holds no token, and no path outside the working folder. */
export interface PlanFile {
  format: typeof PLAN_FORMAT
  /** Version of this package that made it. */
  toolVersion: string
  /** ISO 8601 in UTC. */
  createdAt: string
  target: {kind: 'lake' | 'hosted'; project: string; dataset: string}
  /** Fetch images from the web. */
  remoteImages: boolean
  /** Relative to the working folder. */
  staticRoot?: string
  /** As they were given. */
  paths: string[]
  /** Of all articles that are not unchanged, for people. */
  articles: ArticleResult[]
  /** What is to be written. */
  writes: PlannedArticle[]
  /** What is to be deleted, as its sources are gone. */
  prunes: PrunedArticle[]
}
