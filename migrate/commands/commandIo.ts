import type {Output} from '../report/output.ts'

/** Everything a command may touch of the process it runs in. */
export interface CommandIo {
  /** Fails when `signal` aborts, so that no command waits for input that does not come. */
  stdin: AsyncIterable<Uint8Array>
  stdout: Output
  stderr: Output
  /** The environment, `.env` included. */
  env: Readonly<Record<string, string | undefined>>
  /** Absolute path of the working folder. */
  cwd: string
  /** Aborts when the user or the system asks the process to end. */
  signal: AbortSignal
  /** Milliseconds since 1970. */
  now: () => number
  /** A new unique text of hexadecimal digits. */
  randomId: () => string
}
