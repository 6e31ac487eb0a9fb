import type {Blockquote, Paragraph} from 'mdast'

import {CALLOUT_TONES, type CalloutTone} from '../../../schemas/names.ts'
import {readCalloutName} from '../calloutNames.ts'
import {readCalloutTitle} from '../calloutTitle.ts'
import type {ConvertRule} from '../rules.ts'
import type {State} from '../state.ts'
import {splitAtLineEnd} from '../splitAtLineEnd.ts'
import {visibleChildren} from '../visibleChildren.ts'
import type {Alert} from './callout.ts'

/** Name, what may stand beside it after a pipe, and the sign of a callout that folds. */
const MARKER = /^\[!([^\]|\n]+)(?:\|([^\]\n]*))?\]([+-]?)[ \t]*/

/**
 * Reads a quotation as a callout of Obsidian: `[!name]` begins its first line, with any name, and what follows on that
 * line is the title. It may hold nothing else. What Portable Text has no place for is in `notices`.
 *
 * @returns The callout, or undefined for any other quotation.
 */
export function parseObsidianCallout(state: State, node: Blockquote): Alert | undefined {
  const [first, ...others] = visibleChildren(node)
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || text?.type !== 'text' || state.sourceOf(text).startsWith('\\')) return undefined
  const [marker, name = '', metadata, fold] = MARKER.exec(text.value) ?? []
  if (marker === undefined || name.trim() === '') return undefined

  const [line, rest] = splitAtLineEnd([{...text, value: text.value.slice(marker.length)}, ...first.children.slice(1)])
  const {title: ownTitle, moved, notices} = readCalloutTitle(line)
  const known = readCalloutName(name.trim())
  const tone = known?.tone
  const title = ownTitle || (known ? known.title : capitalize(name.trim()))
  const isKept = known !== undefined && !metadata && (known.title === undefined || ownTitle === '')
  const body: Paragraph = {...first, children: rest}
  return {
    tone: tone ?? 'note',
    ...(title && {title}),
    children: [...moved, ...(rest.length > 0 ? [body] : []), ...others],
    notices: [...(fold ? [foldNotice(fold)] : []), ...(isKept ? [] : [nameNotice(marker, tone ?? 'note')]), ...notices],
  }
}

/** As Obsidian shows a name where there is no title. */
function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function foldNotice(fold: string): [ConvertRule, string] {
  return ['convert/callout-fold', `Left out the "${fold}" that makes a callout fold: here all of it always shows.`]
}

function nameNotice(marker: string, tone: CalloutTone): [ConvertRule, string] {
  const tones = CALLOUT_TONES.join(', ')
  return [
    'convert/callout-name',
    `Made \`${marker.trim()}\` a callout of the tone "${tone}"; what else stands in the brackets has no field. The tones are ${tones}.`,
  ]
}
