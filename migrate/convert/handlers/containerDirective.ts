import type {Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

import {readCalloutName} from '../calloutNames.ts'
import {readCalloutTitle, reducedTitle} from '../calloutTitle.ts'
import type {DraftBlock} from '../drafts.ts'
import type {ConvertRule} from '../rules.ts'
import type {FlowContext, State} from '../state.ts'
import {callout} from './callout.ts'

type Position = NonNullable<Paragraph['position']>
type Point = Position['start']

/** A container with the name of a callout is one, with the title that stands beside the name. Of any other the lines stay. */
export function containerDirective(state: State, node: ContainerDirective, context: FlowContext): DraftBlock[] {
  const known = readCalloutName(node.name)
  if (!known) return unknownContainer(state, node, context)
  const [label, children] = takeLabel(node)
  const {title: attribute = '', ...attributes} = node.attributes ?? {}
  const {title, isReduced} = readCalloutTitle(state, label)
  const notices: [ConvertRule, string][] = []
  if (isReduced) notices.push(['convert/callout-title', reducedTitle(title)])
  if (Object.keys(attributes).length > 0) notices.push(['convert/callout-attributes', leftOut(Object.keys(attributes))])
  const shown = title || attribute
  return callout(state, node, {...known, ...(shown && {title: shown}), children, notices}, context)
}

/** The lines of a container that means nothing here are text, as in Markdown without containers. */
function unknownContainer(state: State, node: ContainerDirective, context: FlowContext): DraftBlock[] {
  const source = state.sourceOf(node)
  const opening = /^.*/.exec(source)?.[0] ?? ''
  const closing = /\n[^\n]*?(:+)[ \t]*$/.exec(source)?.[1]
  if (!node.position || closing === undefined) return state.oneUnhandled(node, context)
  const {start, end} = node.position
  const lines = [
    toParagraph(opening, {start, end: moveColumn(start, opening.length)}),
    ...takeLabel(node)[1],
    toParagraph(closing, {start: moveColumn(end, -closing.length), end}),
  ]
  return state.all(lines, context.levels, context.isTight)
}

function toParagraph(value: string, position: Position): Paragraph {
  return {type: 'paragraph', children: [{type: 'text', value, position}], position}
}

function moveColumn({line, column, offset}: Point, by: number): Point {
  return {line, column: column + by, ...(offset !== undefined && {offset: offset + by})}
}

function takeLabel({children}: ContainerDirective): [label: PhrasingContent[], children: RootContent[]] {
  const [first, ...others] = children
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true
  return isLabel ? [first.children, others] : [[], children]
}

function leftOut(names: readonly string[]): string {
  return `A callout has a tone and a title, and no field for ${names.map((name) => `"${name}"`).join(', ')}: left out. Put what a reader is to see into the title or the text.`
}
