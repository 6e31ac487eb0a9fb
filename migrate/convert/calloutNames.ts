import {CALLOUT_TONES, type CalloutTone} from '../../schemas/names.ts'

/** Names of callouts that site generators know besides the five tones, by the tone that is nearest. */
const TONE_OF_NAME: Readonly<Record<string, CalloutTone>> = {
  abstract: 'note',
  attention: 'warning',
  bug: 'caution',
  check: 'tip',
  cite: 'note',
  danger: 'caution',
  done: 'tip',
  error: 'caution',
  example: 'note',
  fail: 'caution',
  failure: 'caution',
  faq: 'note',
  help: 'note',
  hint: 'tip',
  info: 'note',
  missing: 'caution',
  question: 'note',
  quote: 'note',
  seealso: 'note',
  success: 'tip',
  summary: 'note',
  tldr: 'note',
  todo: 'note',
}

/** What the name of a callout says: a tone, and a title where the name is not the tone's own. */
export interface CalloutName {
  tone: CalloutTone
  title?: string
}

/**
 * Reads the name of a callout, in any case. A name that is no tone becomes the title as well, since that is what the
 * generator that knows it shows: `[!INFO]` has the tone `note` and the title "Info".
 *
 * @returns Undefined for a name that is not known.
 */
export function readCalloutName(name: string): CalloutName | undefined {
  const lower = name.toLowerCase()
  const tone = CALLOUT_TONES.find((tone) => tone === lower)
  if (tone) return {tone}
  const near = Object.hasOwn(TONE_OF_NAME, lower) ? TONE_OF_NAME[lower] : undefined
  return near && {tone: near, title: toTitle(lower)}
}

/**
 * The name that reads as a tone with a title.
 *
 * @returns In lower case; undefined when no name says both.
 */
export function writeCalloutName(tone: CalloutTone, title: string | undefined): string | undefined {
  if (!title) return tone
  const name = title.toLowerCase()
  return toTitle(name) === title && Object.hasOwn(TONE_OF_NAME, name) && TONE_OF_NAME[name] === tone ? name : undefined
}

function toTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
