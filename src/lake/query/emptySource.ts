import {createCatalog} from './catalog/catalog.ts'
import type {DocumentSource} from './source.ts'

/** A dataset without documents. */
export function createEmptySource(): DocumentSource {
  return {
    catalog: createCatalog(() => []),
    get: () => null,
    outline: () => null,
    stubs: () => [],
    referrers: () => [],
  }
}
