#!/usr/bin/env node
/**
 * The process: arguments, environment, streams, signals and exit code. Nothing else of `migrate` touches them.
 *
 * @module
 */
// By its default: an older Node has no such name in it, and would fail before it is told which one is needed.
import Module from 'node:module'

import type {CommandIo} from './commands/commandIo.ts'

const OLDEST_NODE = 24

/** Also what Node itself exits with on Ctrl-C: 128 and the signal's number. */
const INTERRUPTED = 130

// Loaded only after the check: an older Node fails while it links what they import, with a message that helps nobody.
if (Number(process.versions.node.split('.', 1)[0]) < OLDEST_NODE) {
  process.stderr.write(
    `migrate needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}. Get one from https://nodejs.org.\n`,
  )
  process.exitCode = 2
} else {
  await main()
}

async function main(): Promise<void> {
  // Half of a short run is the compilation of modules; Node keeps it in the temporary folder, unless the environment says otherwise.
  Module.enableCompileCache()
  loadEnvironment()
  const io = await createIo(stopSignal())
  try {
    const {runCli} = await import('./commands/runCli.ts')
    process.exitCode = await runCli(process.argv.slice(2), io)
  } catch (error) {
    reportBug(error, io)
    process.exitCode = 1
  }
}

/** `.env` of the working folder; what the environment sets already is not changed by it. */
function loadEnvironment(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      process.stderr.write(`The file .env cannot be read, so it is left out: ${(error as Error).message}\n`)
    }
  }
}

/** The first signal asks to end in order, the second ends at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(INTERRUPTED)
      controller.abort(new Error(`Stopped by ${name}`))
    })
  }
  return controller.signal
}

async function createIo(signal: AbortSignal): Promise<CommandIo> {
  const [{createOutput}, {randomUUID}, {addAbortSignal}] = await Promise.all([
    import('./commands/createOutput.ts'),
    import('node:crypto'),
    import('node:stream'),
  ])
  const {TERM, SANITY_AUTH_TOKEN, MIGRATE_LAKE_TOKEN, MIGRATE_LAKE_READ_TOKEN} = process.env
  const secrets = [SANITY_AUTH_TOKEN, MIGRATE_LAKE_TOKEN, MIGRATE_LAKE_READ_TOKEN]
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOnClosedPipe)
  return {
    stdin: addAbortSignal(signal, process.stdin),
    stdout: createOutput(process.stdout, TERM, secrets),
    stderr: createOutput(process.stderr, TERM, secrets),
    env: process.env,
    cwd: process.cwd(),
    signal,
    now: Date.now,
    randomId: () => randomUUID().replaceAll('-', ''),
  }
}

/** `migrate … | head` closes the pipe early; that is no failure. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}

function reportBug(error: unknown, {stderr, env}: CommandIo): void {
  const {message, stack} = error instanceof Error ? error : new Error(String(error))
  stderr.write(`${stderr.paint('red', 'error:')} migrate failed in a way it should not: ${message}\n`)
  if (env['DEBUG'] === 'migrate') stderr.write(`${stack}\n`)
  else
    stderr.write('Please report it with the command you ran. With DEBUG=migrate in the environment, it says where.\n')
}
