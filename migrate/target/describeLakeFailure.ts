import {MigrateError} from '../errors.ts'

/** Result codes of SQLite. */
const [SQLITE_FULL, SQLITE_READONLY] = [13, 8]

/**
 * Says in words for the user why the lake of a folder cannot be had.
 *
 * @param cause - What was thrown.
 * @param found - What cannot be done, with the folder as the user would write it; a clause.
 * @param otherwise - What to do when the cause is none of those that are known; one sentence.
 */
export function describeLakeFailure(cause: unknown, found: string, otherwise: string): MigrateError {
  const codes = codesOf(cause)
  const has = (...known: unknown[]): boolean => known.some((code) => codes.includes(code))
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `${found}: ${reason}`
  if (has('ENOTDIR', 'EEXIST')) {
    const hint =
      'There is a file in its place: pass --lake with the path of a folder, which is made if it is not there.'
    return new MigrateError('target-invalid', message, hint, {cause})
  }
  if (has('ENOSPC', SQLITE_FULL)) {
    const hint = 'Free some space on its disk, then run the same command again.'
    return new MigrateError('target-full', message, hint, {cause})
  }
  if (has('EACCES', 'EPERM', 'EROFS', SQLITE_READONLY)) {
    const hint = 'Make the folder one that you may write to, or pass --lake with another folder.'
    return new MigrateError('lake-failed', message, hint, {cause})
  }
  return new MigrateError('lake-failed', message, otherwise, {cause})
}

/** Codes of the system and of SQLite, of an error and of what caused it. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return []
  const {code, errcode, cause} = error as {code?: unknown; errcode?: unknown; cause?: unknown}
  return [code, errcode, ...codesOf(cause)]
}
