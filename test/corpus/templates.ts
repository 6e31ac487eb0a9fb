import type {Dialect} from '../../migrate/convert/dialects.ts'
import {showAdmonitions} from './admonitions.ts'

/** Stands in the place of what a template engine makes, of which a reading of Markdown knows nothing. */
export const TEMPLATE = '\uE001'

const BRACES = String.raw`\{[{%][^]*?[%}]\}`
/** What is no Markdown, or is left alone. */
const WHOLE = /\{%-?[ \t]*(comment|highlight)\b[^]*?\{%-?[ \t]*end\1[ \t]*-?%\}/g
/** The tags around what is left alone. */
const RAW = /^[ \t]*\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}[ \t]*\n|\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}/gm
/** What shows of wiki links with words of their own is those. */
const ALIASED = /\[\[[^\]|\n]*\|([^\]\n]*)\]\]/g
/** A comment of Obsidian between lines of its own. */
const COMMENT = /^%%[ \t]*\n[^]*?^%%[ \t]*$/gm
const HEADING = /^#{1,6} .*$/gm
const ALONE = new RegExp(`^([ \\t>]*)${BRACES}[ \\t]*$`, 'gm')
const AMONG_WORDS = new RegExp(BRACES, 'g')

/**
 * Markdown as a template engine would hand it on, but with a sign in the place of what it makes: on lines of their own, where
 * that may be anything, a comment around the sign, which is a block by itself.
 */
export function hideTemplates(markdown: string, dialect: Dialect): string {
  if (dialect === 'mkdocs') return showAdmonitions(markdown)
  if (dialect === 'obsidian')
    return markdown.replaceAll(COMMENT, '').replaceAll(HEADING, (line) => line.replaceAll(ALIASED, '$1'))
  if (dialect !== 'liquid' && dialect !== 'hugo') return markdown
  return markdown
    .replaceAll(WHOLE, '')
    .replaceAll(RAW, '')
    .replaceAll(ALONE, `$1<!--${TEMPLATE}-->`)
    .replaceAll(AMONG_WORDS, TEMPLATE)
}
