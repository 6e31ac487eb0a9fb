import {Script} from 'node:vm'

const CALL = new Script('globalThis[Symbol.for("lake.limitedWork")]()')
const WORK = Symbol.for('lake.limitedWork')

/**
 * Runs work with a time limit. The work blocks this thread, so only the JavaScript engine can stop it; it can do so anywhere,
 * even inside a regular expression. Whatever the work was changing is then left half changed.
 *
 * @param milliseconds - at most
 * @param onTimeout - called where it took longer; throws
 */
export function limitTime<T>(work: () => T, milliseconds: number, onTimeout: () => never): T {
  const slot = globalThis as {[WORK]?: (() => void) | undefined}
  const outcome: {value?: T; error?: unknown; isDone: boolean} = {isDone: false}
  slot[WORK] = () => {
    delete slot[WORK]
    try {
      outcome.value = work()
    } catch (error) {
      outcome.error = error
    }
    outcome.isDone = true
  }
  try {
    CALL.runInThisContext({timeout: milliseconds})
  } catch (error) {
    if (!isTimeout(error)) throw error
    // Time may be up at the very end, when the work is done.
    if (!outcome.isDone) return onTimeout()
  }
  if ('error' in outcome) throw outcome.error
  return outcome.value as T
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
