import type {RootContent} from 'mdast'

import type {Quote} from '../../../src/portable-text/types.ts'
import type {Dialect} from '../../convert/dialects.ts'
import type {MarkdownState} from '../state.ts'
import {toBlockquote} from '../toBlockquote.ts'
import {toFigureHtml} from '../toFigureHtml.ts'

/**
 * A quotation with whatever it holds. One of nothing but paragraphs is flat, and an image in it is among words; so a figure
 * there is the HTML element.
 */
export function quote(state: MarkdownState, {content}: Quote): RootContent[] {
  const nodes = state.flow(content)
  const isFlat = nodes.every(({type}) => type === 'paragraph')
  return [toBlockquote(isFlat ? nodes.map((node) => toHtmlIfFigure(node, state.options.dialect)) : nodes)]
}

function toHtmlIfFigure(node: RootContent, dialect: Dialect | undefined): RootContent {
  const [only, ...others] = node.type === 'paragraph' ? node.children : []
  if (others.length > 0 || (only?.type !== 'image' && only?.type !== 'link')) return node
  const isLinkOfWords = only.type === 'link' && only.children.some(({type}) => type !== 'image')
  return isLinkOfWords ? node : {type: 'html', value: toFigureHtml(only, undefined, dialect)}
}
