import {compareValues} from './order.ts'
import {LONG_TEXT} from './outline.ts'
import {createSortedNumbers} from './sortedNumbers.ts'

/** The values of one attribute in every document of a dataset. */
export interface Column {
  /** The value in a document; a symbol where only its kind is known ({@link outlinedValue}). */
  valueOf(number: number): unknown
  /** Whether some value is a text too long to be kept, so that the column's order is not that of the documents. */
  hasLongTexts(): boolean
  /** The documents by value in the order of `order()`; equal ones by group, then by id. */
  sorted(): readonly number[]
}

/** A column while documents change. */
export interface ChangingColumn extends Column {
  set(number: number, value: unknown): void
}

/** How many texts of a column are kept to be used again: enough for types, references and states, not for titles. */
const MAX_SHARED = 2_000
/** The longest list that is, in characters of JSON. */
const MAX_SHARED_LIST = 100

/**
 * Makes a column.
 *
 * @param numbers - the documents there are
 * @param has - whether there is a document with a number
 * @param compareIds - the order of documents whose values are equal
 */
export function createColumn(
  numbers: () => number[],
  has: (number: number) => boolean,
  compareIds: (one: number, other: number) => number,
): ChangingColumn {
  const values: unknown[] = []
  let longTexts = 0
  // Each document brings its own copy of a text that many have.
  const shared = new Map<string, string>()
  /** Likewise lists, such as tags, by their JSON. */
  const sharedLists = new Map<string, unknown[]>()
  const sorted = createSortedNumbers(
    numbers,
    has,
    (one, other) => compareValues(values[one], values[other]) || compareIds(one, other),
  )

  function share(value: unknown): unknown {
    if (!Array.isArray(value)) return shareText(value)
    const json = JSON.stringify(value)
    const known = json.length > MAX_SHARED_LIST ? value : sharedLists.get(json)
    if (known !== undefined) return known
    const list = value.map(shareText)
    if (sharedLists.size < MAX_SHARED) sharedLists.set(json, list)
    return list
  }

  function shareText(value: unknown): unknown {
    if (typeof value !== 'string') return value
    const known = shared.get(value)
    if (known === undefined && shared.size < MAX_SHARED) shared.set(value, value)
    return known ?? value
  }

  return {
    valueOf: (number) => values[number],
    hasLongTexts: () => longTexts > 0,
    sorted: () => sorted.read(),
    set(number, value) {
      const before = values[number]
      if (before === LONG_TEXT) longTexts -= 1
      if (value === LONG_TEXT) longTexts += 1
      // An array with gaps is slow.
      while (values.length < number) values.push(undefined)
      values[number] = share(value)
      sorted.touch(number)
    },
  }
}
