import type {Paragraph} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'

/** A file, or a part of one, that DocFX shows in the place of the line. */
const LINE = /^\[!(?:include|code(?:-[^\s[\]]+)?)[ \t]*\[[^\]\n]*\]\([^\n]*\)\]$/i

/** Keeps a paragraph of DocFX that only names a file, `[!INCLUDE [title](path)]`, as source. Undefined for any other one. */
export function docfxInclude(state: State, node: Paragraph): DraftBlock | undefined {
  const [first] = node.children
  if (!state.gfm || first?.type !== 'text' || !first.value.startsWith('[!')) return undefined
  const source = state.sourceOf(node).trim()
  if (!LINE.test(source)) return undefined
  state.report(
    'convert/include',
    node,
    'Kept a line of DocFX as source: it shows the file that it names, which only DocFX does. Put the text of that file in its place to have it here.',
  )
  return {_type: 'sourceBlock', syntax: 'directive', source}
}
