/**
 * Elements of HTML and JSX as handlers of the user see them.
 *
 * @module
 */
import type {Html, PhrasingContent, RootContent} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx'

import {isWholeElement, parseTag, type Tag} from '../../../src/html/parseTag.ts'
import type {Element, FlowContext} from './types.ts'

/** An element of HTML. */
export function readHtmlElement<Child extends RootContent | PhrasingContent>(
  {tag, children}: {tag: Tag; children: readonly Child[]},
  inner: string,
): Element<Child> {
  return {name: tag.name, attributes: Object.fromEntries(tag.attributes), expressions: {}, children, inner}
}

/** A tag among words that is an element by itself. Any other HTML is one without a name. */
export function readTag(node: Html): Element<PhrasingContent> {
  const tag = parseTag(node.value)
  const isElement = tag !== undefined && isWholeElement(tag)
  return {
    name: isElement ? tag.name : '',
    attributes: Object.fromEntries(isElement ? tag.attributes : []),
    expressions: {},
    children: [],
    inner: '',
  }
}

/**
 * An element of JSX.
 *
 * @param node - A fragment has no name.
 * @param sourceOf - Gives the source of a position.
 */
export function readJsxElement<Child extends PhrasingContent | RootContent>(
  node: (MdxJsxFlowElement | MdxJsxTextElement) & {children: Child[]},
  sourceOf: FlowContext['source'],
): Element<Child> {
  const attributes: Record<string, string> = {}
  const expressions: Record<string, string> = {}
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') expressions['...'] = attribute.value.replace(/^\s*\.\.\./, '')
    else if (typeof attribute.value === 'object' && attribute.value) expressions[attribute.name] = attribute.value.value
    else attributes[attribute.name] = attribute.value ?? ''
  }
  const {name, children} = node
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  const inner = first && last ? sourceOf({type: 'text', position: {start: first.start, end: last.end}}) : ''
  return {name: name ?? '', attributes, expressions, children, inner}
}
