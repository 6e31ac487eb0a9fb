import type {PortableTextComponentOptions, PortableTextHtmlComponents} from '@portabletext/to-html'
import type {TypedObject} from '@portabletext/types'

import {findLooseItems} from './findLooseItems.ts'
import {mergeQuotes} from './mergeQuotes.ts'
import {nestMarks} from './nestMarks.ts'
import type {PortableTextInput} from './types.ts'

/** The mark type that stands for the paragraph in an item of a loose list. */
export const ITEM_PARAGRAPH = '@paragraph'

/** The mark type that stands for nothing: all words of a block in one node, which the toolkit walks only once. */
export const WORDS = '@words'

/** Where a prepared text block keeps the block as it was stored. */
const SOURCE = Symbol('source')

/**
 * Brings blocks into the form `@portabletext/to-html` renders as we mean it: flat quotations as one quote, marks as a
 * tree, and the text of an item of a loose list as a paragraph.
 *
 * @param blocks - any Portable Text; it is left as it is
 */
export function prepareBlocks(blocks: PortableTextInput): TypedObject[] {
  const merged = mergeQuotes(blocks).map(withLevel)
  const loose = findLooseItems(merged)
  return merged.map((block) => {
    const {children: stored} = block as {children?: unknown}
    if (!Array.isArray(stored)) return withoutMarks(block)
    const tree = nestMarks({...block, children: stored})
    const markType = loose.has(block) ? ITEM_PARAGRAPH : WORDS
    const children = tree.length > 0 ? [{_type: '@span', markType, children: tree}] : []
    return {...block, children, markDefs: [], [SOURCE]: block}
  })
}

/** A block without words has no use for marks, and the toolkit throws on malformed ones. */
function withoutMarks(block: TypedObject): TypedObject {
  return block._type === 'block' ? ({...block, markDefs: []} as TypedObject) : block
}

/** Deeper items than these nobody tells apart, and each level is an element. */
const MAX_LEVEL = 50

/** An item of a flat list with a level that is one: a whole number from 1 on. */
function withLevel(block: TypedObject): TypedObject {
  const {listItem, level} = block as {listItem?: unknown; level?: unknown}
  if (typeof listItem !== 'string') return block
  const near = typeof level === 'number' ? Math.min(Math.max(1, Math.trunc(level)), MAX_LEVEL) : 1
  return near === level ? block : ({...block, level: near} as TypedObject)
}

/**
 * Lets the components of text blocks and items see a block as it is stored, and not as it was prepared.
 *
 * @param components - the components in use
 */
export function withSources(components: PortableTextHtmlComponents): PortableTextHtmlComponents {
  return {...components, block: seeSource(components.block), listItem: seeSource(components.listItem)}
}

type Component<Value> = (options: PortableTextComponentOptions<Value>) => string

/** One component, or one by style or kind. */
function seeSource<Value extends object>(
  components: Component<Value> | Record<string, Component<Value> | undefined>,
): Component<Value> | Record<string, Component<Value> | undefined> {
  if (typeof components === 'function') return (options) => components({...options, value: sourceOf(options.value)})
  const wrapped = Object.entries(components).map(([name, component]) => [name, component && seeSource(component)])
  return Object.fromEntries(wrapped) as Record<string, Component<Value>>
}

function sourceOf<Value extends object>(value: Value): Value {
  return SOURCE in value ? (value[SOURCE] as Value) : value
}
