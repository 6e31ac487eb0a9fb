/**
 * What can go wrong with a lake's file before there is a lake.
 *
 * - `inUse`: another process, or this one, has it open
 * - `newer`: a newer version of this package wrote it
 * - `notALake`: it is some other file
 * - `unreadable`: it cannot be opened or created
 */
export type LakeFileErrorCode = 'inUse' | 'newer' | 'notALake' | 'unreadable'

/** A lake's file cannot be opened. `message` says what was found, `hint` what to do. */
export class LakeFileError extends Error {
  override readonly name = 'LakeFileError'
  readonly code: LakeFileErrorCode
  readonly file: string
  readonly hint: string

  constructor(code: LakeFileErrorCode, file: string, problem: string, hint: string, options?: ErrorOptions) {
    super(`${problem} ${hint}`, options)
    this.code = code
    this.file = file
    this.hint = hint
  }
}

/** Narrows a caught value to {@link LakeFileError}. */
export function isLakeFileError(value: unknown): value is LakeFileError {
  return value instanceof LakeFileError
}

/** Whether a lake could not be opened because it is open already. */
export function isLakeInUse(value: unknown): value is LakeFileError & {readonly code: 'inUse'} {
  return isLakeFileError(value) && value.code === 'inUse'
}
