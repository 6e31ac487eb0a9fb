import type {TypedObject} from '@portabletext/types'

import {isTyped} from './isTyped.ts'

/**
 * Lists the arrays of typed objects a block holds, in reading order: the content of a quote or callout, the items of
 * a list, the cells of a table, the children of a text block.
 *
 * @param block - any member of Portable Text
 * @returns its direct members; empty for a leaf
 */
export function nestedContent(block: TypedObject): TypedObject[] {
  const fields = Object.entries(block).filter(([name]) => name !== 'markDefs')
  return fields.flatMap(([, value]) => (Array.isArray(value) ? value.filter(isTyped) : []))
}
