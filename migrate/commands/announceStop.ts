import type {Progress} from '../report/createProgress.ts'
import type {CommandIo} from './commandIo.ts'

/**
 * Says, when the user asks a command to end, that it does so in order, and how to end it at once. Until it is disposed of.
 *
 * @param progress - Is cleared before.
 */
export function announceStop({signal, stderr}: Pick<CommandIo, 'signal' | 'stderr'>, progress: Progress): Disposable {
  const say = (): void => {
    progress.clear()
    stderr.write('Stopping when what is in flight is written. Ctrl-C again ends at once.\n')
  }
  signal.addEventListener('abort', say, {once: true})
  return {[Symbol.dispose]: () => signal.removeEventListener('abort', say)}
}
