import {isMigrateError, type MigrateError} from './errors.ts'
import {describeTargetFailure, type FailedTarget} from './target/describeTargetFailure.ts'
import type {ArticleResult, ImportResult, Outcome} from './types.ts'
import {isRequestFailure} from './write/retry.ts'

/** What ends a run before all of it is done: somebody who stops it, or a target that takes nothing any more. */
export interface RunEnd {
  /** Aborts in either case: nothing further is to be begun. */
  signal: AbortSignal
  /** Ends the run, because the target cannot be read or written any more. */
  lose(error: unknown): void
  /**
   * Does the work of the run. A request that failed for good ends it like {@link lose}, and so does a wait that the signal cut short;
   * any other error is thrown on.
   */
  during(work: () => Promise<void>): Promise<void>
  /**
   * Why the run could not go on.
   *
   * @param rows - What became of the articles so far.
   * @returns Undefined when nothing was in its way, or when it was stopped.
   * @throws MigrateError that says it, when nothing was written: then there is no result to show beside it.
   */
  problem(rows: readonly ArticleResult[]): ImportResult['problem']
}

const WRITTEN: ReadonlySet<Outcome> = new Set(['created', 'updated', 'merged', 'pruned'])

/**
 * @param target - Where the run writes to, for messages.
 * @param asked - Aborts when somebody stops the run.
 */
export function createRunEnd(target: FailedTarget, asked?: AbortSignal): RunEnd {
  const lost = new AbortController()
  const signal = AbortSignal.any([lost.signal, ...(asked ? [asked] : [])])
  return {
    signal,
    lose: (error) => lost.abort(error),
    async during(work) {
      try {
        await work()
      } catch (error) {
        if (isRequestFailure(error)) lost.abort(error)
        else if (!signal.aborted || error !== signal.reason) throw error
      }
    },
    problem(rows) {
      if (!lost.signal.aborted) return undefined
      const failure = toMigrateError(lost.signal.reason, target)
      if (!rows.some(({outcome}) => WRITTEN.has(outcome))) throw failure
      const {code, message, hint} = failure
      return {code, message, hint}
    },
  }
}

function toMigrateError(error: unknown, target: FailedTarget): MigrateError {
  const known = isMigrateError(error) ? error : describeTargetFailure(error, target)
  if (known) return known
  throw error
}
