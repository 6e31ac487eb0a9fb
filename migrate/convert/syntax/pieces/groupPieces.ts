import {readHighlight} from './readHighlight.ts'
import type {PieceSyntax, ScannedPiece} from './scannedPiece.ts'

/** Tags whose content is no Markdown of the article: one piece from the opening tag to the closing one. */
const WHOLE: Readonly<Partial<Record<PieceSyntax, ReadonlyMap<string, 'code' | 'comment' | 'tag'>>>> = {
  hugo: new Map([
    ['highlight', 'code'],
    ['comment', 'comment'],
    ['mermaid', 'tag'],
    ['math', 'tag'],
    ['katex', 'tag'],
  ]),
  liquid: new Map([
    ['highlight', 'code'],
    ['comment', 'comment'],
    ['capture', 'tag'],
    ['mermaid', 'tag'],
  ]),
}

/**
 * Makes one piece of tags and their content where that is no Markdown of the article, like the code between `highlight`
 * and its end, and finds which of the other tags belong together: those stand between paragraphs, if each is alone on
 * its line. So does a tag on the line before a definition, which could not begin in a paragraph.
 *
 * @param source - The text.
 * @param pieces - What was found in it, in order.
 * @returns Pieces in order, none in another.
 */
export function groupPieces(source: string, pieces: readonly ScannedPiece[]): ScannedPiece[] {
  return pairTags(joinWhole(source, pieces)).map((piece) =>
    piece.form.kind === 'tag' && isBeforeDefinition(source, piece) ? {...piece, isBlock: true} : piece,
  )
}

/** The end of a line and the beginning of a definition. */
const DEFINITION = /[ \t]*\n[ \t>]*\[[^[\]\n]+\]:[ \t]*\S/y

function isBeforeDefinition(source: string, {end}: ScannedPiece): boolean {
  DEFINITION.lastIndex = end
  return DEFINITION.test(source)
}

function joinWhole(source: string, pieces: readonly ScannedPiece[]): ScannedPiece[] {
  const ends = indexClosing(pieces)
  const joined: ScannedPiece[] = []
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]
    if (!piece) break
    const kind = piece.tag?.role === 'open' ? WHOLE[piece.syntax]?.get(piece.tag.name) : undefined
    const end = kind && nextAfter(ends.get(piece.tag?.name ?? '') ?? [], index)
    const close = end ? pieces[end] : undefined
    if (!kind || !end || !close) {
      joined.push(piece)
      continue
    }
    const form =
      kind === 'code'
        ? {kind, code: readHighlight(source, {open: piece, inside: pieces.slice(index + 1, end), close})}
        : {kind}
    joined.push({start: piece.start, end: close.end, syntax: piece.syntax, form, isBlock: true})
    index = end
  }
  return joined
}

/** Where tags of each name close, the last one first. */
function indexClosing(pieces: readonly ScannedPiece[]): Map<string, number[]> {
  const ends = new Map<string, number[]>()
  for (let index = pieces.length - 1; index >= 0; index--) {
    const tag = pieces[index]?.tag
    if (tag?.role !== 'close') continue
    const known = ends.get(tag.name)
    if (known) known.push(index)
    else ends.set(tag.name, [index])
  }
  return ends
}

/** The first of some numbers, descending, after another; those before it are taken off. */
function nextAfter(numbers: number[], after: number): number | undefined {
  let next = numbers.at(-1)
  while (next !== undefined && next <= after) {
    numbers.pop()
    next = numbers.at(-1)
  }
  return next
}

function pairTags(pieces: readonly ScannedPiece[]): ScannedPiece[] {
  const paired = new Set<ScannedPiece>()
  const open = new Map<string, ScannedPiece[]>()
  for (const piece of pieces) {
    const {tag} = piece
    if (tag?.role === 'open') {
      const waiting = open.get(tag.name)
      if (waiting) waiting.push(piece)
      else open.set(tag.name, [piece])
    }
    const partner = tag?.role === 'close' ? open.get(tag.name)?.pop() : undefined
    if (partner) paired.add(partner).add(piece)
    if (tag?.role === 'middle') paired.add(piece)
  }
  return pieces.map((piece) => (paired.has(piece) ? {...piece, isBlock: true} : piece))
}
