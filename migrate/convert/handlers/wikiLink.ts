import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {WikiLink} from '../syntax/obsidian/wikiNodes.ts'
import {withLink} from './link.ts'

/** A wiki link leads to the name it has, as written: which note that is, the folder of the article says. */
export function wikiLink(state: State, node: WikiLink, context: PhrasingContext): Piece[] {
  state.report(
    'convert/wiki-link',
    node,
    `Made a link to "${node.url}" of a wiki link; where no note is called so, the name stands in it as an address.`,
  )
  return [{text: node.value, marks: withLink(context, {href: node.url}).marks}]
}
