import type {ToolkitNestedPortableTextSpan, ToolkitTextNode} from '@portabletext/toolkit'
import type {PortableTextMarkDefinition, TypedObject} from '@portabletext/types'

import {ANNOTATION, DECORATORS} from '../../schemas/names.ts'
import {isTyped} from './isTyped.ts'
import {orderMarks} from './orderMarks.ts'

/** What stands among the words once marks are elements around them. */
type MarksNode = ToolkitNestedPortableTextSpan | ToolkitTextNode | TypedObject

/** A child of a text block, with the marks around it. */
interface MarkedChild {
  child: TypedObject & Record<string, unknown>
  marks: readonly string[]
}

/** What a text block holds, as far as marks go. */
export interface MarkedBlock {
  children: readonly unknown[]
  markDefs?: unknown
}

/**
 * Turns the flat marks of a text block into a tree, in the node types of `@portabletext/toolkit`. Other than its
 * `buildMarksTree`, it keeps marks in the order they are stored in where nothing speaks against it, puts marks around
 * objects as well, and takes time in proportion to the children.
 *
 * An image with a link becomes an image in that link, unless a link of the text is around it already.
 *
 * @param block - a text block; it is left as it is
 * @returns what to render in place of its children
 */
export function nestMarks(block: MarkedBlock): MarksNode[] {
  const markDefs = new Map(markDefsOf(block).map((markDef) => [markDef._key, markDef]))
  const marked = block.children
    .filter(isTyped)
    .filter((child) => child['text'] !== '')
    .map((child) => toMarkedChild(child, markDefs))
  const ordered = orderMarks(
    marked.map(({marks}) => marks),
    (mark) => markDefs.has(mark),
  )
  const root: MarksNode[] = []
  const open: ToolkitNestedPortableTextSpan[] = []
  marked.forEach(({child}, index) => {
    const marks = ordered[index] ?? []
    const shared = open.findIndex((span, depth) => span.markKey !== marks[depth])
    if (shared !== -1) open.length = shared
    for (const mark of marks.slice(open.length)) {
      const span = toSpan(mark, markDefs.get(mark), child._key)
      ;(open.at(-1)?.children ?? root).push(span)
      open.push(span)
    }
    const siblings: MarksNode[] = open.at(-1)?.children ?? root
    for (const node of toNodes(child)) siblings.push(node)
  })
  return root
}

function toMarkedChild(
  child: TypedObject & Record<string, unknown>,
  markDefs: Map<string, PortableTextMarkDefinition>,
): MarkedChild {
  const marks = Array.isArray(child['marks']) ? child['marks'].filter((mark) => typeof mark === 'string') : []
  if (typeof child['text'] === 'string') return {child, marks}
  // The editor leaves marks of objects alone: a link that was taken off the words may still be named here.
  const known = marks.filter((mark) => markDefs.has(mark) || DECORATORS.some((decorator) => decorator === mark))
  const isLinked = known.some((mark) => LINKS.has(markDefs.get(mark)?._type))
  const {link, ...rest} = child
  if (!isLink(link)) return {child, marks: known}
  if (isLinked) return {child: rest, marks: known}
  const key = `link ${JSON.stringify([link.href, link.title])}`
  markDefs.set(key, {_type: ANNOTATION.link, _key: key, href: link.href, title: link.title})
  return {child: rest, marks: [...known, key]}
}

const LINKS: ReadonlySet<string | undefined> = new Set(Object.values(ANNOTATION))

function isLink(value: unknown): value is {href?: unknown; title?: unknown} {
  return typeof value === 'object' && value !== null
}

/** Text is cut at its hard breaks, as the toolkit does; an object is a node already. */
function toNodes(child: TypedObject & Record<string, unknown>): MarksNode[] {
  if (typeof child['text'] !== 'string' || child._type !== 'span') return [child]
  return child['text'].split(/(\n)/).flatMap((text) => (text === '' ? [] : [{_type: '@text', text}]))
}

function toSpan(
  mark: string,
  markDef: PortableTextMarkDefinition | undefined,
  key: string | undefined,
): ToolkitNestedPortableTextSpan {
  return {
    _type: '@span',
    ...(key !== undefined && {_key: key}),
    ...(markDef && {markDef}),
    markKey: mark,
    markType: markDef?._type ?? mark,
    children: [],
  }
}

function markDefsOf({markDefs}: MarkedBlock): PortableTextMarkDefinition[] {
  return Array.isArray(markDefs) ? markDefs.filter(isMarkDefinition) : []
}

function isMarkDefinition(value: unknown): value is PortableTextMarkDefinition {
  return isTyped(value) && typeof value._key === 'string'
}
