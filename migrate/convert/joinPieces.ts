import {isLinkMark, isTextPiece, type LinkMark, type Mark, type ObjectPiece, type Piece} from './drafts.ts'
import {BOXES, SEAM} from './seams.ts'

/**
 * Makes one piece of neighbours that are one: texts with equal marks, as the editor would, and tags with nothing between
 * them. Where that would lose something, a seam stands between them: two `<kbd>` side by side, emphasis that begins inside
 * emphasis. Two emphases side by side look like one, and become one.
 *
 * Marks of links that no text of the block has are taken off: the editor removes such links, and images have their own.
 *
 * @param pieces - The parts of a block, without soft breaks.
 * @returns Parts of which no two neighbouring texts have equal marks, and none is an empty text.
 */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const linked = listLinked(pieces)
  const joined: Piece[] = []
  for (const piece of pieces) {
    if (isTextPiece(piece) && piece.text === '') continue
    const last = joined.at(-1)
    const isWhole = piece.marks.every((mark) => !isLinkMark(mark) || linked.has(mark))
    const next = isWhole
      ? piece
      : {...piece, marks: piece.marks.filter((mark) => !isLinkMark(mark) || linked.has(mark))}
    const needsSeam = last !== undefined && wouldMerge(last.marks, next.marks)
    const one = last !== undefined && !needsSeam && looksEqual(last.marks, next.marks) && join(last, next)
    if (one) joined[joined.length - 1] = one
    else if (needsSeam) joined.push(seam(last.marks, next.marks), next)
    else joined.push(next)
  }
  return joined
}

/** The links that a text has. */
function listLinked(pieces: readonly Piece[]): ReadonlySet<Mark> {
  const linked = new Set<Mark>()
  for (const piece of pieces) {
    if (!isTextPiece(piece) || piece.text === '') continue
    for (const mark of piece.marks) if (isLinkMark(mark)) linked.add(mark)
  }
  return linked
}

/** Two texts or two pieces of HTML as one; undefined for any other two. */
function join(last: Piece, next: Piece): Piece | undefined {
  if (isTextPiece(last)) return isTextPiece(next) ? {...last, text: last.text + next.text} : undefined
  if (isTextPiece(next) || last.object._type !== 'inlineHtml' || next.object._type !== 'inlineHtml') return undefined
  if (last.object.html === SEAM) return undefined
  return {...last, object: {...last.object, html: last.object.html + next.object.html}}
}

/** Equal as sets, which is how the editor compares the marks of spans. */
function looksEqual(a: readonly Mark[], b: readonly Mark[]): boolean {
  // A paragraph may have 100,000s of these; most have one mark, or none.
  const [first, second] = [a[0], b[0]]
  if (!first || !second) return a.length === b.length
  if (a.length === 1 && b.length === 1) return lookOf(first) === lookOf(second)
  const [looksOfA, looksOfB] = [new Set(a.map(lookOf)), new Set(b.map(lookOf))]
  return looksOfA.size === looksOfB.size && [...looksOfA].every((look) => looksOfB.has(look))
}

/** True when two neighbours have marks of one kind that are not the same, and a reader could tell. */
function wouldMerge(a: readonly Mark[], b: readonly Mark[]): boolean {
  if (a.length === 0 || b.length === 0) return false
  return [...new Set(b.map(lookOf))].some((look) => {
    const ofA = a.filter((mark) => lookOf(mark) === look)
    const ofB = b.filter((mark) => lookOf(mark) === look)
    const isSame = ofA.length === ofB.length && ofA.every((mark, index) => mark === ofB[index])
    return ofA.length > 0 && !isSame && (ofA.length > 1 || ofB.length > 1 || BOXES.has(look))
  })
}

/** What is left of a mark in Portable Text. Each link has a key of its own. */
function lookOf(mark: Mark): string | LinkMark {
  return isLinkMark(mark) ? mark : mark.decorator
}

/** Inside the marks that both sides share. */
function seam(before: readonly Mark[], after: readonly Mark[]): ObjectPiece {
  const end = before.findIndex((mark, index) => mark !== after[index])
  return {object: {_type: 'inlineHtml', html: SEAM}, marks: end === -1 ? before : before.slice(0, end)}
}
