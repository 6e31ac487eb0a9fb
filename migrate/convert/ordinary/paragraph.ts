import {htmlBlockNames, htmlRawNames} from 'micromark-util-html-tag-name'

import {beginsFence} from './fence.ts'
import {contentOf, endOf, isBlank, positionOf, skipSpaces, type View} from './lines.ts'
import {isForeign, readLater, type Block, type Reading} from './reading.ts'
import {isRule} from './rule.ts'
import {wordsInLines} from './words.ts'

/** What a line right below words is: more of them, the beginning of another block, or what makes a heading of them. */
type Continuation = 'words' | 'block' | 'line1' | 'line2'

/** A tag or an address that begins no block of HTML below words: only elements that are known to do that (CommonMark 4.6). */
const WORDS_IN_ANGLES = new RegExp(
  String.raw`</?(?!(?:${[...htmlBlockNames, ...htmlRawNames].join('|')})(?:[\s/>]|$))[A-Za-z]`,
  'iy',
)
const ATX = /#{1,6}(?:[ \t]|$)/my
/** An item or a quotation whose content is words for sure: there micromark still sees what a paragraph keeps from being. */
const CONTAINER = /(?:[-+*] +|1[.)] +|> ?)(?:[\p{L}"'(!]|\[(?!\^)[^[\]\\\n]+\](?!:)|`(?!``)|\*{1,2}\p{L})/uy
const EMPTY_QUOTE = /> *$/my
/** A footnote whose content is words for sure. */
const FOOTNOTE = /\[\^[^[\]\\\t\n ]{1,999}\]: *(?:[\p{L}"'(!]|`(?!``)|\*{1,2}\p{L})/uy
const OTHER_BULLET = /[-+*](?:[ \t]|$)/my
const OTHER_NUMBER = /(?:1[.)][ \t]|\d{1,9}[.)](?: *\t| *$))/my
const UNDERLINE = /(?:=+|-+) *$/my
const OTHER_UNDERLINE = /(?:=+|-[- \t]*)[ \t]+$/my

/** Reads a paragraph (CommonMark 4.8), or the heading that a line below makes of it (4.3). */
export function readParagraph(reading: Reading, view: View, line: number): Block | undefined {
  let next = line + 1
  let continuation: Continuation | undefined = 'words'
  while (next < view.end && !isBlank(view, next)) {
    continuation = continuationOf(reading, view, next)
    if (continuation === undefined) return undefined
    if (continuation !== 'words') break
    next++
  }
  const children = readLater(reading, () => wordsInLines(view, line, next))
  const from = skipSpaces(view.source, contentOf(view, line), endOf(view, line))
  if (continuation === 'line1' || continuation === 'line2') {
    const depth = continuation === 'line1' ? 1 : 2
    return {node: {type: 'heading', depth, children, position: positionOf(view, line, from, next)}, next: next + 1}
  }
  return {node: {type: 'paragraph', children, position: positionOf(view, line, from, next - 1)}, next}
}

/** What a line right below words is. Undefined where it depends on more than is looked at here. */
export function continuationOf(reading: Reading, view: View, line: number): Continuation | undefined {
  const {source} = view
  const start = contentOf(view, line)
  const end = endOf(view, line)
  const from = skipSpaces(source, start, end)
  if (reading.tableHeads.has(line) || isForeign(reading, source.charCodeAt(from))) return undefined
  const block: Continuation | undefined = from === start ? 'block' : undefined
  const is = (pattern: RegExp): boolean => {
    pattern.lastIndex = from
    return pattern.test(source)
  }
  switch (source.charAt(from)) {
    case '\t':
      return undefined
    case '[':
      if (!reading.footnotes || source.charAt(from + 1) !== '^') return 'words'
      return is(FOOTNOTE) ? block : undefined
    case '>':
      return is(CONTAINER) || is(EMPTY_QUOTE) ? block : undefined
    case '#':
      return is(ATX) ? block : 'words'
    case '`':
    case '~':
      return beginsFence(source, from) ? block : 'words'
    case '<':
      return is(WORDS_IN_ANGLES) ? 'words' : undefined
    case '=':
    case '-':
      if (is(UNDERLINE)) return block && (source.charAt(from) === '=' ? 'line1' : 'line2')
      if (is(OTHER_UNDERLINE)) return undefined
      break
    default:
  }
  if (isRule(source, from, end)) return block
  if (is(CONTAINER)) return block
  return is(OTHER_BULLET) || is(OTHER_NUMBER) ? undefined : 'words'
}
