import type {ContainerDirective} from 'mdast-util-directive'

import {readCalloutName} from '../calloutNames.ts'
import {readCalloutTitle} from '../calloutTitle.ts'
import type {DraftBlock} from '../drafts.ts'
import type {FlowContext, State} from '../state.ts'
import {splitLabel} from '../syntax/containers/splitLabel.ts'
import {callout} from './callout.ts'
import {detailsContainer} from './detailsContainer.ts'
import {sourceContainer} from './sourceContainer.ts'

/** What Quarto writes before the name of a callout. */
const PREFIX = /^callout-/

/**
 * A container with the name of a callout is one, with the title that stands beside the name; one called `details` is what
 * HTML has by that name. Of any other, the lines that open and close it are kept around what it holds.
 */
export function containerDirective(state: State, node: ContainerDirective, context: FlowContext): DraftBlock[] {
  const known = readCalloutName(node.name.replace(PREFIX, ''))
  const {label, held} = splitLabel(node.children)
  const {title: attribute = '', ...attributes} = node.attributes ?? {}
  const {title, moved, notices} = readCalloutTitle(label?.children ?? [])
  const shown = title || attribute || undefined
  const children = [...moved, ...held]
  if (Object.keys(attributes).length > 0) notices.push(['convert/callout-attributes', leftOut(Object.keys(attributes))])
  if (known) return callout(state, node, {...known, ...(shown && {title: shown}), children, notices}, context)
  if (node.name === 'details') return detailsContainer(state, node, {title: shown, children, notices}, context)
  return sourceContainer(state, node, held, context)
}

function leftOut(names: readonly string[]): string {
  return `A callout has a tone and a title, and no field for ${names.map((name) => `"${name}"`).join(', ')}: left out. Put what a reader is to see into the title or the text.`
}
