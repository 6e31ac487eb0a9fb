import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'

/** A module of this folder that runs in a process of its own. */
export interface Running extends AsyncDisposable {
  child: ChildProcess
  /** The first line it printed. */
  line: string
}

/** Starts a module and waits for its first line. */
export async function startProcess(module: string, args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [join(import.meta.dirname, module), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const {stdout} = child
  if (stdout === null) throw new Error('The output of the process is not piped.')
  let text = ''
  stdout.setEncoding('utf8')
  for await (const chunk of stdout.iterator({destroyOnReturn: false}) as AsyncIterable<string>) {
    text += chunk
    if (text.includes('\n')) break
  }
  stdout.resume()
  return {
    child,
    line: text.split('\n', 1)[0] ?? '',
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** How a process ended. */
export interface Finished {
  code: number | null
  ms: number
  /** Most memory it had at one time, in bytes; 0 where the system does not tell. */
  peakBytes: number
  stdout: string
}

/** Runs a module to its end. */
export async function runProcess(module: string, args: readonly string[], cwd?: string): Promise<Finished> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', PEAK, join(import.meta.dirname, module), ...args], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    ...(cwd !== undefined && {cwd}),
  })
  let stdout = ''
  let peakBytes = 0
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.on('message', (message: {peakBytes: number}) => (peakBytes = message.peakBytes))
  const [code] = (await once(child, 'close')) as [number | null]
  return {code, ms: performance.now() - start, peakBytes, stdout}
}

/** Says at the end how much memory the process had at most. */
const PEAK = join(import.meta.dirname, 'tellPeak.ts')
