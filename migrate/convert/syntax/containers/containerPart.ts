import type {ScannedPart} from '../../syntaxPart.ts'
import {FENCE_NODES, fenceSyntax} from './fenceSyntax.ts'
import {findFences} from './findFences.ts'
import {pairFences} from './pairFences.ts'

/**
 * The part of the parser that reads containers, `:::name` to `:::`, as the `containerDirective` of mdast-util-directive.
 * The title is a paragraph with `data.directiveLabel`, the first one in it.
 */
export const CONTAINER_PART: ScannedPart = {
  syntaxFor(source) {
    const fences = findFences(source)
    return fences && fenceSyntax(fences)
  },
  nodes: {...FENCE_NODES, transforms: [pairFences]},
}
