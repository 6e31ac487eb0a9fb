import {spawn} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {waitForExit} from './waitForExit.ts'

/** No questions, no telemetry, no colours. */
const QUIET = {CI: '1', DO_NOT_TRACK: '1', NO_COLOR: '1'}

/** Options of {@link runSanity}. */
export interface RunSanityOptions {
  /** Folder with `sanity.cli.ts`. */
  cwd: string
  /** Stops the command. */
  signal?: AbortSignal
}

/**
 * Runs the `sanity` command line of this installation on the Node that runs now, without questions and without
 * telemetry, and waits for its end.
 *
 * @param args - the command and its options
 * @returns what it printed, standard output and error together
 * @throws Error with the command and its output when it exits with anything but 0; the signal's reason when it was stopped
 */
export async function runSanity(args: string[], {cwd, signal}: RunSanityOptions): Promise<string> {
  const child = spawn(process.execPath, [await findSanity(), ...args], {
    cwd,
    env: {...withoutStudioVariables(process.env), ...QUIET, NODE_ENV: 'production'},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text))
  const code = await waitForExit(child, signal)
  const printed = output.join('')
  if (code !== 0) throw new Error(`"sanity ${args.join(' ')}" ended with code ${code} in ${cwd}:\n${printed}`)
  return printed
}

async function findSanity(): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve('sanity/package.json'))
  const {bin} = JSON.parse(await readFile(manifest, 'utf8')) as {bin: {sanity: string}}
  return join(dirname(manifest), bin.sanity)
}

/** A bundle must not depend on the environment it was built in: its target is known when it is served. */
function withoutStudioVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SANITY_STUDIO_')))
}
