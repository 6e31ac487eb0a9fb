import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {constants} from 'node:os'
import {delimiter, dirname, join} from 'node:path'

import {redirectEnvironment} from '../../src/lake/index.ts'
import {MigrateError} from '../errors.ts'

/** What to run, and where. */
export interface RunOptions {
  /** The program and its arguments. */
  command: readonly [program: string, ...args: string[]]
  lake: {url: string; project: string}
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  /** Ends the program when it aborts. */
  signal: AbortSignal
}

/** What shells answer for a program that a signal ended: this and the signal's number. */
const SIGNALLED = 128

/**
 * Runs a program whose requests to the hosted Content Lake go to a lake. It has this process's streams, and finds the programs of
 * the packages around `cwd`, as with `npx`.
 *
 * @returns Its exit code; for one that a signal ended, 128 and the number of the signal.
 * @throws MigrateError `usage` when it cannot be started.
 */
export async function runWithLake({command, lake, env, cwd, signal}: RunOptions): Promise<number> {
  const [program, ...args] = command
  const PATH = [...binFolders(cwd), env['PATH'] ?? ''].join(delimiter)
  const child = spawn(program, args, {
    cwd,
    env: {...env, PATH, ...redirectEnvironment(lake, env)},
    stdio: 'inherit',
    // Only a shell finds the `.cmd` files that npm makes of programs there.
    shell: process.platform === 'win32',
  })
  const stop = (): void => void child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  try {
    const [code, name] = (await once(child, 'exit')) as [code: number, name: null] | [code: null, name: NodeJS.Signals]
    return name === null ? code : SIGNALLED + constants.signals[name]
  } catch (cause) {
    throw new MigrateError(
      'usage',
      `${program} cannot be started: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Install it, or write the path of the program after "--".',
      {cause},
    )
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** `node_modules/.bin` here and in every folder above. */
function binFolders(cwd: string): string[] {
  const parent = dirname(cwd)
  const bin = join(cwd, 'node_modules', '.bin')
  return parent === cwd ? [bin] : [bin, ...binFolders(parent)]
}
