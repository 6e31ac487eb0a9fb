import {findPlace} from '../catalog/sortedNumbers.ts'

/**
 * The first of some numbers in an order, sorted.
 *
 * @param count - how many; infinite for all
 */
export function smallest(
  numbers: readonly number[],
  compare: (one: number, other: number) => number,
  count: number,
): number[] {
  // Placing one among few is cheaper than sorting all only while the few are few.
  if (count > 256 || count * 4 > numbers.length) return numbers.toSorted(compare)
  const first: number[] = []
  for (const number of numbers) {
    const last = first[count - 1]
    if (last !== undefined && compare(number, last) >= 0) continue
    first.splice(
      findPlace(first, (other) => compare(other, number) < 0),
      0,
      number,
    )
    if (first.length > count) first.pop()
  }
  return first
}
