import type {PhrasingContent, RootContent} from 'mdast'

import type {TextBlock} from '../../../src/portable-text/types.ts'
import {edge} from '../edge.ts'
import type {MarkdownState} from '../state.ts'

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
  const children = state.phrasing(block, 'heading')
  const hasLines = (block.style === 'h1' || block.style === 'h2') && block.children.some(hasLineEnd)
  return hasLines && children[0]?.type === 'html' ? [edge(), ...children] : children
}

function hasLineEnd(child: TextBlock['children'][number]): boolean {
  if (child._type === 'inlineHtml') return child.html.includes('\n')
  return child._type === 'inlineMath' && child.tex.includes('\n')
}
