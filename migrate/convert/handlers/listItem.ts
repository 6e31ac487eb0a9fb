import type {ListItem} from 'mdast'

import type {Unkeyed} from '../../../src/portable-text/assignKeys.ts'
import type {ListItem as ListItemMember} from '../../../src/portable-text/types.ts'
import type {State} from '../state.ts'
import {visibleChildren} from '../visibleChildren.ts'

/**
 * An item of a `list` object, with all it holds.
 *
 * @param levels - Attribute levels of the members of its content.
 * @param isLoose - Whether its texts are paragraphs.
 */
export function listItem(state: State, node: ListItem, levels: number, isLoose: boolean): Unkeyed<ListItemMember> {
  const {checked} = node
  return {
    _type: 'listItem',
    ...(typeof checked === 'boolean' && {checked}),
    content: state.all(visibleChildren(node), levels, !isLoose),
  }
}
