/**
 * What counts as equal when two pieces of HTML are compared. Everything that is evened out before the comparison is
 * evened out here, and nowhere else:
 *
 * 1. White space. Runs are one space; none is left at the ends of the whole, at the edges of a block, beside one, or
 *    beside `<br>`. So a soft break is a space. Inside `<pre>` every character counts.
 * 2. Elements that say the same: `b` is `strong`, `i` is `em`, `s` and `strike` are `del`, `ins` is `u`. The converter has
 *    one mark for each pair.
 * 3. What our renderer adds: `<figure>` for the paragraph that is one image, an empty `alt` for an image of raw HTML that
 *    has none, the class of task items, the data attributes of code, and the empty comment that keeps equal marks apart.
 * 4. The frame of footnotes, which every renderer of Markdown has its own of: the section's heading or label, the texts
 *    of the ways back, and the ids; ids and links to them are compared by where they lead.
 *
 * @module
 */
import type {Element, RootContent} from 'hast'
import {fromHtml} from 'hast-util-from-html'

const SAME_ELEMENT: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  s: 'del',
  strike: 'del',
  ins: 'u',
  figure: 'p',
}

/** Elements that stand in a line of text; all others break it. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q s samp script select small span ' +
    'strike strong sub sup svg textarea time u var wbr'
  ).split(' '),
)
/** Our own attributes, none of which the Markdown said. */
const OWN_ATTRIBUTES: ReadonlySet<string> = new Set(['dataFilename', 'dataHighlightedLines', 'dataMeta'])
const SEAM = ''

/** One node, in the form in which nodes are compared. Text is a string. */
export type Normal =
  | string
  | {name: string; attributes: Record<string, unknown>; children: Normal[]}
  | {comment: string}

/**
 * Parses HTML and evens out what does not count.
 *
 * @param html - A fragment.
 * @returns A tree to compare with `toEqual`.
 */
export function normalizeHtml(html: string): Normal[] {
  const {children} = fromHtml(html.trim(), {fragment: true})
  return normalizeChildren(children, {isPre: false, isBlock: true, labels: findLabels(children)})
}

interface Place {
  /** Every character counts. */
  isPre: boolean
  /** White space at the edges does not count. */
  isBlock: boolean
  labels: Labels
}

/** The number of each footnote by its label. */
type Labels = ReadonlyMap<string, number>

function normalizeChildren(nodes: readonly RootContent[], place: Place): Normal[] {
  const normal: Normal[] = []
  for (const node of nodes) {
    const next = normalizeNode(node, place)
    const last = normal.at(-1)
    if (next === undefined) continue
    if (typeof next === 'string' && typeof last === 'string') normal[normal.length - 1] = last + next
    else normal.push(next)
  }
  return place.isPre ? normal : collapse(normal, place)
}

function normalizeNode(node: RootContent, place: Place): Normal | undefined {
  switch (node.type) {
    case 'text':
      return node.value
    case 'comment':
      return node.value === SEAM ? undefined : {comment: node.value}
    case 'element':
      return isFootnoteFrame(node) ? undefined : normalizeElement(node, place)
    default:
      return {comment: node.type}
  }
}

function normalizeElement(node: Element, {isPre, labels}: Place): Normal {
  const name = SAME_ELEMENT[node.tagName] ?? node.tagName
  const attributes = attributesOf(node, labels)
  if (String(attributes['href']).startsWith('fnref ')) return {name, attributes, children: []}
  const content = node.tagName === 'template' && node.content ? node.content.children : node.children
  const children = normalizeChildren(content, {
    isPre: isPre || ['pre', 'textarea', 'script', 'style'].includes(name),
    isBlock: !INLINE.has(name),
    labels,
  })
  return {name, attributes, children}
}

function attributesOf(node: Element, labels: Labels): Record<string, unknown> {
  const footnote = footnoteAttributes(node, labels)
  if (footnote) return footnote
  const attributes: Record<string, unknown> = node.tagName === 'img' ? {alt: ''} : {}
  for (const [name, value] of Object.entries(node.properties)) {
    if (OWN_ATTRIBUTES.has(name)) continue
    if (name === 'className' && String(value) === 'task-list-item') continue
    attributes[name] = value
  }
  return attributes
}

/** Rule 1, once texts that touch are one. */
function collapse(nodes: readonly Normal[], {isBlock}: Place): Normal[] {
  return nodes.flatMap<Normal>((node, index) => {
    if (typeof node !== 'string') return [node]
    let text = node.replace(/[ \t\n\r\f]+/g, ' ')
    if (breaksLine(nodes[index - 1], isBlock)) text = text.replace(/^ /, '')
    if (breaksLine(nodes[index + 1], isBlock)) text = text.replace(/ $/, '')
    return text === '' ? [] : [text]
  })
}

/** Whether white space beside a node does not count; undefined is the edge of the parent. */
function breaksLine(node: Normal | undefined, isBlock: boolean): boolean {
  if (node === undefined) return isBlock
  return typeof node === 'object' && 'name' in node && !INLINE.has(node.name)
}

/** The heading of the section, and the line between the text and it. */
function isFootnoteFrame(node: Element): boolean {
  return node.tagName === 'h2' && node.properties['id'] === 'footnote-label'
}

/** Rule 4 for the four elements that make up footnotes: the section, an entry, a call, a way back. */
function footnoteAttributes({tagName, properties}: Element, labels: Labels): Record<string, unknown> | undefined {
  if (tagName === 'section' && [properties['className']].flat().includes('footnotes')) return {footnotes: true}
  const id = footnotePlace(properties['id'], labels)
  const href = footnotePlace(properties['href'], labels)
  return id === undefined && href === undefined ? undefined : {id, href}
}

/** `fn 1`, `fnref 1-2`: what an id or a link to one is about, whatever its label is and stands before it. */
function footnotePlace(value: unknown, labels: Labels): string | undefined {
  const [, kind = '', label = ''] = /^#?(?:user-content-)?(fn|fnref)-(.+)$/.exec(String(value)) ?? []
  const [, base = '', occurrence] = /^(.+)-(\d+)$/.exec(label) ?? []
  if (labels.has(label)) return `${kind} ${labels.get(label)}`
  return labels.has(base) ? `${kind} ${labels.get(base)}-${occurrence}` : undefined
}

/** Numbers footnotes by where they stand, by what their ids say after `fn-`. */
function findLabels(nodes: readonly RootContent[], labels = new Map<string, number>()): Map<string, number> {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const [, label] = /^(?:user-content-)?fn-(.+)$/.exec(String(node.properties['id'])) ?? []
    if (label !== undefined) labels.set(label, labels.size + 1)
    findLabels(node.children, labels)
  }
  return labels
}

/**
 * What a reader sees of HTML: its text, words separated by one space, blocks by a line feed.
 *
 * @param html - A fragment.
 */
export function visibleText(html: string): string {
  return textOf(normalizeHtml(html))
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()
}

function textOf(nodes: readonly Normal[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      if ('comment' in node || ['script', 'style', 'template'].includes(node.name)) return ''
      const text = textOf(node.children)
      return INLINE.has(node.name) ? text : `\n${text}\n`
    })
    .join('')
}
