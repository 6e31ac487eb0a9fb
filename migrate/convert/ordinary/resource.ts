import {decodeString} from 'micromark-util-decode-string'

/** What a link leads to. */
export interface Resource {
  title: string | null
  url: string
}

/** An address in angle brackets, or one without white space whose parentheses are pairs, none in another. */
export const DESTINATION = /<[^<>\n\\]*>|(?!<)(?:[^\s()\\\p{Cc}]|\\[!-/:-@[-`{-~]|\([^\s()\\\p{Cc}]*\))+/uy
const TITLE = / +(?:"[^"\\\n]*"|'[^'\\\n]*'|\([^()\\\n]*\))/y

/**
 * Reads what stands in parentheses behind the text of a link (CommonMark 6.3): address and title in one line, without
 * escapes in the title.
 *
 * @param start - Index of the opening parenthesis.
 * @returns What it says, and the index behind it; undefined for everything else, be it a resource or not.
 */
export function readResource(text: string, start: number): (Resource & {end: number}) | undefined {
  DESTINATION.lastIndex = skip(text, start + 1)
  const [destination] = DESTINATION.exec(text) ?? []
  if (destination === undefined) return undefined
  TITLE.lastIndex = DESTINATION.lastIndex
  const [title] = TITLE.exec(text) ?? []
  const end = skip(text, DESTINATION.lastIndex + (title?.length ?? 0))
  return text.charAt(end) === ')' ? {...toResource(destination, title), end: end + 1} : undefined
}

/** What an address and a title say, as they are written: with their brackets and quotes. */
export function toResource(destination: string, title: string | undefined): Resource {
  return {
    title: title === undefined ? null : decodeString(title.trimStart().slice(1, -1)) || null,
    url: decodeString(destination.startsWith('<') ? destination.slice(1, -1) : destination),
  }
}

function skip(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  return at
}
