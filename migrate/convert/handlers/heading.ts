import type {Heading} from 'mdast'

import type {DraftBlock, Piece} from '../drafts.ts'
import type {State} from '../state.ts'
import {takeAttributes, type BareHeading} from '../takeAttributes.ts'
import {takeIdComment} from '../takeIdComment.ts'
import {toTextBlock} from '../toTextBlock.ts'

/**
 * A heading, in either of its forms, is a text block of style `h1` to `h6`. The id it gives itself, `{#id}`, is its anchor,
 * or the one that the line after it, or in MDX a comment, gives it; other attributes are kept as source.
 */
export function heading(state: State, node: Heading): DraftBlock[] {
  const {children, attributes}: BareHeading = state.gfm ? bareHeading(state, node) : node
  const {anchor = node.data?.anchor, rest = ''} = attributes ?? {}
  const pieces = state.allInline(children)
  if (rest !== '') {
    pieces.push(attributeSource(rest))
    state.report(
      'convert/heading-attributes',
      node,
      `Kept ${rest} at the end of this heading as source: in Portable Text a heading has an id and nothing besides.`,
    )
  }
  return [toTextBlock(pieces, {style: `h${node.depth}`, ...(anchor !== undefined && {anchor})})]
}

function bareHeading(state: State, node: Heading): BareHeading {
  return takeIdComment(state, node) ?? takeAttributes(state, node)
}

function attributeSource(source: string): Piece {
  return {object: {_type: 'inlineSource', syntax: 'kramdown', source}, marks: []}
}
