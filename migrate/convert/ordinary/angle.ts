import type {Html, Link} from 'mdast'

import {textNode} from './pieces.ts'
import {pointOf, type Words} from './words.ts'

/** An address in angle brackets that says what it is one of (CommonMark 6.5). */
const ADDRESS = /<([A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>\p{Cc}]*)>/uy
const NAME = '[A-Za-z][A-Za-z\\d-]*'

/**
 * A pattern for opening and closing tags (CommonMark 6.6). micromark lets a slash end a value without quotes.
 *
 * @param space - What may be between the parts of a tag, at least one.
 * @param line - What ends no value in quotes.
 */
function patternOf(space: string, line: string): RegExp {
  const value = `(?:[^\\s"'=<>\`/]+|'[^'${line}]*'|"[^"${line}]*")`
  const attribute = `${space}+[A-Za-z_:][A-Za-z\\d_.:-]*(?:${space}*=${space}*${value})?`
  return new RegExp(`<(?:${NAME}(?:${attribute})*${space}*/?|/${NAME}${space}*)>`, 'y')
}

/** A tag in one line. */
export const TAG = patternOf(' ', '\\n')
/** One that may go on in the next line. */
const LONG_TAG = patternOf('[ \\n]', '')
const COMMENT = /<!--(?:>|->|[^]*?-->)/y
/** A sign before what begins neither an address nor a tag, instruction or comment, however it goes on. */
const NOTHING = /<(?![A-Za-z/!?]|[#-'*+\--9=?A-Z^-~]+@|$)|<[A-Za-z][A-Za-z\d-]*(?![A-Za-z\d\-\s/>])[^\s:@<>]+>/y

/**
 * Reads what a `<` begins: an address, a tag, a comment, or nothing, where what follows can belong to neither.
 *
 * @returns The node, none for a sign that is text, and the index behind it; undefined when it may be anything else.
 */
export function readAngle(words: Words, start: number): {node?: Html | Link; end: number} | undefined {
  const {text} = words
  const pattern = text.charAt(start + 1) === '!' ? COMMENT : LONG_TAG
  pattern.lastIndex = start
  const [tag] = pattern.exec(text) ?? []
  if (tag !== undefined) {
    // An indent in it is kept, which is gone here.
    if (tag.includes('\n') && words.isIndented) return undefined
    const end = start + tag.length
    return {node: {type: 'html', value: tag, position: positionOf(start, end)}, end}
  }
  ADDRESS.lastIndex = start
  const [, url] = ADDRESS.exec(text) ?? []
  if (url !== undefined) {
    const end = start + url.length + 2
    const children = [textNode(words, start + 1, end - 1, url)]
    return {node: {type: 'link', title: null, url, children, position: positionOf(start, end)}, end}
  }
  NOTHING.lastIndex = start
  return NOTHING.test(text) ? {end: start + 1} : undefined

  function positionOf(from: number, to: number) {
    return {start: pointOf(words, from), end: pointOf(words, to)}
  }
}
