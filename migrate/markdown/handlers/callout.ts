import type {BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

import type {Callout} from '../../../src/portable-text/types.ts'
import {writeCalloutName} from '../../convert/calloutNames.ts'
import type {Admonition} from '../../convert/syntax/admonitions/admonitionPart.ts'
import type {MarkdownState} from '../state.ts'
import {verbatim} from '../verbatim.ts'

/**
 * A callout is a GitHub alert, whose name says the tone. One with a title that no name says, and one that holds nothing,
 * is a container: `:::note[title]`. Obsidian has titles, and callouts that hold nothing; for MkDocs all are admonitions.
 */
export function callout(state: MarkdownState, callout: Callout): RootContent[] {
  const {tone} = callout
  const title = (callout.title ?? '').replaceAll(/[\r\n]+/g, ' ').trim()
  const content = state.flow(callout.content)
  if (state.options.dialect === 'obsidian') {
    return [withMarker([verbatim(`[!${tone}]`), ...(title ? [verbatim(' '), toText(title)] : [])], content)]
  }
  const name = writeCalloutName(tone, title)
  if (state.options.dialect === 'mkdocs') return [toAdmonition(name ?? tone, name ? '' : title, content)]
  if (name === undefined || content.length === 0) return [toContainer(name ?? tone, name ? '' : title, content)]
  return [withMarker([{type: 'html', value: `[!${name.toUpperCase()}]`}], content)]
}

function toAdmonition(name: string, title: string, content: RootContent[]): Admonition {
  const label: Paragraph[] = title ? [{type: 'paragraph', data: {directiveLabel: true}, children: [toText(title)]}] : []
  return {type: 'admonition', line: {sign: '!!!', name, classes: []}, children: [...label, ...content]}
}

function toContainer(name: string, title: string, content: RootContent[]): ContainerDirective {
  const label: Paragraph[] = title ? [{type: 'paragraph', data: {directiveLabel: true}, children: [toText(title)]}] : []
  return {type: 'containerDirective', name, children: [...label, ...(content as (BlockContent | DefinitionContent)[])]}
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

function toText(value: string): PhrasingContent {
  return {type: 'text', value}
}

/** Whether a paragraph can stand on the line after the marker; HTML could begin a block there. */
function startsWithWords({children}: Paragraph): boolean {
  return children[0] !== undefined && children[0].type !== 'html' && children[0].type !== 'break'
}
