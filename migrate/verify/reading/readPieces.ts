/**
 * What counts as equal when the HTML of an article is compared with that of its Markdown. Both are well-formed, since programs
 * wrote them; everything that is evened out is evened out here:
 *
 * 1. White space. Runs are one space; none is left at the edges of a block, beside one, or beside `<br>`. Beside Chinese and Japanese
 *    letters, between which a line break is no space, none counts. Inside `<pre>` every character does, but for line ends at its end.
 * 2. What our renderer adds: `<figure>` for the paragraph that is one image, the empty comment between equal marks, attributes
 *    besides those named below.
 * 3. Where a footnote is called, which every renderer of Markdown writes in its own way.
 * 4. Equal marks that touch are one.
 * 5. Whether a list is loose: the documents are compared in that, too.
 *
 * @module
 */
import {decodeReferences} from '../../../src/html/decodeReferences.ts'
import {RAW} from './referenceHtml.ts'

/** Elements of one place at the top of a fragment, in a form in which they are equal when they say the same. */
export interface Piece {
  /** Equal texts are equal pieces. */
  key: string
  /** The words in it. */
  text: string
  /** Names of the elements in it. */
  elements: ReadonlySet<string>
}

/** The attributes that Markdown can say. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'title'],
  code: ['class'],
  input: ['checked'],
  ol: ['start'],
  td: ['align'],
  th: ['align'],
}

const INLINE: ReadonlySet<string> = new Set(['a', 'code', 'del', 'em', 'img', 'input', 'strong', 'sup'])
const EMPTY: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input'])

const TOKEN = /<!--[^]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>|[^<]+|</g
const ATTRIBUTE = /([a-zA-Z-]+)(?:="([^"]*)")?/g
/** What some generators write behind the language of a fence. */
const FENCE_META = /class="language-[^"]*[{:=']/
const CALL = /<sup><a [^>]*?href="#(?:user-content-)?fn-[^>]*>.*?<\/a><\/sup>/g
const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]'
const HAS_CJK = new RegExp(CJK, 'u')
const BESIDE_CJK = new RegExp(`^ | $|(?<=${CJK}) | (?=${CJK})`, 'gu')

/**
 * Evens out addresses: what leads to the same place gets the same one.
 *
 * @param name - Of the attribute; `imageHref` where an image is the link, whose address stays as the source has it.
 */
export type ToAddress = (name: 'href' | 'imageHref' | 'src', value: string) => string

/**
 * Takes HTML apart into the elements at its top.
 *
 * @param html - Well-formed.
 * @param toAddress - For links and images.
 */
export function readPieces(html: string, toAddress: ToAddress): Piece[] {
  const pieces: Piece[] = []
  let parts: string[] = []
  let elements = new Set<string>()
  let depth = 0
  let isPre = false

  const finish = (): void => {
    const key = evenOut(parts)
    const text = parts.flatMap((part) => (part.startsWith('=') ? part.slice(1) : []))
    if (key !== '') pieces.push({key, text: text.join(' '), elements})
    parts = []
    elements = new Set()
  }

  const source = html.replace(CALL, '<sup></sup>')
  for (const {0: token, 1: slash, 2: written = '', 3: attributes = '', index} of source.matchAll(TOKEN)) {
    if (token.startsWith('<!--')) continue
    if (written === '') {
      const text = decodeReferences(token, 'text')
      // A sign that would be taken for a tag stands for itself.
      parts.push(isPre ? `=${text}` : `=${text.replace(/[ \t\n\r\f]+/g, ' ')}`)
      // At the top there is no other text.
      if (depth === 0) finish()
      continue
    }
    const name = written === 'figure' ? 'p' : written
    if (name === 'pre') isPre = slash === ''
    elements.add(name === 'code' && FENCE_META.test(attributes) ? 'meta' : name)
    if (slash === '/') {
      parts.push(`</${name}>`)
      depth--
    } else {
      const href = source.startsWith('<img', index + token.length) ? 'imageHref' : 'href'
      const toOwn: ToAddress = (attribute, value) => toAddress(attribute === 'href' ? href : attribute, value)
      parts.push(`<${name}${toAttributes(name, attributes, toOwn)}>`)
      if (!EMPTY.has(name)) depth++
    }
    if (depth === 0 && !INLINE.has(name)) finish()
  }
  finish()
  return pieces
}

function toAttributes(name: string, written: string, toAddress: ToAddress): string {
  const known = ATTRIBUTES[name] ?? []
  const found = new Map(
    Array.from(written.matchAll(ATTRIBUTE), ([, attribute = '', value = '']) => [
      attribute,
      decodeReferences(value, 'attribute'),
    ]),
  )
  return known
    .map((attribute) => {
      const value = found.get(attribute)
      if (value === undefined) return ''
      const isAddress = attribute === 'href' || attribute === 'src'
      return ` ${attribute}=${JSON.stringify(isAddress ? toAddress(attribute, value) : value)}`
    })
    .join('')
}

/** Rule 1, where elements and texts meet. */
function evenOut(parts: readonly string[]): string {
  let isPre = false
  const hasCjk = parts.some((part) => part.startsWith('=') && HAS_CJK.test(part))
  const even = parts.map((part, index) => {
    if (part.startsWith('<pre')) isPre = true
    if (part.startsWith('</pre')) isPre = false
    if (part.startsWith('<')) return part
    if (isPre) return part.replace(/\r\n?/g, '\n').replace(/^=?\n*$|\n+$/, '')
    let text = part.slice(1)
    if (breaksLine(neighbour(parts, index, -1))) text = text.trimStart()
    if (breaksLine(neighbour(parts, index, 1))) text = text.trimEnd()
    if (hasCjk) text = text.replace(BESIDE_CJK, '')
    return text === '' ? '' : `=${text}`
  })
  return withoutLooseness(joinMarks(even.filter((part) => part !== ''))).join('\n')
}

/** Rule 4. */
function joinMarks(parts: readonly string[]): string[] {
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1) ?? ''
    if (part.startsWith('=') && last.startsWith('=')) joined.push(`${joined.pop()}${part.slice(1)}`)
    else if (MARKS.has(part) && last === part.replace('<', '</')) joined.pop()
    else joined.push(part)
  }
  return joined
}

const MARKS: ReadonlySet<string> = new Set(['<em>', '<strong>', '<del>'])

/** Rule 5. */
function withoutLooseness(parts: readonly string[]): string[] {
  let items = 0
  return parts.filter((part) => {
    if (part === '<li>') items++
    if (part === '</li>') items--
    return items === 0 || (part !== '<p>' && part !== '</p>')
  })
}

/** What stands beside a text, white space and the ends of marks and links aside. */
function neighbour(parts: readonly string[], index: number, step: 1 | -1): string | undefined {
  let at = index + step
  while (TRANSPARENT.test(parts[at] ?? '')) at += step
  return parts[at]
}

const TRANSPARENT = /^<\/?(?:a|del|em|strong)\b|^=\s*$/

function breaksLine(part: string | undefined): boolean {
  const name = /^<\/?([a-z][a-z0-9-]*)/.exec(part ?? '<br>')?.[1]
  return name !== undefined && !INLINE.has(name)
}

/** Whether a piece holds more than plain Markdown and GFM say in one way. */
export function isBeyond({elements, text}: Piece): boolean {
  return text.includes(RAW) || BEYOND.test(text) || [...elements].some((name) => !COMPARED.has(name))
}

/** Elements whose meaning both renderers agree on. */
const COMPARED: ReadonlySet<string> = new Set(
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre strong table tbody td th thead tr ul'.split(
    ' ',
  ),
)

/** Signs of what dialects read besides: formulas, emoji, attributes, containers, alerts, tables of contents, wiki links. */
const BEYOND = /\$|:[+\w-]+:|\{\s*[#.:%<{/]|\[\[|\[TOC\]|:::|\[![\w-]+[\] ]|==|%%|\^\[/
