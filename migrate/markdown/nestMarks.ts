/** Something with marks: a run of text or an object among the words. */
export interface Marked<Mark> {
  /** Each once; equal marks are identical. Outermost first, where they begin and end together. */
  marks: readonly Mark[]
}

/** A mark around what it covers. */
interface MarkNode<Mark, Leaf> {
  mark: Mark
  children: MarkTree<Mark, Leaf>[]
}

/** A leaf with no mark left, or a mark around others. */
export type MarkTree<Mark, Leaf> = MarkNode<Mark, Leaf> | {leaf: Leaf}

/** Whether two parts of a mark, one on each side of a place, are the same as the whole of it. */
export type CanCut<Mark> = (mark: Mark, before: Marked<Mark>, after: Marked<Mark>) => boolean

/** A leaf with the marks that are not around it yet. */
interface Open<Mark, Leaf> {
  leaf: Leaf
  marks: readonly Mark[]
}

/**
 * Turns marks that overlap as they like into a tree: of several marks that begin at one place, the one that reaches
 * furthest is outermost, and of those that end together the one that is named first. Where two marks cross, the one that
 * can be cut is cut in two. Renderers nest marks the same way.
 *
 * @param leaves - The runs of text and the objects, in order.
 * @example
 * ```ts
 * // a: strong; b: strong, em; c: strong
 * // → strong(a, em(b), c)
 * ```
 */
export function nestMarks<Mark, Leaf extends Marked<Mark>>(
  leaves: readonly Leaf[],
  canCut: CanCut<Mark>,
): MarkTree<Mark, Leaf>[] {
  return nest(
    leaves.map((leaf) => ({leaf, marks: leaf.marks})),
    canCut,
  )
}

function nest<Mark, Leaf extends Marked<Mark>>(
  items: readonly Open<Mark, Leaf>[],
  canCut: CanCut<Mark>,
): MarkTree<Mark, Leaf>[] {
  const tree: MarkTree<Mark, Leaf>[] = []
  let start = 0
  for (let item = items[start]; item; item = items[start]) {
    const outermost = findOutermost(items, start, item.marks, canCut)
    if (!outermost) {
      tree.push({leaf: item.leaf})
      start++
      continue
    }
    const {mark, end} = outermost
    const inside = items
      .slice(start, end)
      .map(({leaf, marks}) => ({leaf, marks: marks.filter((other) => other !== mark)}))
    tree.push({mark, children: nest(inside, canCut)})
    start = end
  }
  return tree
}

/** Which of the marks of an item to put around it and what follows, and where it ends. */
function findOutermost<Mark, Leaf extends Marked<Mark>>(
  items: readonly Open<Mark, Leaf>[],
  start: number,
  marks: readonly Mark[],
  canCut: CanCut<Mark>,
): {mark: Mark; end: number} | undefined {
  const [first, ...others] = marks.map((mark) => ({mark, end: endOf(items, start, mark, canCut)}))
  if (!first) return undefined
  return others.reduce((best, candidate) => (candidate.end > best.end ? candidate : best), first)
}

/**
 * Where a mark that covers `items[start]` ends: the index of the first item without it, or of one from which on another
 * mark goes on beyond that, which cannot be cut there.
 */
function endOf<Mark, Leaf extends Marked<Mark>>(
  items: readonly Open<Mark, Leaf>[],
  start: number,
  mark: Mark,
  canCut: CanCut<Mark>,
): number {
  const end = runEnd(items, start, mark)
  const crossing = items[end]?.marks.find(
    (other) => items[end - 1]?.marks.includes(other) && !canCutAt(items, end, other, canCut),
  )
  if (crossing === undefined) return end
  const begin = items.slice(start, end).findLastIndex(({marks}) => !marks.includes(crossing)) + start + 1
  return begin > start && canCutAt(items, begin, mark, canCut) ? begin : end
}

/** The index of the first item after a place that does not have a mark. */
function runEnd<Mark, Leaf>(items: readonly Open<Mark, Leaf>[], start: number, mark: Mark): number {
  for (let end = start + 1; end < items.length; end++) if (!items[end]?.marks.includes(mark)) return end
  return items.length
}

function canCutAt<Mark, Leaf extends Marked<Mark>>(
  items: readonly Open<Mark, Leaf>[],
  place: number,
  mark: Mark,
  canCut: CanCut<Mark>,
): boolean {
  const [before, after] = [items[place - 1], items[place]]
  return before !== undefined && after !== undefined && canCut(mark, before.leaf, after.leaf)
}
