import type {Paragraph} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'

/** What generators put a table of contents in the place of: VitePress, Typora and Python-Markdown, GitLab. */
const MARKER = /^\[(?:toc|\[(?:toc|_toc_)\])\]$/i

/** Keeps a paragraph that only says where the table of contents goes as source. Undefined for any other. */
export function contentsMarker(state: State, node: Paragraph): DraftBlock | undefined {
  const [first] = node.children
  if (!state.gfm || node.children.length > 3 || first?.type !== 'text' || !first.value.startsWith('[')) return undefined
  const source = state.sourceOf(node).trim()
  if (!MARKER.test(source)) return undefined
  state.report(
    'convert/contents',
    node,
    'Kept the place of a table of contents as source: a site shows one there only if its renderer makes it, from the headings.',
  )
  return {_type: 'sourceBlock', syntax: 'directive', source}
}
