import type {TableCell} from 'mdast'

import type {Unkeyed} from '../../../src/portable-text/assignKeys.ts'
import type {TableCell as TableCellMember} from '../../../src/portable-text/types.ts'
import type {State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'

/** A cell holds one paragraph, empty when its row has no such cell. */
export function tableCell(state: State, node: TableCell | undefined): Unkeyed<TableCellMember> {
  return {_type: 'cell', value: [toTextBlock(node ? state.allInline(node.children) : [])]}
}
