import {runCli} from '../../migrate/commands/runCli.ts'
import type {Output} from '../../migrate/report/output.ts'
import type {ImportResult} from '../../migrate/types.ts'

/** How a command line ended. */
interface CalledCli {
  code: number
  stdout: string
  stderr: string
}

interface CallOptions {
  cwd: string
  env?: Record<string, string>
  stdin?: AsyncIterable<Uint8Array>
  signal?: AbortSignal
  onStderr?: (text: string) => void
}

/**
 * Runs a command line as `migrate` does, in this process: for tests of what commands do. Those of the process itself start one.
 *
 * @param args - The arguments.
 * @param options - The working folder, and the environment; nothing of the developer's own gets in. What arrives on standard input,
 *   what asks the command to end, and who is told what it writes to standard error.
 */
export async function callCli(
  args: readonly string[],
  {cwd, env = {}, stdin = noInput(), signal = new AbortController().signal, onStderr = () => {}}: CallOptions,
): Promise<CalledCli> {
  const [stdout, stderr] = [capture(), capture(onStderr)]
  const code = await runCli(args, {
    stdin,
    stdout: stdout.output,
    stderr: stderr.output,
    env,
    cwd,
    signal,
    now: Date.now,
    randomId: () => crypto.randomUUID().replaceAll('-', ''),
  })
  return {code, stdout: stdout.text(), stderr: stderr.text()}
}

/** Runs `migrate import … --json` in this process. */
export async function callImport(
  args: readonly string[],
  options: {cwd: string},
): Promise<{code: number; result: ImportResult; stderr: string}> {
  const {code, stdout, stderr} = await callCli(['import', ...args, '--json'], options)
  return {code, result: JSON.parse(stdout) as ImportResult, stderr}
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

function capture(onText: (text: string) => void = () => {}): {output: Output; text: () => string} {
  let written = ''
  return {
    output: {
      rewritable: false,
      paint: (_color, text) => text,
      write(text) {
        written += text
        onText(text)
      },
    },
    text: () => written,
  }
}
