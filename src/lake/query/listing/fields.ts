import type {Catalog} from '../catalog/catalog.ts'
import type {Column} from '../catalog/column.ts'
import type {AttributePath} from '../catalog/outline.ts'
import {isStacked, type Layers} from '../perspective.ts'

/** A dataset's catalog as one perspective shows it. */
export interface Fields {
  /** Whether the perspective shows a document. */
  shows(number: number): boolean
  /** Every document, shown or not, in the order in which a query without `order()` finds them. */
  all(): readonly number[]
  compare(one: number, other: number): number
  /** Whether that order is the one of the published ids, in which the versions of a document are next to each other. */
  isByGroup: boolean
  /** The attribute of every document, as the perspective shows it: `_id` is the published id where versions stand for it. */
  field(path: AttributePath): Column
  /** The documents that a condition on their shown ids can select. */
  numbersOf(id: string): readonly number[]
  /** Reads columns at once that will be asked for one by one. */
  prepare(paths: readonly AttributePath[]): void
  catalog: Catalog
}

/** Looks at a catalog through a perspective. */
export function createFields(catalog: Catalog, layers: Layers, canReadPrivate: boolean): Fields {
  const isOverlaid = isStacked(layers)
  function isVisible(number: number): boolean {
    return canReadPrivate || !catalog.entryOf(number).isPrivate
  }

  function shows(number: number): boolean {
    if (!isVisible(number)) return false
    if (layers === null) return true
    const entry = catalog.entryOf(number)
    const rank = layers.indexOf(entry.layer)
    if (rank < 0 || !isOverlaid) return rank >= 0
    if (entry.isDeletion) return false
    const versions = catalog.numbersOfGroup(entry.group)
    return (
      versions.length === 1 ||
      versions.every((other) => {
        const otherRank = layers.indexOf(catalog.entryOf(other).layer)
        return otherRank < 0 || otherRank >= rank || !isVisible(other)
      })
    )
  }

  const all = layers === null ? catalog.byId : catalog.byGroup
  const idOf = (number: number): string => catalog.entryOf(number).id
  const groupOf = (number: number): string => catalog.entryOf(number).group
  const ids: Column = isOverlaid
    ? {valueOf: groupOf, hasLongTexts: () => false, sorted: catalog.byGroup}
    : {valueOf: idOf, hasLongTexts: () => false, sorted: catalog.byId}
  const originalIds: Column = {valueOf: idOf, hasLongTexts: () => false, sorted: catalog.byId}
  // Kept for as long as the query runs, however many columns it asks for.
  const columns = new Map([[JSON.stringify(['_id']), ids]])
  if (isOverlaid) columns.set(JSON.stringify(['_originalId']), originalIds)

  return {
    shows,
    all,
    isByGroup: layers !== null,
    compare: (one, other) => {
      const first = layers === null ? idOf(one) : groupOf(one)
      const second = layers === null ? idOf(other) : groupOf(other)
      return first < second ? -1 : first > second ? 1 : 0
    },
    field(path) {
      const name = JSON.stringify(path)
      const known = columns.get(name) ?? (catalog.columns([path])[0] as Column)
      columns.set(name, known)
      return known
    },
    numbersOf(id) {
      if (isOverlaid) return catalog.numbersOfGroup(id)
      const number = catalog.numberOf(id)
      return number === undefined ? [] : [number]
    },
    prepare(paths) {
      const wanted = paths.filter((path) => !columns.has(JSON.stringify(path)))
      const read = wanted.length === 0 ? [] : catalog.columns(wanted)
      for (const [index, column] of read.entries()) columns.set(JSON.stringify(wanted[index]), column)
    },
    catalog,
  }
}
