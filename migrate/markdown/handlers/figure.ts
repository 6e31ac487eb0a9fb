import type {RootContent} from 'mdast'

import type {Figure} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {toFigureHtml} from '../toFigureHtml.ts'
import {toImageNode} from '../toImageNode.ts'

/** A figure is a paragraph of an image alone; with a caption, of which Markdown has none, it is the HTML element. */
export function figure(state: MarkdownState, figure: Figure): RootContent[] {
  const {caption} = figure
  const image = toImageNode(state, figure, figure)
  return [caption ? {type: 'html', value: toFigureHtml(image, caption)} : {type: 'paragraph', children: [image]}]
}
