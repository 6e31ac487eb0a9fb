/**
 * The exit codes of `migrate`, the same for every command.
 *
 * @module
 */

/** What each exit code says. */
export const EXIT = {
  /** Everything asked for was done. */
  done: 0,
  /** Some articles failed or are invalid, and the others were handled; or the target takes nothing. */
  failed: 1,
  /** The command line, the environment or the configuration is wrong; nothing was done. */
  usage: 2,
  /** Done, but conflicts with an editor's work are left for a person. */
  conflicts: 3,
  /** Stopped by Ctrl-C or SIGTERM before the end. */
  interrupted: 130,
} as const

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
