import type {BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent, RootContent} from 'mdast'

import type {Callout} from '../../../src/portable-text/types.ts'
import {writeCalloutName} from '../../convert/calloutNames.ts'
import {edge} from '../edge.ts'
import type {MarkdownState} from '../state.ts'
import {verbatim} from '../verbatim.ts'

/**
 * A callout is a GitHub alert, whose name says the tone; a title that no name says becomes the first paragraph. Obsidian has
 * titles, and callouts that hold nothing.
 */
export function callout(state: MarkdownState, callout: Callout): RootContent[] {
  if (state.options.dialect === 'obsidian') return obsidianCallout(state, callout)
  const {tone, title} = callout
  const name = writeCalloutName(tone, title)
  const content = [...(name ? [] : titleNodes(state, callout, title)), ...state.flow(callout.content)]
  if (content.length === 0) {
    state.report(
      'markdown/empty-callout',
      callout,
      'Found a callout that holds nothing; an alert needs a paragraph, so it got an empty one.',
    )
    content.push({type: 'paragraph', children: [edge()]})
  }
  return [withMarker([{type: 'html', value: `[!${(name ?? tone).toUpperCase()}]`}], content)]
}

function obsidianCallout(state: MarkdownState, {tone, title = '', content}: Callout): RootContent[] {
  const words: PhrasingContent[] =
    title.trim() === '' ? [] : [verbatim(' '), {type: 'text', value: title.replaceAll(/[\r\n]+/g, ' ').trim()}]
  return [withMarker([verbatim(`[!${tone}]`), ...words], state.flow(content))]
}

/** A quotation whose first line is the marker; words at its start follow on the next. */
function withMarker(marker: PhrasingContent[], content: readonly RootContent[]): Blockquote {
  const [first, ...others] = content
  const children: RootContent[] =
    first?.type === 'paragraph' && startsWithWords(first)
      ? [{type: 'paragraph', children: [...marker, {type: 'html', value: '\n'}, ...first.children]}, ...others]
      : [{type: 'paragraph', children: marker}, ...content]
  return {type: 'blockquote', children: children as (BlockContent | DefinitionContent)[]}
}

function titleNodes(state: MarkdownState, callout: Callout, title: string | undefined): RootContent[] {
  if (!title) return []
  state.report(
    'markdown/callout-title',
    callout,
    `Found a callout with the title "${title}"; an alert has none, so it became the first paragraph.`,
  )
  return [{type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: title}]}]}]
}

/** Whether a paragraph can stand on the line after the marker; HTML could begin a block there. */
function startsWithWords({children}: Paragraph): boolean {
  return children[0] !== undefined && children[0].type !== 'html' && children[0].type !== 'break'
}
