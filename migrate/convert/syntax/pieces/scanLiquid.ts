import {createFinder, type Finder} from './createFinder.ts'
import {createKramdownReader} from './readKramdown.ts'
import type {PieceTag, ScannedPiece} from './scannedPiece.ts'

/** Where something may begin: a value, a tag, a list of attributes or an extension, an abbreviation. */
const OPENING = /\{[{%:]|^ {0,3}\*\[/gm
const TAG_NAME = /\{%-?\s*([A-Za-z_][\w-]*|#)/y
/** A value that is a text: what a reader sees is known. */
const TEXT_VALUE = /^\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*-?\}\}$/
const MIDDLE_TAGS: ReadonlySet<string> = new Set(['else', 'elsif', 'elseif', 'when'])

/**
 * Finds Liquid's tags and values in a text, `{% … %}` and `{{ … }}`, wherever they stand: Liquid runs before anything reads
 * the Markdown. Between `{% raw %}` and its end there are none. Attribute lists, extensions and abbreviations of kramdown
 * are pieces too. None of them goes beyond an empty line, except an extension with what it holds.
 *
 * @param source - Normalized Markdown.
 * @returns Pieces in order, none in another.
 */
export function scanLiquid(source: string): ScannedPiece[] {
  const pieces: ScannedPiece[] = []
  const find = {
    value: createFinder(source, /\}\}/g),
    tag: createFinder(source, /%\}/g),
    emptyLine: createFinder(source, /\n[ \t>]*\n/g),
    endraw: createFinder(source, /\{%-?\s*endraw\s*-?%\}/g),
  }
  const readKramdown = createKramdownReader(source)
  const opening = new RegExp(OPENING)
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const start = match.index
    const found =
      match[0] === '{{'
        ? readValue(source, start, endOf(start + 2, find.value, find.emptyLine))
        : match[0] === '{%'
          ? readTag(source, start, endOf(start + 2, find.tag, find.emptyLine), find.endraw)
          : readKramdown(match)
    for (const piece of found) {
      pieces.push(piece)
      opening.lastIndex = piece.end
    }
  }
  return pieces
}

/** The offset after the end of a tag or a value; undefined when an empty line comes first. */
function endOf(from: number, find: Finder, findEmptyLine: Finder): number | undefined {
  const end = find(from)?.index
  if (end === undefined || (findEmptyLine(from)?.index ?? end) < end) return undefined
  return end + 2
}

function readValue(source: string, start: number, end: number | undefined): ScannedPiece[] {
  if (end === undefined) return []
  const [, double, single] = TEXT_VALUE.exec(source.slice(start, end)) ?? []
  const text = double ?? single
  return [{start, end, syntax: 'liquid', form: text ? {kind: 'literal', text} : {kind: 'tag'}}]
}

function readTag(source: string, start: number, end: number | undefined, findEndraw: Finder): ScannedPiece[] {
  TAG_NAME.lastIndex = start
  const name = TAG_NAME.exec(source)?.[1]
  if (name === undefined || end === undefined) return []
  if (name === 'raw') {
    const endraw = findEndraw(end)
    return endraw ? [gap(start, end), gap(endraw.index, endraw.index + endraw[0].length)] : []
  }
  const form = {kind: name === '#' ? 'comment' : 'tag'} as const
  return [{start, end, syntax: 'liquid', form, ...(name !== '#' && {tag: toTag(name)})}]
}

function gap(start: number, end: number): ScannedPiece {
  return {start, end, syntax: 'liquid', form: {kind: 'gap'}, isBlock: true}
}

function toTag(name: string): PieceTag {
  if (MIDDLE_TAGS.has(name)) return {name, role: 'middle'}
  return name.startsWith('end') ? {name: name.slice(3), role: 'close'} : {name, role: 'open'}
}
