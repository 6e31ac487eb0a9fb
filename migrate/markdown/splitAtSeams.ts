import {SEAM} from '../convert/seams.ts'
import type {Leaf} from './leaves.ts'
import {isBox, isLink, otherVariant, type Mark} from './marks.ts'

/**
 * Takes out the seams that reading the Markdown puts in again: where the marks on both sides are two elements in the
 * Markdown, they are two when it is read. An empty comment that is none of those stays.
 */
export function splitAtSeams(leaves: readonly Leaf[]): Leaf[] {
  const split: Leaf[] = []
  /** How many marks go on across the seam before this leaf; undefined where there is no seam. */
  let shared: number | undefined
  leaves.forEach((leaf, index) => {
    const last = split.at(-1)
    const next = leaves[index + 1]
    // One seam is put in again, and not two.
    if (last && next && shared === undefined && isSeam(leaf) && needsSeam(last.marks, next.marks, leaf.marks.length)) {
      shared = leaf.marks.length
      return
    }
    const marks = leaf.marks.map((mark, depth) => continueMark(mark, last, shared === undefined || depth < shared))
    split.push({...leaf, marks})
    shared = undefined
  })
  return split
}

function isSeam(leaf: Leaf): boolean {
  return leaf.kind === 'object' && leaf.object._type === 'inlineHtml' && leaf.object.html === SEAM
}

/**
 * Whether the converter would put a seam between two runs of which only the first `shared` marks are the same elements:
 * they have marks of a kind besides, of which a reader sees how many there are.
 */
function needsSeam(before: readonly Mark[], after: readonly Mark[], shared: number): boolean {
  return after.some(({kind}) => {
    const [places, others] = [placesOf(before, kind), placesOf(after, kind)]
    const isSame = places.length === others.length && [...places, ...others].every((place) => place < shared)
    return kind !== 'link' && places.length > 0 && !isSame && (isBox(kind) || places.length > 1 || others.length > 1)
  })
}

function placesOf(marks: readonly Mark[], kind: Mark['kind']): number[] {
  return marks.flatMap((mark, place) => (mark.kind === kind ? place : []))
}

/** The mark of a leaf as part of the run it belongs to: that of the leaf before it, unless a seam lies between. */
function continueMark(mark: Mark, last: Leaf | undefined, goesOn: boolean): Mark {
  if (isLink(mark)) return mark
  const before = last?.marks.find((other) => !isLink(other) && other.kind === mark.kind && other.depth === mark.depth)
  if (!before || isLink(before)) return mark
  return goesOn ? before : otherVariant(before)
}
