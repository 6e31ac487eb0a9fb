import type {ImageReference, LinkReference} from 'mdast'

import type {State} from './state.ts'

/** What follows the first brackets of a reference in the source: nothing, `[]` or `[label]`. */
export function referenceTail({referenceType, label, identifier}: LinkReference | ImageReference): string {
  if (referenceType === 'shortcut') return ''
  return referenceType === 'collapsed' ? '[]' : `[${label ?? identifier}]`
}

/** Reports a reference whose definition is not in the article. */
export function reportMissing(state: State, node: LinkReference | ImageReference): void {
  state.report(
    'convert/missing-definition',
    node,
    `Found a reference to "${node.label ?? node.identifier}", which nothing defines; its source text stands in its place. Add \`[${node.label ?? node.identifier}]: <address>\`.`,
  )
}
