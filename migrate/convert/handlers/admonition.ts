import {CALLOUT_TONES} from '../../../schemas/names.ts'
import {readCalloutName, type CalloutName} from '../calloutNames.ts'
import {readCalloutTitle} from '../calloutTitle.ts'
import type {DraftBlock} from '../drafts.ts'
import type {ConvertRule} from '../rules.ts'
import type {FlowContext, State} from '../state.ts'
import type {Admonition} from '../syntax/admonitions/admonitionPart.ts'
import {splitLabel} from '../syntax/containers/splitLabel.ts'
import {callout} from './callout.ts'

/**
 * An admonition is a callout. A name that is not known is one of the tone `note`, and its title where it has none: that is
 * what the generator shows.
 */
export function admonition(state: State, node: Admonition, context: FlowContext): DraftBlock[] {
  const {sign, name, classes, title: place} = node.line
  const {label, held} = splitLabel(node.children)
  const {title, moved, notices} = readCalloutTitle(label?.children ?? [])
  const known = readCalloutName(name)
  const {tone, title: ownTitle}: CalloutName = known ?? {tone: 'note', title: capitalize(name)}
  const all: [ConvertRule, string][] = [...notices]
  if (!known) all.push(['convert/callout-name', unknownName(name)])
  if (classes.length > 0) all.push(['convert/callout-attributes', leftOut(classes)])
  if (sign !== '!!!')
    all.push(['convert/callout-fold', `Left out the "${sign}" that makes it fold: here all of it always shows.`])
  if (place && !label?.children.length)
    all.push(['convert/callout-title', 'Found an empty title: here a callout without a title shows its tone.'])
  const shown = title || (moved.length > 0 ? undefined : ownTitle)
  return callout(
    state,
    node,
    {tone, ...(shown && {title: shown}), children: [...moved, ...held], notices: all},
    context,
  )
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function unknownName(name: string): string {
  return `Made an admonition \`${name}\` a callout of the tone "note". The tones are ${CALLOUT_TONES.join(', ')}.`
}

function leftOut(classes: readonly string[]): string {
  return `A callout has a tone and a title, and no field for the classes ${classes.join(', ')}: left out.`
}
