import type {Paragraph} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'

/** What a paragraph says that a generator puts something else in the place of. */
const LINES = [
  {
    // VitePress, Typora and Python-Markdown, GitLab.
    pattern: /^\[(?:toc|\[(?:toc|_toc_)\])\]$/i,
    rule: 'convert/contents',
    reason:
      'Kept the place of a table of contents as source: a site shows one there only if its renderer makes it, from the headings.',
  },
  {
    // A file, or a part of one: `[!INCLUDE [title](path)]`.
    pattern: /^\[!(?:include|code(?:-[^\s[\]]+)?)[ \t]*\[[^\]\n]*\]\([^\n]*\)\]$/i,
    rule: 'convert/include',
    reason:
      'Kept a line of DocFX as source: it shows the file that it names, which only DocFX does. Put the text of that file in its place to have it here.',
  },
] as const

/** Keeps a paragraph that only says what a generator is to put there as source. Undefined for any other. */
export function generatedLine(state: State, node: Paragraph): DraftBlock | undefined {
  const [first] = node.children
  if (!state.gfm || first?.type !== 'text' || !first.value.startsWith('[')) return undefined
  const source = state.sourceOf(node).trim()
  const line = LINES.find(({pattern}) => pattern.test(source))
  if (!line) return undefined
  state.report(line.rule, node, line.reason)
  return {_type: 'sourceBlock', syntax: 'directive', source}
}
