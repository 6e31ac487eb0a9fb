import type {ExprNode} from 'groq-js'

import {walkTree} from './walk.ts'

/** A query, with its parameters, of more characters than this can be slow though it looks simple. */
export const MUCH_TEXT = 10_000

/** Filters and projections within each other, of which each looks at all that the one around it does. */
const MANY_LOOPS = 6

/**
 * Whether a query goes through the dataset once, and takes a bounded time for each document. Others may take time that
 * grows with the product of several sizes, or search with patterns, and want a limit.
 *
 * @param characters - of the query and its parameters
 */
export function isLightQuery(tree: ExprNode, characters: number): boolean {
  const counts = {datasets: 0, loops: 0, patterns: 0}
  for (const node of walkTree(tree)) {
    if (node.type === 'Everything') counts.datasets += 1
    if (node.type === 'Filter' || node.type === 'Map' || node.type === 'FlatMap') counts.loops += 1
    if (node.type === 'OpCall' && node.op === 'match') counts.patterns += 1
    if (node.type === 'PipeFuncCall' && node.name === 'score') counts.patterns += 1
  }
  return characters <= MUCH_TEXT && counts.datasets <= 1 && counts.loops <= MANY_LOOPS && counts.patterns === 0
}
