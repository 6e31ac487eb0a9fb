import type {RootContent} from 'mdast'

import type {Figure} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {toImageNode} from '../toImageNode.ts'

/** A figure is a paragraph of an image alone. Markdown has no captions: one becomes an emphasized paragraph. */
export function figure(state: MarkdownState, figure: Figure): RootContent[] {
  const {caption} = figure
  const image: RootContent = {type: 'paragraph', children: [toImageNode(state, figure, figure)]}
  if (!caption) return [image]
  state.report(
    'markdown/figure-caption',
    figure,
    `Found a figure with the caption "${caption}"; Markdown has none, so it became a paragraph below the image.`,
  )
  return [image, {type: 'paragraph', children: [{type: 'emphasis', children: [{type: 'text', value: caption}]}]}]
}
