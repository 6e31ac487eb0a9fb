import type {PhrasingContent, RootContent} from 'mdast'

import type {TextBlock} from '../../../src/portable-text/types.ts'
import {edge} from '../edge.ts'
import type {MarkdownState} from '../state.ts'
import {toAttributes, type HeadingAttributesNode} from '../toAttributes.ts'

const DEPTHS = {h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6} as const

/** A heading, or a paragraph; runs of list items and quotation lines have their own handlers. */
export function block(state: MarkdownState, block: TextBlock): RootContent[] {
  const {style} = block
  if (style !== undefined && style in DEPTHS) {
    return [{type: 'heading', depth: DEPTHS[style as keyof typeof DEPTHS], children: headingChildren(state, block)}]
  }
  return [{type: 'paragraph', children: state.phrasing(block, 'paragraph')}]
}

/** A heading of several lines is underlined; its first line must not begin a block of HTML. */
function headingChildren(state: MarkdownState, block: TextBlock): PhrasingContent[] {
  const {words, attributes} = toAttributes(state, block)
  const written = state.phrasing(block, 'heading', words)
  const children = attributes ? [...keepSpace(written, attributes), attributes] : written
  const hasLines = (block.style === 'h1' || block.style === 'h2') && block.children.some(hasLineEnd)
  return hasLines && children[0]?.type === 'html' ? [edge(), ...children] : children
}

/** The space before an id alone is no part of the words, unless it is a character reference. */
function keepSpace(nodes: PhrasingContent[], {value}: HeadingAttributesNode): PhrasingContent[] {
  const last = nodes.at(-1)
  const [space] = last?.type === 'text' ? (/[ \t]$/.exec(last.value) ?? []) : []
  if (last?.type !== 'text' || space === undefined || value.includes(' ')) return nodes
  const reference = {type: 'html', value: `&#${space.charCodeAt(0)};`} as const
  const words = last.value.slice(0, -1)
  return [...nodes.slice(0, -1), ...(words === '' ? [] : [{...last, value: words}]), reference]
}

function hasLineEnd(child: TextBlock['children'][number]): boolean {
  if (child._type === 'inlineHtml') return child.html.includes('\n')
  return child._type === 'inlineMath' && child.tex.includes('\n')
}
