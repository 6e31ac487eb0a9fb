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

/** The documents of one dataset, by stored id. What it gives out is shared: read it, never change it. */
export interface DocumentSource {
  catalog: Catalog
  /** @param isInPassing - one of many, which is not worth giving up others for */
  get(id: string, isInPassing?: boolean): StoredDocument | null
  /** A document without its bulk, or as it is where it is small. */
  outline(id: string): Outline | null
  /** Ids of the documents that refer to others, `anywhere` or where `references()` looks (`seen`). */
  referrers(ids: readonly string[], where: 'anywhere' | 'seen'): string[]
}
