/**
 * Elements of HTML and JSX as handlers of the user see them.
 *
 * @module
 */
import type {PhrasingContent, RootContent} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx'

import {isWholeElement} from '../../../src/html/parseTag.ts'
import {readElementTag, type ElementTag, type TagNode} from '../html/elementTag.ts'
import type {Element, FlowContext} from './types.ts'

/** An element of HTML, or of JSX where the dialect has it. */
export function readHtmlElement<Child extends RootContent | PhrasingContent>(
  {tag, children}: {tag: ElementTag; children: readonly Child[]},
  inner: string,
): Element<Child> {
  const {name, attributes, expressions = []} = tag
  return {
    name,
    attributes: Object.fromEntries(attributes),
    expressions: Object.fromEntries(expressions),
    children,
    inner,
  }
}

/** A tag among words that is an element by itself. Any other HTML, or JSX, is one without a name. */
export function readTag(node: TagNode): Element<PhrasingContent> {
  const tag = readElementTag(node)
  return tag && isWholeElement(tag)
    ? readHtmlElement({tag, children: []}, '')
    : {name: '', attributes: {}, expressions: {}, children: [], inner: ''}
}

/**
 * An element of JSX that a plugin has read.
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
