import type {ScannedPart} from '../../syntaxPart.ts'
import {FENCE_NODES, fenceSyntax} from './fenceSyntax.ts'
import {findFences} from './findFences.ts'
import {pairFences} from './pairFences.ts'

/**
 * The part of the parser that reads containers, `:::name` to `:::`, as the `containerDirective` of mdast-util-directive.
 * The title is a paragraph with `data.directiveLabel`, the first one in it.
 *
 * @param names - Of the containers that are known. A text that has none of them is read as if there were no containers.
 */
export function containerPart(names: Iterable<string>): ScannedPart {
  const known = new Set(names)
  return {
    syntaxFor(source) {
      const fences = findFences(source, known)
      return fences && fenceSyntax(fences)
    },
    nodes: {...FENCE_NODES, transforms: [pairFences]},
    isLocal: false,
  }
}
