import type {Blockquote, Nodes, Paragraph, RootContent} from 'mdast'

import {readCalloutName, type CalloutName} from '../calloutNames.ts'
import type {DraftBlock} from '../drafts.ts'
import {CONTENT_LEVELS, fitsLevels} from '../levels.ts'
import type {ConvertRule} from '../rules.ts'
import type {FlowContext, State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'
import {visibleChildren} from '../visibleChildren.ts'
import {flatQuote} from './flatQuote.ts'
import {parseObsidianCallout} from './obsidianCallout.ts'

/** A GitHub alert: what its name says, and what stands after its marker. A dialect may have more to say. */
export interface Alert extends CalloutName {
  children: RootContent[]
  /** What is to be reported once it has become a callout. */
  notices?: [rule: ConvertRule, reason: string][]
}

const MARKER = /^\[!([A-Za-z]+)\][ \t]*(?:\n|$)/

/**
 * Reads a quotation as a GitHub alert: `[!NOTE]` or another name that is known, in any case, alone on its first line, with
 * something after it. In Obsidian there are callouts of any name, with titles.
 *
 * @returns The alert, or undefined for any other quotation.
 */
export function parseAlert(state: State, node: Blockquote): Alert | undefined {
  if (state.dialect === 'obsidian' && state.gfm) return parseObsidianCallout(state, node)
  const [first, ...others] = visibleChildren(node)
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || text?.type !== 'text' || state.sourceOf(text).startsWith('\\')) return undefined
  const [marker = '', name = ''] = MARKER.exec(text.value) ?? []
  const known = readCalloutName(name)
  if (!known) return undefined
  const rest = afterMarker(state, first, text.value.slice(marker.length), marker.endsWith('\n'))
  if (!rest) return undefined
  const children = rest.children.length > 0 ? [rest, ...others] : others
  return children.length > 0 ? {...known, children} : undefined
}

/** The paragraph without its marker; undefined when the marker was not alone on its line. */
function afterMarker(state: State, node: Paragraph, text: string, lineEnded: boolean): Paragraph | undefined {
  const [first, next, ...others] = node.children
  if (text !== '' && first?.type === 'text')
    return {...node, children: [{...first, value: text}, ...(next ? [next] : []), ...others]}
  if (next === undefined) return {...node, children: []}
  if (lineEnded) return {...node, children: [next, ...others]}
  const isTrailingSpaces = next.type === 'break' && !state.sourceOf(next).startsWith('\\')
  return isTrailingSpaces ? {...node, children: others} : undefined
}

/**
 * An alert is a callout of the same tone and title; where all has to be flat, or it stands too deep, a quotation whose first
 * line is one of them.
 *
 * @param node - The node that messages point at.
 */
export function callout(state: State, node: Nodes, alert: Alert, context: FlowContext): DraftBlock[] {
  const {children, notices = [], ...name} = alert
  for (const [rule, reason] of notices) state.report(rule, node, reason)
  const fits = fitsLevels(context.levels, CONTENT_LEVELS)
  if (fits && !state.flatOnly) {
    return [{_type: 'callout', ...name, content: state.all(children, context.levels + CONTENT_LEVELS)}]
  }
  const {tone, title = tone.charAt(0).toUpperCase() + tone.slice(1)} = name
  const became = `its first line is "${title}" now, and what it holds besides text stands between its lines.`
  if (state.flatOnly) {
    state.report('convert/flattened', node, `Made a quotation of a callout of the tone "${tone}": ${became}`)
  } else {
    state.report(
      'convert/nesting-limit',
      node,
      `This callout of the tone "${tone}" is nested deeper than the 20 levels the Content Lake stores, and became a quotation: ${became}`,
    )
  }
  return [
    toTextBlock([{text: title, marks: [{decorator: 'strong'}]}], {style: 'blockquote'}),
    ...flatQuote(state, children, context),
  ]
}
