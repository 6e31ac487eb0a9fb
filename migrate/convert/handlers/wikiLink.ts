import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {WikiLink} from '../syntax/obsidian/wikiNodes.ts'
import {withLink} from './link.ts'

/** A wiki link leads to the name it has, as written: which page that is, is for the site to say. */
export function wikiLink(state: State, node: WikiLink, context: PhrasingContext): Piece[] {
  state.report(
    'convert/wiki-link',
    node,
    `Made a link to "${node.url}" of a wiki link; the name stands in it as an address, for your site to resolve.`,
  )
  return [{text: node.value, marks: withLink(context, {href: node.url}).marks}]
}
