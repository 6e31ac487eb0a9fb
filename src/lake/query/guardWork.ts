import type {ExprNode} from 'groq-js'

import {createMemoryLimitError, createTimeLimitError} from './queryErrors.ts'
import {rewriteTree} from './walk.ts'

/** What a query may use. */
export interface WorkLimits {
  /** Milliseconds. */
  time: number
  /** Whether it has made more than memory should hold. */
  isMemoryUsedUp: () => boolean
}

/** Gives up a query that takes too long or makes more than memory holds. */
export interface WorkGuard {
  /**
   * Prepares a syntax tree, so that evaluating it throws where the query is given up. groq-js evaluates the body
   * of a loop once for each member; the body is wrapped in parentheses whose content is read each time, and counted then.
   */
  watch(tree: ExprNode): ExprNode
  /** @throws LakeError 400 where the query is given up */
  check(): void
}

/** So many members are looked at between looking at the clock and the memory. */
const EVERY = 1_024

/** Begins to watch over one query. */
export function guardWork({time, isMemoryUsedUp}: WorkLimits): WorkGuard {
  const end = performance.now() + time
  let steps = 0

  function check(): void {
    if (performance.now() > end) throw createTimeLimitError(time)
    if (isMemoryUsedUp()) throw createMemoryLimitError()
  }

  function step(): void {
    steps += 1
    if (steps % EVERY === 0) check()
  }

  function inside(base: ExprNode, onRead: () => void): ExprNode {
    return {
      type: 'Group',
      get base() {
        onRead()
        return base
      },
    }
  }

  return {
    check,
    watch: (tree) =>
      rewriteTree(tree, (node) => {
        if (node.type === 'Map' || node.type === 'FlatMap' || node.type === 'Filter') {
          return {...node, expr: inside(node.expr, step)}
        }
        // A projection of a projection can double what the one before it made, and so on.
        return node.type === 'Projection' && node.base.type !== 'This'
          ? {...node, expr: inside(node.expr, check)}
          : node
      }),
  }
}
