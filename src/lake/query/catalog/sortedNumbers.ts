/** A list of numbers that is kept in an order which can change under it. */
export interface SortedNumbers {
  /** The list as it is now; read it at once, it changes in place. */
  read(): readonly number[]
  /** Says that a number is new, gone, or has another place than before. */
  touch(number: number): void
}

/** How many touched numbers are put in their places one by one. With more, the list is merged anew. */
const FEW = 24

/**
 * Makes a sorted list. Nothing is sorted before it is read for the first time, and then only what was touched, unless that is
 * most of it.
 *
 * @param all - every number that belongs in the list, in any order
 * @param has - whether a number belongs in it now
 * @param compare - a total order in which no two numbers are equal
 */
export function createSortedNumbers(
  all: () => number[],
  has: (number: number) => boolean,
  compare: (one: number, other: number) => number,
): SortedNumbers {
  let sorted: number[] | null = null
  const touched = new Set<number>()

  function settle(list: number[]): number[] {
    if (touched.size > FEW) return mergeTouched(list)
    for (const number of touched) {
      const place = list.indexOf(number)
      if (place >= 0) list.splice(place, 1)
    }
    for (const number of touched) {
      if (has(number))
        list.splice(
          findPlace(list, (other) => compare(other, number) < 0),
          0,
          number,
        )
    }
    return list
  }

  function mergeTouched(list: number[]): number[] {
    const kept = list.filter((number) => !touched.has(number))
    const added = Array.from(touched).filter(has).sort(compare)
    const merged: number[] = []
    let next = 0
    for (const number of kept) {
      for (let one = added[next]; one !== undefined && compare(one, number) < 0; one = added[next]) {
        merged.push(one)
        next += 1
      }
      merged.push(number)
    }
    return [...merged, ...added.slice(next)]
  }

  return {
    read() {
      sorted = sorted === null ? all().sort(compare) : touched.size === 0 ? sorted : settle(sorted)
      touched.clear()
      return sorted
    },
    touch(number) {
      if (sorted === null) return
      touched.add(number)
      if (touched.size <= Math.max(FEW, sorted.length)) return
      // Then sorting anew takes no longer, and until somebody asks nothing need be remembered.
      sorted = null
      touched.clear()
    },
  }
}

/** The first place in a sorted list at which `isBefore` no longer holds. */
export function findPlace(list: readonly number[], isBefore: (number: number) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(list[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
