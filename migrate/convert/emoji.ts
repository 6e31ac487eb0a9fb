/**
 * Emoji by their names between colons, `:tada:`, as GitHub has them. A name that is in no list is words, and so is one beside
 * letters, digits or further colons: a time of day, a path, a definition.
 *
 * @module
 */
import {nameToEmoji} from 'gemoji'

/** What a name between colons looks like, and must have beside it. */
const SHORTCODE = /(?<![\w:]):([a-z0-9_+-]+):(?![\w:])/g

/** What stands for a colon in Markdown, and every escape: the backslash of `\\:` is no escape of the colon. */
const COLON = /\\[!-/:-@[-`{-~]|&(?:colon|#0*58|#[xX]0*3[aA]);|:/g

/** Text with its shortcodes as emoji. */
interface EmojiText {
  text: string
  /** The shortcodes that were one, as written, each once. */
  found: string[]
}

/**
 * Puts emoji in the place of their shortcodes. One whose colons are escaped in the source stays as it is.
 *
 * @param text - Words, escapes and character references decoded.
 * @param source - The Markdown they were read from.
 * @returns Undefined when there is none.
 */
export function toEmoji(text: string, source: string): EmojiText | undefined {
  if (text.search(SHORTCODE) === -1) return undefined
  const plain = plainColons(text, source)
  const found = new Set<string>()
  const replaced = text.replace(SHORTCODE, (shortcode, name: string, place: number) => {
    const emoji = emojiOf(name)
    const isPlain = plain.has(place) && plain.has(place + shortcode.length - 1)
    if (emoji === undefined || !isPlain) return shortcode
    found.add(shortcode)
    return emoji
  })
  return found.size > 0 ? {text: replaced, found: [...found]} : undefined
}

/** Where in a text the colons are that its source has as such. Both have the same number of colons, in the same order. */
function plainColons(text: string, source: string): ReadonlySet<number> {
  const places = [...text.matchAll(/:/g)].map(({index}) => index)
  const colons = [...source.matchAll(COLON)].map(([colon]) => colon).filter(isColon)
  // A plugin has made or changed the text: nothing is known of how it was written.
  if (places.length !== colons.length) return new Set()
  return new Set(places.filter((_, index) => colons[index] === ':'))
}

/** False for an escape of another character. */
function isColon(token: string): boolean {
  return !token.startsWith('\\') || token === '\\:'
}

function emojiOf(name: string): string | undefined {
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined
}
