/**
 * Where a query gets its documents. The store implements it; the query side never sees more of the store than this.
 *
 * @module
 */
import type {StoredDocument} from '../engine.ts'
import type {Catalog} from './catalog/catalog.ts'
import type {Outline} from './catalog/outline.ts'

/**
 * One way to narrow a dataset down with an index. `id` is the stored id, `group` the published id that all versions of
 * a document share, `reference` the target of any reference, weak or strong.
 */
export interface Access {
  by: 'id' | 'group' | 'type' | 'reference'
  values: readonly string[]
}

/** Which documents of a type are wanted. */
export interface StubRange {
  type: string
  /** The id that theirs come after; all come after the empty one. */
  after: string
  /** How many at most; absent for all. */
  limit?: number
  /** Whether their revisions are wanted, which are not in an index. */
  hasRevision: boolean
}

/** What a store knows of a document without reading it. */
interface Stub {
  _id: string
  _type: string
  _rev?: string
}

/** The documents of one dataset, by stored id. What it gives out is shared: read it, never change it. */
export interface DocumentSource {
  catalog: Catalog
  /** @param isInPassing - one of many, which is not worth giving up others for */
  get(id: string, isInPassing?: boolean): StoredDocument | null
  /** A document without its bulk, or as it is where it is small. */
  outline(id: string): Outline | null
  /** Some documents of a type in the order of their ids, without what is in them. */
  stubs(range: StubRange): Stub[]
  /** Ids of the documents that refer to others, `anywhere` or where `references()` looks (`seen`). */
  referrers(ids: readonly string[], where: 'anywhere' | 'seen'): string[]
}
