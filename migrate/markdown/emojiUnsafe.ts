import {nameToEmoji} from 'gemoji'
import type {Options} from 'remark-stringify'

/** Words that are written like the shortcode of an emoji, and are none: their first colon is escaped. */
export const EMOJI_UNSAFE: NonNullable<Options['unsafe']>[number] = {
  character: ':',
  // What stands before the colon is asked for here: a condition on `before` does not hold beside an escaped character.
  after: String.raw`(?<![\w:]:)(?:${Object.keys(nameToEmoji).map(escapePattern).join('|')}):(?![\w:])`,
  inConstruct: 'phrasing',
  notInConstruct: [
    'autolink',
    'destinationLiteral',
    'destinationRaw',
    'image',
    'reference',
    'titleQuote',
    'titleApostrophe',
  ],
}

function escapePattern(name: string): string {
  return name.replace('+', String.raw`\+`)
}
