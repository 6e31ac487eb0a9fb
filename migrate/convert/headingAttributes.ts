/** A list of attributes at the end of a heading, as pandoc, Docusaurus, Hugo and kramdown read it. */
export interface HeadingAttributes {
  /** Without `#`. */
  anchor?: string
  /** All but the id, as a list of its own: `{.note lang=en}`; `''` when the id is all. */
  rest: string
  /** Where the list begins in the text. */
  index: number
}

/** What ids, classes and values without quotes are made of: nothing that begins something in Markdown. */
const NAME = String.raw`[^\s{}#="'\x60*~$|&<>[\]\\]+`
const ITEM = String.raw`#${NAME}|\.${NAME}|[\w:-]+=(?:"[^"{}\\\n]*"|'[^'{}\\\n]*'|${NAME})`
const LIST = new RegExp(String.raw`^\{[ \t]*((?:${ITEM})(?:[ \t]+(?:${ITEM}))*)[ \t]*\}$`)
const ITEMS = new RegExp(ITEM, 'g')
const ANCHOR = new RegExp(`^${NAME}$`)

/**
 * Reads the list of attributes that a text ends with: `{#id}`, or `{#id .class key=value}`. A list has an id, or a
 * class: other words in braces are words. A brace behind a backslash is one too.
 *
 * @param text - The Markdown of the words of a heading.
 * @returns Undefined when there is no list.
 */
export function readAttributes(text: string): HeadingAttributes | undefined {
  if (!text.endsWith('}')) return undefined
  const index = text.lastIndexOf('{')
  const [, list] = LIST.exec(text.slice(index)) ?? []
  if (list === undefined || runBefore(text, index, '\\').length % 2 === 1) return undefined
  const items = list.match(ITEMS) ?? []
  const [id, ...ids] = items.filter((item) => item.startsWith('#'))
  if (ids.length > 0 || (id === undefined && !items.some((item) => item.startsWith('.')))) return undefined
  const others = items.filter((item) => item !== id)
  return {
    ...(id !== undefined && {anchor: id.slice(1)}),
    rest: others.length > 0 ? `{${others.join(' ')}}` : '',
    index,
  }
}

/** The characters of some kinds right before a place. */
export function runBefore(text: string, place: number, characters: string): string {
  let start = place
  while (start > 0 && characters.includes(text.charAt(start - 1))) start--
  return text.slice(start, place)
}

/**
 * Writes the list of attributes of a heading.
 *
 * @param anchor - Its id, which {@link isAnchor} has found right.
 * @param rest - A list of attributes without an id, or `''`.
 */
export function writeAttributes(anchor: string, rest: string): string {
  return rest === '' ? `{#${anchor}}` : `{#${anchor} ${rest.slice(1)}`
}

/** Whether a list of attributes can say an id. */
export function isAnchor(anchor: string): boolean {
  return ANCHOR.test(anchor)
}
