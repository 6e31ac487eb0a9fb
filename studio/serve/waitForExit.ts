import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'

/**
 * Waits until a child process has ended and its output is complete.
 *
 * @param child - a process just started
 * @param signal - when it aborts, the child is interrupted the way Ctrl-C does, and still waited for
 * @returns the exit code; 1 for a child that a signal ended
 * @throws the signal's reason, once an interrupted child is gone; the system's error when the child did not start
 */
export async function waitForExit(child: ChildProcess, signal: AbortSignal | undefined): Promise<number> {
  const interrupt = () => child.kill('SIGINT')
  if (signal?.aborted) interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    signal?.throwIfAborted()
    return code ?? 1
  } finally {
    signal?.removeEventListener('abort', interrupt)
  }
}
