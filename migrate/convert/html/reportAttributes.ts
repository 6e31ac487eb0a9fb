import type {Nodes} from 'mdast'

import type {State} from '../state.ts'
import type {Tag} from '../../../src/html/parseTag.ts'

/** Reports the attributes of a converted tag that its Portable Text form has no field for. */
export function reportAttributes(state: State, node: Nodes, tag: Tag, kept: readonly string[] = []): void {
  const lost = [...tag.attributes.keys()].filter((name) => !kept.includes(name))
  if (lost.length === 0) return
  state.report(
    'convert/html-attributes',
    node,
    `Converted <${tag.name}>, and left out what has no field here: ${lost.join(', ')}.`,
  )
}
