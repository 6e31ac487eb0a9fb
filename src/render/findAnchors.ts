import type {TypedObject} from '@portabletext/types'

import {listOf} from './fieldValues.ts'
import {isTyped} from './isTyped.ts'
import {nestedContent} from './nestedContent.ts'
import type {PortableTextInput} from './types.ts'

/**
 * Lists the anchors of all headings, at any depth.
 *
 * @param blocks - a whole article
 * @returns in reading order, as they are stored
 */
export function findAnchors(blocks: PortableTextInput): unknown[] {
  return listOf(blocks).filter(isTyped).flatMap(anchorsIn)
}

function anchorsIn(node: TypedObject): unknown[] {
  if (!('children' in node)) return nestedContent(node).flatMap(anchorsIn)
  const isHeading = 'style' in node && /^h[1-6]$/.test(String(node.style))
  return isHeading && 'anchor' in node ? [node.anchor] : []
}
