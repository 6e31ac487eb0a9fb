/** A line of colons that opens or closes a container. */
export interface Fence {
  /** How many colons it begins with, at least three. */
  colons: number
  /** Of the container it opens, empty when it has none; undefined for a line of colons alone, which closes one. */
  name?: string
  /** `{.a}` and `{#b}` are `class` and `id`; an attribute without a value is `''`. */
  attributes: Readonly<Record<string, string>>
  /** Where its title stands, counted from the first colon; undefined where there is none. */
  title?: {start: number; end: number}
}

/** Docusaurus, remark-directive and pandoc agree on this much of a list of attributes. */
const SHORTHAND = String.raw`[#.][^\s{}#.="']+(?=[ \t}#.])`
const NAMED = String.raw`[A-Za-z_:][\w:.-]*(?:=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}=]+))?(?=[ \t}])`
const LIST = new RegExp(String.raw`^\{[ \t]*(?:(?:${SHORTHAND}|${NAMED})[ \t]*)*\}$`)
const ITEMS = new RegExp(`${SHORTHAND}|${NAMED}`, 'g')

const NAME = String.raw`[A-Za-z](?:[\w-]*[A-Za-z0-9])?`
const OPEN = new RegExp(String.raw`^(:{3,})[ \t]*(?:(${NAME})(?=[ \t:{[]|$)|(?=\{))(.*)$`)
const CLOSE = /^(:{3,})[ \t]*$/

/**
 * Reads a line as the beginning or the end of a container, as Docusaurus, Starlight, VitePress, remark-directive,
 * markdown-it-container and pandoc have it: `:::name`, `:::name[title]{attributes}`, `::: name title`, `::: {.name}`, and
 * `:::`.
 *
 * @param line - From its first colon to its end.
 * @returns Undefined for any other line.
 */
export function readFence(line: string): Fence | undefined {
  const close = CLOSE.exec(line)
  if (close) return {colons: close[1]?.length ?? 0, attributes: {}}
  const [, colons, name, rest = ''] = OPEN.exec(line) ?? []
  if (colons === undefined) return undefined
  const [words, list] = takeList(withoutClosing(rest))
  if (name === undefined) return words === '' ? {colons: colons.length, ...takeName(readAttributes(list))} : undefined
  const isLabel = words.startsWith('[')
  if (isLabel && !words.endsWith(']')) return undefined
  const title = isLabel ? words.slice(1, -1) : words.trim()
  const start = line.length - rest.length + (isLabel ? 1 : words.length - words.trimStart().length)
  return {
    colons: colons.length,
    name,
    attributes: readAttributes(list),
    ...(title.trim() !== '' && {title: {start, end: start + title.length}}),
  }
}

/** The first class is the name where there is no other, as pandoc has it. */
function takeName({class: classes = '', ...others}: Fence['attributes']): Pick<Fence, 'name' | 'attributes'> {
  const [name = '', ...more] = classes.split(' ')
  return {name, attributes: {...(more.length > 0 && {class: more.join(' ')}), ...others}}
}

/** The rest of a line without the colons that it may end with, at least three; fewer are words. */
function withoutClosing(rest: string): string {
  const line = trimEnd(rest, ' \t')
  const words = trimEnd(line, ':')
  return line.length - words.length < 3 ? line : trimEnd(words, ' \t')
}

/** The words of a line, and the list of attributes it ends with. */
function takeList(text: string): [words: string, list: string] {
  const index = text.endsWith('}') ? text.lastIndexOf('{') : -1
  const list = index === -1 ? '' : text.slice(index)
  return LIST.test(list) ? [trimEnd(text.slice(0, index), ' \t'), list] : [text, '']
}

function trimEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

function readAttributes(list: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [item] of list.matchAll(ITEMS)) {
    const equals = item.indexOf('=')
    const key = item.startsWith('#')
      ? 'id'
      : item.startsWith('.')
        ? 'class'
        : equals === -1
          ? item
          : item.slice(0, equals)
    const value = /^[#.]/.test(item) ? item.slice(1) : equals === -1 ? '' : unquote(item.slice(equals + 1))
    attributes[key] = key === 'class' && attributes.class ? `${attributes.class} ${value}` : value
  }
  return attributes
}

function unquote(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value
}
