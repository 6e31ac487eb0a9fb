import type {CommandIo} from './commandIo.ts'

/**
 * Tells on stderr of a problem that ended a command, or a part of what it does.
 *
 * @param problem - What was found, and what to do about it: a `MigrateError`, or the `problem` of a result.
 */
export function reportError({message, hint}: {message: string; hint: string}, {stderr}: CommandIo): void {
  stderr.write(`${stderr.paint('red', 'error:')} ${message}\n${hint}\n`)
}
