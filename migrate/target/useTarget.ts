import {isMigrateError} from '../errors.ts'
import {openTarget, type OpenOptions, type Target} from './openTarget.ts'
import type {TargetChoice} from './resolveTarget.ts'

/** Times that the lake of a folder is opened for one command. */
const MOST_OPENINGS = 5

/**
 * Opens a target, uses it and closes it. A lake that another run served, and that ended with it before this one had done anything,
 * is opened again.
 *
 * @param choice - As `resolveTarget` chose it.
 * @param options - As for `openTarget`.
 * @param use - Throws a MigrateError `target-unreachable` where it has done nothing, as nothing answers.
 */
export async function useTarget<Result>(
  choice: TargetChoice,
  options: OpenOptions,
  use: (target: Target) => Promise<Result>,
): Promise<Result> {
  for (let opening = 1; ; opening++) {
    const target = await openTarget(choice, options)
    try {
      return await use(target)
    } catch (error) {
      const isGone = target.isServedElsewhere && isMigrateError(error) && error.code === 'target-unreachable'
      if (!isGone || opening === MOST_OPENINGS) throw error
    } finally {
      await target.close()
    }
  }
}
