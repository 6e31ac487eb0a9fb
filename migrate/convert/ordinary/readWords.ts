import type {PhrasingContent} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'

import {readAngle} from './angle.ts'
import {readCode} from './codeSpan.ts'
import {readCall} from './footnote.ts'
import {readLinkEnd} from './link.ts'
import {toNodes, type BracketPiece, type Piece} from './pieces.ts'
import {isForeign, type Reading} from './reading.ts'
import {buildSpans, readRun} from './spans.ts'
import {pointAfter, pointOf, type Words} from './words.ts'

const REFERENCE = /&(?:#(?:\d{1,7}|[xX][\dA-Fa-f]{1,6})|[\dA-Za-z]{1,31});/y
const ESCAPABLE = /[!-/:-@[-`{-~]/
/** Spaces that break the line when they end it (CommonMark 6.7). */
const BREAK_SPACES = 2
/** Tildes beside each other that may make a span. */
const MAX_TILDES = 2

/** Labels of what is defined in the whole text, normalized. */
export interface Labels {
  links: ReadonlySet<string>
  footnotes: ReadonlySet<string>
}

/**
 * Reads words: text, code, emphasis, links and images with an address, tags of HTML, escapes, character references, line
 * breaks (CommonMark 6).
 *
 * @param labels - The labels that are defined.
 * @returns Undefined when there is anything else in them, or anything that may be.
 */
export function readWords(reading: Reading, words: Words, labels: Labels): PhrasingContent[] | undefined {
  const {text} = words
  const {signs} = reading
  const pieces: Piece[] = []
  /** Places in `pieces` of the brackets that are open. */
  const brackets: number[] = []
  /** How many of them, from the first, can no longer begin a link, because a link stands in them. */
  let inactive = 0
  /** The sign of the first run. */
  let firstRun: string | undefined
  let start = 0
  let at = 0

  const pushText = (end: number): void => {
    if (end > start) pieces.push({kind: 'text', start, end, value: text.slice(start, end)})
  }

  for (;;) {
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code < signs.length ? signs[code] !== 0 : reading.isSign(code)) break
      at++
    }
    if (at >= text.length) break
    if (isForeign(reading, text.charCodeAt(at))) return undefined
    const from = at
    switch (text.charAt(at)) {
      case '\n': {
        let end = from
        while (end > start && text.charCodeAt(end - 1) === 32) end--
        pushText(end)
        if (from - end >= BREAK_SPACES) pushBreak(end, from + 1)
        else pieces.push({kind: 'text', start: from, end: from + 1, value: '\n'})
        at = from + 1
        break
      }
      case '\\': {
        const next = text.charAt(from + 1)
        if (next === '\n') {
          pushText(from)
          pushBreak(from, from + 2)
        } else if (ESCAPABLE.test(next)) {
          pushText(from)
          pieces.push({kind: 'text', start: from, end: from + 2, value: next})
        } else {
          at++
          continue
        }
        at = from + 2
        break
      }
      case '&': {
        REFERENCE.lastIndex = from
        const [reference] = REFERENCE.exec(text) ?? []
        if (reference === undefined) {
          at++
          continue
        }
        pushText(from)
        at = from + reference.length
        pieces.push({kind: 'text', start: from, end: at, value: decodeString(reference)})
        break
      }
      case '*':
      case '_': {
        pushText(from)
        const run = readRun(words, from, reading.tildes)
        pieces.push(run)
        firstRun ??= '*'
        at = run.end
        break
      }
      case '~': {
        const run = readRun(words, from, true)
        if (run.end - from > MAX_TILDES) {
          at = run.end
          continue
        }
        pushText(from)
        pieces.push(run)
        firstRun ??= '~'
        at = run.end
        break
      }
      case '`': {
        const code = readCode(words, from)
        if (!code) return undefined
        pushText(from)
        pieces.push({kind: 'node', node: code.node})
        at = code.end
        break
      }
      case '<': {
        const angle = readAngle(words, from)
        if (!angle) return undefined
        pushText(from)
        if (angle.node) pieces.push({kind: 'node', node: angle.node})
        else pieces.push({kind: 'text', start: from, end: angle.end, value: '<'})
        at = angle.end
        break
      }
      case '!': {
        if (text.charAt(from + 1) !== '[') {
          at++
          continue
        }
        if (reading.footnotes && text.charAt(from + 2) === '^') return undefined
        pushText(from)
        at = from + 2
        brackets.push(pieces.length)
        pieces.push({kind: 'bracket', isImage: true, start: from, end: at, isActive: true})
        break
      }
      case '[': {
        pushText(from)
        const call = reading.footnotes ? readCall(words, from, labels.footnotes) : undefined
        if (call) {
          pieces.push({kind: 'node', node: call.node})
          at = call.end
          break
        }
        at = from + 1
        brackets.push(pieces.length)
        pieces.push({kind: 'bracket', isImage: false, start: from, end: at, isActive: true})
        break
      }
      case ']': {
        const index = brackets.pop()
        inactive = Math.min(inactive, brackets.length)
        const bracket = index === undefined ? undefined : pieces[index]
        if (index === undefined || bracket?.kind !== 'bracket') {
          at++
          continue
        }
        pushText(from)
        const end = closeBracket(index, bracket, from)
        if (end === undefined) return undefined
        at = end
        break
      }
      default:
        return undefined
    }
    start = at
  }
  pushText(text.length)
  const built = firstRun ? buildSpans(words, pieces, reading.addresses, firstRun === '~') : pieces
  return built && toNodes(words, built, reading.addresses)

  function pushBreak(from: number, to: number): void {
    pieces.push({
      kind: 'node',
      node: {type: 'break', position: {start: pointOf(words, from), end: pointAfter(words, to)}},
    })
  }

  /** What the bracket closes becomes one piece, or stays as it is with a bracket more. */
  function closeBracket(index: number, bracket: BracketPiece, from: number): number | undefined {
    const link = readLinkEnd(words, labels.links, bracket, from)
    if (!link) return undefined
    if (!link.toNode) {
      pieces.push({kind: 'text', start: from, end: from + 1, value: ']'})
      return link.end
    }
    const inner = pieces.slice(index + 1)
    const built = firstRun ? buildSpans(words, inner, reading.addresses) : inner
    const children = built && toNodes(words, built, reading.addresses)
    const node = children && link.toNode(children)
    if (!node) return undefined
    pieces.length = index
    if (!bracket.isImage) {
      for (; inactive < brackets.length; inactive++) {
        const piece = pieces[brackets[inactive] ?? 0]
        if (piece?.kind === 'bracket' && !piece.isImage) piece.isActive = false
      }
    }
    pieces.push({kind: 'node', node})
    return link.end
  }
}
