/** A part of two lists that is not aligned yet; ends are exclusive. */
interface Stretch {
  a: [from: number, to: number]
  b: [from: number, to: number]
}

/**
 * Finds which members of a list are still there in another one. Members that kept their order are found first (equal starts
 * and ends, then members that are there only once, as in a patience diff), then those that moved; equal ones are told
 * apart by their order.
 *
 * @param a - What the members of one list say; equal texts are equal members.
 * @param b - The same for the other list.
 * @returns Index in `a` by index in `b`.
 */
export function alignEqual(a: readonly string[], b: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const stretches: Stretch[] = [{a: [0, a.length], b: [0, b.length]}]
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const rest = trim(stretch, a, b, pairs)
    stretches.push(...splitAtAnchors(rest, a, b, pairs))
  }
  pairMoved(a, b, pairs)
  return pairs
}

/** Pairs the equal start and end of a stretch, and returns what lies between. */
function trim(
  {a: [a0, a1], b: [b0, b1]}: Stretch,
  a: readonly string[],
  b: readonly string[],
  pairs: Map<number, number>,
) {
  let [startA, startB, endA, endB] = [a0, b0, a1, b1]
  while (startA < endA && startB < endB && a[startA] === b[startB]) pairs.set(startB++, startA++)
  while (startA < endA && startB < endB && a[endA - 1] === b[endB - 1]) pairs.set(--endB, --endA)
  return {a: [startA, endA], b: [startB, endB]} satisfies Stretch
}

function splitAtAnchors(
  {a: [a0, a1], b: [b0, b1]}: Stretch,
  a: readonly string[],
  b: readonly string[],
  pairs: Map<number, number>,
): Stretch[] {
  const onceInA = findOnce(a, a0, a1)
  const onceInB = findOnce(b, b0, b1)
  const common = [...onceInB].flatMap(([text, inB]) => {
    const inA = onceInA.get(text)
    return inA === undefined ? [] : [{inA, inB}]
  })
  const anchors = longestRise(common.map(({inA}) => inA)).map((index) => common[index] ?? {inA: a0, inB: b0})
  if (anchors.length === 0) return []
  for (const {inA, inB} of anchors) pairs.set(inB, inA)
  const ends = [...anchors, {inA: a1, inB: b1}]
  return ends.map(({inA, inB}, index): Stretch => {
    const before = anchors[index - 1]
    return {a: [before ? before.inA + 1 : a0, inA], b: [before ? before.inB + 1 : b0, inB]}
  })
}

/** Index of each text that stands once in a part of a list, in order. */
function findOnce(list: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>()
  const twice = new Set<string>()
  for (let index = from; index < to; index++) {
    const text = list[index] ?? ''
    if (found.has(text)) twice.add(text)
    found.set(text, index)
  }
  for (const text of twice) found.delete(text)
  return found
}

function pairMoved(a: readonly string[], b: readonly string[], pairs: Map<number, number>): void {
  const taken = new Set(pairs.values())
  const free = Map.groupBy(
    [...a.keys()].filter((index) => !taken.has(index)),
    (index) => a[index] ?? '',
  )
  for (const [index, text] of b.entries()) {
    const match = pairs.has(index) ? undefined : free.get(text)?.shift()
    if (match !== undefined) pairs.set(index, match)
  }
}

/**
 * The longest rising subsequence of a list of different numbers.
 *
 * @returns Indices into the list.
 */
export function longestRise(numbers: readonly number[]): number[] {
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  const at = (index: number): number => numbers[index] ?? 0
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(tails[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    previous.push(tails[low - 1])
    tails[low] = index
  }
  const rise: number[] = []
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) rise.push(index)
  return rise.toReversed()
}
