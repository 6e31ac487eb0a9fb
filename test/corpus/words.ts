/**
 * What a reader sees, as words, and what is evened out before words are compared. Together with `conformance/normalize.ts`,
 * which evens out the HTML, this is the only place where anything is:
 *
 * 1. Emoji: `:tada:` and 🎉 are the same word.
 * 2. No space between two characters of scripts that are written without any: there a line end says nothing.
 * 3. The names of callouts and of details: `[!NOTE]`, `:::note` the title that a callout has when it was given
 *    none, and what VitePress adds to their titles, `{open}`.
 * 4. The id and the classes of a heading, `{#id .class}`.
 * 5. The numbers of footnotes, and the ways back from them.
 * 6. The line that is an image of DocFX, of which HTML shows the image.
 *
 * @module
 */
import {nameToEmoji} from 'gemoji'

import {readCalloutName} from '../../migrate/convert/calloutNames.ts'
import {normalizeHtml, type Normal} from '../conformance/normalize.ts'

/** A character of a script without spaces. */
export const UNSPACED_CHARACTER = String.raw`[\u2E80-\u312F\u3190-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF9F\uFFE0-\uFFE6\u{20000}-\u{3FFFF}]`
const UNSPACED = new RegExp(`(?<=${UNSPACED_CHARACTER}) (?=${UNSPACED_CHARACTER})`, 'gu')
/** Elements that stand in a line of text. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q s samp script select small span ' +
    'strike strong sub sup svg textarea time u var wbr'
  ).split(' '),
)
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template'])

/**
 * The words of HTML, in order.
 *
 * @param html - A fragment.
 */
export function htmlWords(html: string): string[] {
  return toWords(textOf(normalizeHtml(html)))
}

/** The words of HTML as text, blocks on lines of their own. */
export function textOf(nodes: readonly Normal[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      if ('comment' in node || UNSEEN.has(node.name)) return ''
      if (/^fn(ref)? /.test(String(node.attributes['href']))) return ''
      const text = textOf(node.name === 'aside' ? withoutOwnTitle(node) : node.children)
      if (node.name === 'summary' && text.trim() === 'Details') return ''
      if (/^h[1-6]$/.test(node.name)) return `\n${text.replace(/\s*\{\s*[#.][^{}]*\}\s*$/, '')}\n`
      return INLINE.has(node.name) ? text : `\n${text}\n`
    })
    .join('')
}

/** A callout without the title that it has when the Markdown gave it none. */
export function withoutOwnTitle({
  attributes,
  children,
}: Exclude<Normal, string | {comment: string}>): readonly Normal[] {
  const [, tone] = /\bcallout-(\w+)/.exec([attributes['className']].flat().join(' ')) ?? []
  const title = textOf(children.slice(0, 1)).trim()
  const known = readCalloutName(title)
  const isOwn = title === UNTITLED || (known?.tone === tone && known?.title === title)
  return isOwn ? children.slice(1) : children
}

/** Stands for the title of a callout that has none of its own. */
const UNTITLED = '\uE000'

/** Blocks whose callouts without a title have one that no article has. */
export function markUntitled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(markUntitled)
  if (typeof value !== 'object' || value === null) return value
  const marked = Object.entries(value).map(([name, member]): [string, unknown] => [name, markUntitled(member)])
  const isUntitled = '_type' in value && value._type === 'callout' && !('title' in value)
  return Object.fromEntries(isUntitled ? [...marked, ['title', UNTITLED]] : marked)
}

function toWords(text: string): string[] {
  return evenOut(text)
    .split(/[ \t\n\r\f]+/)
    .filter(Boolean)
}

/** Rules 1 to 3, and 6. */
function evenOut(text: string): string {
  const plain = text
    .replaceAll(/:{3,} ?image(?: [\w-]+="[^"]*")+ ?:{3,}/g, ' ')
    .replaceAll(/\[!([\w-]+)\][+-]?/g, (marker, name: string) => (readCalloutName(name) ? ' ' : marker))
    .replaceAll(/:{3,} ?([\w-]+)(?:\[([^\]\n]*)\])?(?: ?\{[^}\n]*\})?/g, (marker, name: string, label = '') =>
      name === 'details' || readCalloutName(name.replace(/^callout-/, '')) ? ` ${label} ` : marker,
    )
    .replaceAll(/:{3,}|\{(?:open|no-title)\}/g, ' ')
  return evenOutCharacters(plain)
}

/** Rules 1 and 2. */
export function evenOutCharacters(text: string): string {
  return text
    .replaceAll(/:([a-z0-9_+-]+):/g, (code, name: string) => emojiOf(name) ?? code)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNSPACED, '')
}

function emojiOf(name: string): string | undefined {
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined
}

/** Letters and digits without anything between them, in lower case; of scripts without spaces each character. */
export function bareWords(text: string): string[] {
  return (
    evenOut(text)
      .toLowerCase()
      .match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]]+/gv) ?? []
  )
}

/**
 * Where two readings begin to differ.
 *
 * @returns One line with a few words of each; undefined when they are equal.
 */
export function firstDifference(actual: readonly string[], expected: readonly string[]): string | undefined {
  const index = expected.findIndex((word, index) => actual[index] !== word)
  if (index === -1 && actual.length === expected.length) return undefined
  const start = Math.max(0, (index === -1 ? expected.length : index) - 4)
  const excerpt = (words: readonly string[]): string =>
    words
      .slice(start, start + 12)
      .join(' ')
      .slice(0, 160)
  return `“${excerpt(actual)}” where “${excerpt(expected)}” is expected`
}

/**
 * The first word that a reading has more often than what arrived.
 *
 * @returns One line; undefined when every word arrived.
 */
export function firstMissing(actual: readonly string[], expected: readonly string[]): string | undefined {
  const left = new Map<string, number>()
  for (const word of actual) left.set(word, (left.get(word) ?? 0) + 1)
  for (const [index, word] of expected.entries()) {
    const count = left.get(word) ?? 0
    if (count === 0) return `“${word}” is missing, of “${expected.slice(Math.max(0, index - 4), index + 5).join(' ')}”`
    left.set(word, count - 1)
  }
  return undefined
}
