/**
 * Every error that stops a command, as opposed to a message about one article (those are collected and reported together).
 *
 * @module
 */
import {EXIT, type ExitCode} from './exitCodes.ts'

/** Error codes with the exit code each leads to. Callers match on the code, never on the text. */
const ERROR_EXIT = {
  /** The command line says something that cannot be done. */
  usage: EXIT.usage,
  /** A configuration that cannot be used. */
  'config-invalid': EXIT.usage,
  /** A project id, dataset name or lake address is not one. */
  'target-invalid': EXIT.usage,
  /** A hosted project was named, and no token. */
  'token-missing': EXIT.usage,
  /** The embedded lake could not be started. */
  'lake-failed': EXIT.failed,
  /** Nothing answers at the target's address. */
  'target-unreachable': EXIT.failed,
  /** The target does not accept the token, or it may not do this. */
  'target-unauthorized': EXIT.failed,
  /** The project or dataset is not there. */
  'target-missing': EXIT.failed,
  /** The target has no room left, or its plan allows no more. */
  'target-full': EXIT.failed,
  /** Another run writes to the dataset. */
  locked: EXIT.failed,
  /** A saved plan cannot be read, or is for something else. */
  'plan-invalid': EXIT.usage,
  /** Dataset or images are not any more as a plan was made for. */
  'plan-outdated': EXIT.failed,
  /** The target answered something that is not an answer. */
  'target-failed': EXIT.failed,
} as const satisfies Record<string, ExitCode>

/** Which problem a {@link MigrateError} is. */
export type ErrorCode = keyof typeof ERROR_EXIT

/** An expected problem: `message` says what was found, `hint` what to do about it. Shown without a stack trace. */
export class MigrateError extends Error {
  override readonly name = 'MigrateError'
  readonly code: ErrorCode
  readonly hint: string
  readonly exitCode: ExitCode

  /**
   * @param code - Which problem this is.
   * @param message - Where and what was found; one sentence.
   * @param hint - What was expected or what to do; one sentence.
   * @param options - `cause`, when another error led here.
   */
  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.hint = hint
    this.exitCode = ERROR_EXIT[code]
  }
}

/** Narrows a caught value to {@link MigrateError}. */
export function isMigrateError(value: unknown): value is MigrateError {
  return value instanceof MigrateError
}
