import {readAttributeLine} from './readAttributeLine.ts'
import {createFinder} from './createFinder.ts'
import type {PieceTag, ScannedPiece} from './scannedPiece.ts'

/** Where something may begin: a shortcode, or a line of attributes. */
const OPENING = /\{\{[<%]|^[ \t>]*\{(?=[ \t]*[.#\w])/gm
const CLOSE = {'<': '>}}', '%': '%}}'}
const NAME = /\s*(\/?)\s*([\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}_.-]+)*)/uy
/** Arguments: bare words, quoted strings, raw strings in back-ticks. None but the last may hold the end of a line. */
const ARGUMENT = /[^"`{}<>%]+|"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`|[<>%](?!\}\})/y
/** How much of the end of the arguments is looked at. */
const TAIL = 20
/** What ends the arguments of a shortcode that closes itself; a slash may also end a bare word. */
const SELF_CLOSING = /(?:^|[\s"`])\/\s*$/

/**
 * Finds Hugo's shortcodes in a text, `{{< … >}}` and `{{% … %}}`, wherever they stand: Hugo takes them out before it reads
 * the Markdown. Of one that is escaped, with the marks of a comment inside its delimiters, only the delimiters are pieces,
 * since what is between them is Markdown. Attributes of Goldmark on a line of their own, `{.class}`, are pieces too.
 *
 * @param source - Normalized Markdown.
 * @returns Pieces in order, none in another.
 */
export function scanHugo(source: string): ScannedPiece[] {
  const pieces: ScannedPiece[] = []
  const findCommentEnd = {
    '<': createFinder(source, /\*\/>\}\}/g),
    '%': createFinder(source, /\*\/%\}\}/g),
  }
  const readShortcode = createShortcodeReader(source)
  const opening = new RegExp(OPENING)
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const delimiter = match[0].at(-1)
    if (delimiter !== '<' && delimiter !== '%') {
      const attributes = readAttributeLine(source, opening.lastIndex - 1)
      if (attributes) pieces.push(attributes)
      continue
    }
    const start = match.index
    if (source.startsWith('/*', start + 3)) {
      const end = findCommentEnd[delimiter](start + 5)?.index
      if (end !== undefined) {
        pieces.push(literal(start, match[0]), literal(end, CLOSE[delimiter]))
        opening.lastIndex = end + 5
      }
      continue
    }
    const shortcode = readShortcode(start)
    if (!shortcode) continue
    pieces.push(shortcode)
    opening.lastIndex = shortcode.end
  }
  return pieces
}

/** A delimiter with the mark of a comment in it, five characters. */
function literal(start: number, text: string): ScannedPiece {
  return {start, end: start + 5, syntax: 'hugo', form: {kind: 'literal', text}}
}

/**
 * Makes the reader of shortcodes. What follows a place between two arguments depends on nothing before it, so such places
 * are remembered where no end came: many openings without an end cost no more than one.
 *
 * @returns A function from the offset of an opening to the shortcode there; undefined for what is text.
 */
function createShortcodeReader(source: string): (start: number) => ScannedPiece | undefined {
  const endless = {'<': new Set<number>(), '%': new Set<number>()}

  const endOfArguments = (from: number, delimiter: '<' | '%'): number | undefined => {
    const close = CLOSE[delimiter]
    const passed: number[] = []
    for (let at = from; !endless[delimiter].has(at); at = ARGUMENT.lastIndex) {
      if (source.startsWith(close, at)) return at
      passed.push(at)
      ARGUMENT.lastIndex = at
      if (!ARGUMENT.test(source)) break
    }
    for (const at of passed) endless[delimiter].add(at)
    return undefined
  }

  return (start) => {
    NAME.lastIndex = start + 3
    const [, slash, name] = NAME.exec(source) ?? []
    if (name === undefined) return undefined
    const nameEnd = NAME.lastIndex
    const at = endOfArguments(nameEnd, source[start + 2] === '<' ? '<' : '%')
    if (at === undefined) return undefined
    const tag: PieceTag = {name, role: slash === '/' ? 'close' : 'open'}
    const isSelfClosing = tag.role === 'open' && SELF_CLOSING.test(source.slice(Math.max(nameEnd, at - TAIL), at))
    return {start, end: at + 3, syntax: 'hugo', form: {kind: 'tag'}, ...(!isSelfClosing && {tag})}
  }
}
