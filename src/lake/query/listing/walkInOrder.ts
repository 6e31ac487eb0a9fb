import type {Column} from '../catalog/column.ts'
import {compareValues} from '../catalog/order.ts'
import {findPlace} from '../catalog/sortedNumbers.ts'
import type {Fields} from './fields.ts'
import {smallest} from './smallest.ts'

/** A key of an order that a column has the values of. */
export interface FieldKey {
  field: Column
  isDescending: boolean
}

/**
 * The documents that pass, in an order, found by going along the order's first column.
 *
 * @param keys - the order, as {@link compareBy} reads it; none: the order of the dataset
 * @param wanted - how many will be taken at most
 */
export function* walkInOrder(
  keys: readonly FieldKey[],
  fields: Fields,
  passes: (number: number) => boolean,
  wanted: number,
): Generator<number> {
  const [first, ...rest] = keys
  if (first === undefined) {
    for (const number of fields.all()) if (passes(number)) yield number
    return
  }
  let left = wanted
  // Documents of equal value come by their groups in a column, which is their order in the dataset if groups make that.
  const isInOrder = rest.length === 0 && fields.isByGroup
  const compare = compareBy(rest, fields)
  for (const run of runsOf(first)) {
    if (isInOrder) {
      for (const number of run) if (passes(number)) yield number
      continue
    }
    const members = smallest(run.filter(passes), compare, left)
    yield* members
    left -= members.length
    if (left <= 0) return
  }
}

/** The order of documents by keys; the ones that are equal by these in the order of the dataset. */
export function compareBy(keys: readonly FieldKey[], fields: Fields): (one: number, other: number) => number {
  return (one, other) => {
    for (const {field, isDescending} of keys) {
      const result = compareValues(field.valueOf(one), field.valueOf(other))
      if (result !== 0) return isDescending ? -result : result
    }
    return fields.compare(one, other)
  }
}

/** The documents of equal value together, in the order of their values. */
function* runsOf({field, isDescending}: FieldKey): Generator<readonly number[]> {
  const list = field.sorted()
  const order = (number: number, value: unknown): number => compareValues(field.valueOf(number), value)
  let start = 0
  let end = list.length
  while (start < end) {
    const value = field.valueOf(list[isDescending ? end - 1 : start] as number)
    if (isDescending) {
      const neighbour = list[end - 2]
      const isAlone = neighbour === undefined || order(neighbour, value) !== 0
      const from = isAlone ? end - 1 : findPlace(list, (number) => order(number, value) < 0)
      yield list.slice(from, end)
      end = from
    } else {
      const neighbour = list[start + 1]
      const isAlone = neighbour === undefined || order(neighbour, value) !== 0
      const to = isAlone ? start + 1 : findPlace(list, (number) => order(number, value) <= 0)
      yield list.slice(start, to)
      start = to
    }
  }
}
