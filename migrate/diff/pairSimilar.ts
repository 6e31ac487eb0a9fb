import {longestRise} from './alignEqual.ts'
import {ALIKE, similarity, typeOf} from './similarity.ts'

/** Blocks between two that are aligned; more than these are compared one by one instead of each with each. */
const MOST_COMPARED = 4000
/** How many blocks are looked at ahead then. */
const REACH = 8

/**
 * Finds which blocks were rewritten. Of those that are not aligned and stand between the same two neighbours on both sides: first
 * those that share words, in order; then, between these, what stands in the same turn and is of one kind.
 *
 * @param a - The blocks of one list; undefined where what it said is not known any more.
 * @param b - The blocks of the other.
 * @param pairs - Index in `a` by index in `b`, of the blocks that are equal. The rewritten ones are added to it.
 */
export function pairSimilar(a: readonly unknown[], b: readonly unknown[], pairs: Map<number, number>): void {
  for (const [freeA, freeB] of freeGaps(a, b, pairs)) {
    const known = freeA.filter((index) => a[index] !== undefined)
    const isLarge = known.length * freeB.length > MOST_COMPARED
    for (const [inA, inB] of (isLarge ? pairInTurn : pairBest)(known, freeB, a, b)) pairs.set(inB, inA)
  }
  for (const [freeA, freeB] of freeGaps(a, b, pairs)) {
    for (const [inA, inB] of pairByKind(freeA, freeB, a, b)) pairs.set(inB, inA)
  }
}

type Span = [from: number, to: number]

/** What is not aligned between every two neighbours that are, on both sides. */
function freeGaps(a: readonly unknown[], b: readonly unknown[], pairs: ReadonlyMap<number, number>) {
  const taken = new Set(pairs.values())
  return findGaps(a.length, b.length, pairs)
    .map((gap): [number[], number[]] => [
      range(gap.a).filter((index) => !taken.has(index)),
      range(gap.b).filter((index) => !pairs.has(index)),
    ])
    .filter(([freeA, freeB]) => freeA.length > 0 && freeB.length > 0)
}

function findGaps(lengthA: number, lengthB: number, pairs: ReadonlyMap<number, number>): {a: Span; b: Span}[] {
  const inOrder = [...pairs].sort(([x], [y]) => x - y)
  const anchors = longestRise(inOrder.map(([, inA]) => inA)).map((index): [number, number] => inOrder[index] ?? [0, 0])
  const ends: [inB: number, inA: number][] = [...anchors, [lengthB, lengthA]]
  return ends.map(([inB, inA], index) => {
    const [beforeB, beforeA]: [number, number] = ends[index - 1] ?? [-1, -1]
    return {a: [beforeA + 1, inA], b: [beforeB + 1, inB]}
  })
}

/** Pairs in order so that the sum of what they share is greatest. */
function pairBest(freeA: number[], freeB: number[], a: readonly unknown[], b: readonly unknown[]): [number, number][] {
  const width = freeB.length + 1
  const best = new Float64Array((freeA.length + 1) * width)
  const alike = freeA.map((inA) => freeB.map((inB) => similarity(a[inA], b[inB])))
  const at = (row: number, column: number): number => best[row * width + column] ?? 0
  for (let row = freeA.length - 1; row >= 0; row--) {
    for (let column = freeB.length - 1; column >= 0; column--) {
      const shared = alike[row]?.[column] ?? 0
      const paired = shared >= ALIKE ? shared + at(row + 1, column + 1) : 0
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let [row, column] = [0, 0]; row < freeA.length && column < freeB.length;) {
    if (at(row, column) === at(row + 1, column)) row++
    else if (at(row, column) === at(row, column + 1)) column++
    else pairs.push([freeA[row++] ?? 0, freeB[column++] ?? 0])
  }
  return pairs
}

/** Pairs each with the next one that is alike, never going back, for gaps too large to try everything. */
function pairInTurn(
  freeA: number[],
  freeB: number[],
  a: readonly unknown[],
  b: readonly unknown[],
): [number, number][] {
  const pairs: [number, number][] = []
  let from = 0
  for (const inB of freeB) {
    const ahead = freeA.slice(from, from + REACH).findIndex((inA) => similarity(a[inA], b[inB]) >= ALIKE)
    if (ahead < 0) continue
    pairs.push([freeA[from + ahead] ?? 0, inB])
    from += ahead + 1
  }
  return pairs
}

/** Pairs each with the next one of its kind, never going back. What is not known any more can be of any kind. */
function pairByKind(
  freeA: number[],
  freeB: number[],
  a: readonly unknown[],
  b: readonly unknown[],
): [number, number][] {
  const pairs: [number, number][] = []
  /** Places in `freeA` by kind, in order; those before `from` are dropped when they are met. */
  const places = Map.groupBy(freeA.keys(), (at) => kindOf(a[freeA[at] ?? -1]))
  const nextOf = (kind: string): number => {
    const waiting = places.get(kind) ?? []
    while (waiting.length > 0 && (waiting.at(-1) ?? 0) < from) waiting.pop()
    return waiting.at(-1) ?? Infinity
  }
  for (const waiting of places.values()) waiting.reverse()
  let from = 0
  for (const inB of freeB) {
    const next = Math.min(nextOf(kindOf(b[inB])), nextOf(UNKNOWN))
    const inA = freeA[next]
    if (inA === undefined) continue
    pairs.push([inA, inB])
    from = next + 1
  }
  return pairs
}

/** No kind of block is called so. */
const UNKNOWN = ''

function kindOf(block: unknown): string {
  return block === undefined ? UNKNOWN : typeOf(block)
}

function range([from, to]: Span): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index)
}
