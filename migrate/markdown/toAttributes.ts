import type {Literal} from 'mdast'

import {isSpan} from '../../src/portable-text/guards.ts'
import type {TextBlock} from '../../src/portable-text/types.ts'
import {isAnchor, readAttributes, writeAttributes} from '../convert/headingAttributes.ts'
import type {MarkdownState} from './state.ts'

/** A list of attributes at the end of a heading, with the space before it where it needs one. */
export interface HeadingAttributesNode extends Literal {
  type: 'headingAttributes'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    headingAttributes: HeadingAttributesNode
  }
  interface RootContentMap {
    headingAttributes: HeadingAttributesNode
  }
}

/**
 * The id of a heading as a list of attributes, together with the other attributes that were kept as source.
 *
 * @returns The words before the list, and the list; just the words of a heading without an id.
 */
export function toAttributes(
  state: MarkdownState,
  block: TextBlock,
): {words: TextBlock['children']; attributes?: HeadingAttributesNode} {
  const {anchor, children} = block
  if (anchor === undefined) return {words: children}
  if (!isAnchor(anchor)) {
    state.report(
      'markdown/anchor',
      block,
      `Found the heading id "${anchor}", which Markdown cannot say; the heading stands without it. Use letters, digits and hyphens.`,
    )
    return {words: children}
  }
  const {words, rest} = splitRest(children)
  const gap = rest === '' && needsGap(children) ? ' ' : ''
  return {words, attributes: {type: 'headingAttributes', value: gap + writeAttributes(anchor, rest)}}
}

/** A list is set apart from the words it follows, unless they end with a space of their own. */
function needsGap(children: TextBlock['children']): boolean {
  const last = children.findLast((child) => !isSpan(child) || child.text !== '')
  return last !== undefined && !(isSpan(last) && /\s$/.test(last.text))
}

/** Sets the list of other attributes apart from the words before it. */
function splitRest(children: TextBlock['children']): {words: TextBlock['children']; rest: string} {
  const end = children.findLastIndex((child) => !isSpan(child) || child.text !== '')
  const last = children[end]
  if (last?._type !== 'inlineSource' || last.syntax !== 'kramdown') return {words: children, rest: ''}
  const attributes = readAttributes(last.source)
  if (attributes?.index !== 0 || attributes.anchor !== undefined) return {words: children, rest: ''}
  return {words: children.slice(0, end), rest: attributes.rest}
}
