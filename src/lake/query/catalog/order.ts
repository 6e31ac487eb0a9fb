/**
 * The order of GROQ's `order()` over values from JSON: numbers, strings, booleans, then everything else, which is equal.
 *
 * @module
 */
import {LONG_TEXT} from './outline.ts'

/** Where a value's type comes. Long texts are kept apart: how they compare is not known here. */
export function rankOf(value: unknown): number {
  if (typeof value === 'string') return 1
  if (typeof value === 'number') return 0
  if (typeof value === 'boolean') return 2
  return value === LONG_TEXT ? 4 : 3
}

/** Negative, zero or positive, as the first value comes before, with or after the second. */
export function compareValues(one: unknown, other: unknown): number {
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0
  const rank = rankOf(one)
  const difference = rank - rankOf(other)
  if (difference !== 0 || rank >= 3) return difference
  return Number(one) - Number(other)
}
