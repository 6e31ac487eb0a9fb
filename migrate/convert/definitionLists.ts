/**
 * Definition lists, a term and a line `: text` after it, of which Portable Text has none here. They stay text.
 *
 * @module
 */
import type {Paragraph, Text} from 'mdast'

import type {Dialect} from './dialects.ts'
import {partOf} from './partOf.ts'
import type {State} from './state.ts'

/** A line that defines the term on the line before it, as pandoc, kramdown, Goldmark and Python-Markdown have it. */
export const DEFINITION_LINE = /\n[ \t>]*:[ \t]/
/** A paragraph that defines the one before it. */
export const DEFINITION_PARAGRAPH = /^:[ \t]/

/** The dialects of generators that read them. */
const DEFINING: ReadonlySet<Dialect> = new Set<Dialect>(['hugo', 'liquid', 'mkdocs'])

/** Whether a dialect has definition lists: a line in one begins where it does, which other lines need not. */
export function readsDefinitions(dialect: Dialect): boolean {
  return DEFINING.has(dialect)
}

/** Says of words in which something is defined that they are text: of a paragraph that begins so, or of one of its texts. */
export function reportDefinition(state: State, node: Paragraph | Text, pattern: RegExp): void {
  const match = state.gfm ? pattern.exec(state.sourceOf(node)) : null
  if (!match) return
  state.report(
    'convert/definition-list',
    partOf(state, node, match.index + match[0].lastIndexOf(':'), 1),
    'Found the definition of a term, and kept its lines as text: a body has no list of definitions. Make a heading, a table or words in bold of the term where a reader needs to see more than its words.',
  )
}
