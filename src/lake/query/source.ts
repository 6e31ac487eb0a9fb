/**
 * Where a query gets its documents. The store implements it; the query side never sees more of the store than this.
 *
 * @module
 */
import type {StoredDocument} from '../engine.ts'

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
  get(id: string): StoredDocument | null
  /** Every document, in id order. */
  all(): StoredDocument[]
  /**
   * At least every document that one of the accesses selects, in id order, each once.
   *
   * @param wholeGroups - also every other version of each document selected
   */
  find(accesses: readonly Access[], wholeGroups: boolean): StoredDocument[]
}
