import type {RootContent} from 'mdast'

import type {Figure} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {toFigureHtml} from '../toFigureHtml.ts'
import {toFigureShortcode} from '../toFigureShortcode.ts'
import {toImageNode} from '../toImageNode.ts'

/**
 * A figure is a paragraph of an image alone; with a caption, of which Markdown has none, it is the shortcode of Hugo or the
 * HTML element.
 */
export function figure(state: MarkdownState, figure: Figure): RootContent[] {
  const {caption} = figure
  const {dialect} = state.options
  const image = toImageNode(state, figure, figure)
  if (!caption) return [{type: 'paragraph', children: [image]}]
  const shortcode = dialect === 'hugo' ? toFigureShortcode(image, caption) : undefined
  return [shortcode ?? {type: 'html', value: toFigureHtml(image, caption, dialect)}]
}
