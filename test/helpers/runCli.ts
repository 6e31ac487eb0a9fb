import {spawn, type ChildProcessByStdio} from 'node:child_process'
import {once} from 'node:events'
import {resolve} from 'node:path'
import type {Readable, Writable} from 'node:stream'

import type {ExportResult, ImportResult} from '../../migrate/types.ts'

const BIN = resolve(import.meta.dirname, '../../migrate/bin.ts')

/** How to run the command line. */
export interface CliOptions {
  cwd: string
  /** On top of a bare environment: nothing of the developer's own gets in. */
  env?: Record<string, string>
  /** What arrives on standard input. */
  input?: string | Uint8Array
}

/** What a run ended with. */
export interface CliResult {
  code: number | null
  stdout: string
  stderr: string
}

/** A command line that runs. */
export interface RunningCli {
  child: ChildProcessByStdio<Writable, Readable, Readable>
  /** Resolves with the first whole line of standard output; rejects when it ends without one. */
  firstLine: Promise<string>
  /** Resolves once standard error holds a text; rejects when it ends without. */
  says(text: string): Promise<void>
  finished: Promise<CliResult>
}

/** Starts the real `migrate` in a process of its own. */
export function startCli(args: readonly string[], {cwd, env, input}: CliOptions): RunningCli {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: {PATH: process.env['PATH'], ...env},
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input ?? '')

  let stdout = ''
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  const finished = once(child, 'close').then(([code]): CliResult => ({code: code as number | null, stdout, stderr}))
  const firstLine = new Promise<string>((found, failed) => {
    child.stdout.on('data', () => {
      const end = stdout.indexOf('\n')
      if (end >= 0) found(stdout.slice(0, end))
    })
    child.stdout.once('end', () => failed(new Error(`No line came.\n${stderr}`)))
  })
  // Whoever does not wait for it has no use for its failure either.
  firstLine.catch(() => {})
  const says = (expected: string): Promise<void> =>
    new Promise((found, failed) => {
      const look = (): void => {
        if (stderr.includes(expected)) found()
      }
      child.stderr.on('data', look).once('end', () => failed(new Error(`It never said ${expected}\n${stderr}`)))
      look()
    })
  return {child, firstLine, says, finished}
}

/** Runs the real `migrate` to its end. */
export function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  return startCli(args, options).finished
}

/** Runs `migrate import … --json`. */
export async function runImport(
  args: readonly string[],
  options: CliOptions,
): Promise<{code: number | null; result: ImportResult; stderr: string}> {
  const {code, stdout, stderr} = await runCli(['import', ...args, '--json'], options)
  return {code, result: JSON.parse(stdout) as ImportResult, stderr}
}

/** Runs `migrate export … --json`. */
export async function runExport(
  args: readonly string[],
  options: CliOptions,
): Promise<{code: number | null; result: ExportResult; stderr: string}> {
  const {code, stdout, stderr} = await runCli(['export', ...args, '--json'], options)
  return {code, result: JSON.parse(stdout) as ExportResult, stderr}
}
