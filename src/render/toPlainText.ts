import type {TypedObject} from '@portabletext/types'

import {BLOCK_OBJECT, INLINE_OBJECT, MEMBER} from '../../schemas/names.ts'
import {decodeReferences} from '../html/decodeReferences.ts'
import {listOf, textOf} from './fieldValues.ts'
import {isTyped} from './isTyped.ts'
import {nestedContent} from './nestedContent.ts'
import type {PortableTextInput} from './types.ts'

type Node = TypedObject & Record<string, unknown>

/** The text of what is not simply the text of its members. */
const LEAVES: Record<string, (node: Node) => string> = {
  span: (node) => textOf(node['text']),
  [BLOCK_OBJECT.code]: (node) => textOf(node['code']),
  [BLOCK_OBJECT.math]: (node) => textOf(node['tex']),
  [BLOCK_OBJECT.figure]: (node) => joined([textOf(node['alt']), textOf(node['caption'])], '\n'),
  [BLOCK_OBJECT.callout]: (node) => joined([textOf(node['title']), membersOf(node, '\n\n')], '\n\n'),
  [BLOCK_OBJECT.htmlBlock]: (node) => htmlToText(textOf(node['html'])),
  [BLOCK_OBJECT.table]: (node) => membersOf(node, '\n'),
  [MEMBER.row]: (node) => nestedContent(node).map(nodeText).join('\t'),
  [MEMBER.listItem]: (node) => checkboxText(node['checked']) + membersOf(node, '\n\n'),
  [INLINE_OBJECT.checkbox]: (node) => checkboxText(node['checked']),
  [INLINE_OBJECT.inlineImage]: (node) => textOf(node['alt']),
  [INLINE_OBJECT.inlineMath]: (node) => textOf(node['tex']),
  [INLINE_OBJECT.inlineHtml]: (node) => textOf(node['html']).replace(MARKUP, toSpace),
  [INLINE_OBJECT.footnoteReference]: () => '',
  [INLINE_OBJECT.inlineSource]: () => '',
  [BLOCK_OBJECT.sourceBlock]: () => '',
}

/** Comments, programs and style sheets as a whole, and single tags. */
const MARKUP = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<[/!?]?[a-z][^>]*>/gi
/** Tags of elements that stand on lines of their own, in cells or in boxes. */
const SETS_APART =
  /^<\/?(?:address|article|aside|audio|blockquote|br|button|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|img|input|legend|li|main|nav|object|ol|option|p|picture|pre|section|select|summary|svg|table|tbody|td|text|textarea|tfoot|th|thead|tr|tspan|ul|video)(?![\w-])/i

/**
 * Takes the text out of Portable Text, at any depth: for search, excerpts, reading time and feeds. Blocks are set
 * apart by an empty line, rows of a table by a line break and its cells by a tab. Images are their alternative text,
 * tasks begin with `[ ] ` or `[x] `, and tags of raw HTML are left out.
 *
 * The result is plain text: escape it before inserting it into HTML.
 *
 * @param blocks - any Portable Text, as stored or as a query returned it
 * @returns its text; types that are not part of the content model add the text of what they hold
 */
export function toPlainText(blocks: PortableTextInput): string {
  return joined(listOf(blocks).filter(isTyped).map(nodeText), '\n\n')
}

function nodeText(node: TypedObject): string {
  if (!isTyped(node)) return ''
  const leaf = Object.hasOwn(LEAVES, node._type) ? LEAVES[node._type] : undefined
  return leaf ? leaf(node) : membersOf(node, Array.isArray(node['children']) ? '' : '\n\n')
}

function membersOf(node: TypedObject, separator: string): string {
  const texts = nestedContent(node).map(nodeText)
  return separator === '' ? texts.join('') : joined(texts, separator)
}

function joined(texts: string[], separator: string): string {
  return texts.filter((text) => text !== '').join(separator)
}

function checkboxText(checked: unknown): string {
  return typeof checked === 'boolean' ? `[${checked ? 'x' : ' '}] ` : ''
}

/** For reading only: what is left is not safe to insert anywhere. */
function htmlToText(html: string): string {
  return decodeReferences(html.replace(MARKUP, toSpace), 'text').replace(/\s+/g, ' ').trim()
}

/** What a tag leaves between words: a space where a reader would see them apart. */
function toSpace(markup: string): string {
  return SETS_APART.test(markup) ? ' ' : ''
}
