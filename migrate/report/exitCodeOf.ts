import {EXIT, type ExitCode} from '../exitCodes.ts'
import type {ImportResult} from '../types.ts'

/**
 * The exit code an import ends with. A failure weighs more than a conflict, as it needs a person first.
 *
 * @param result - What the import did.
 */
export function exitCodeOf({interrupted, counts, articles, messages: ofRun = [], problem}: ImportResult): ExitCode {
  if (interrupted) return EXIT.interrupted
  const all = [...ofRun, ...articles.flatMap(({messages}) => messages)]
  const hasErrors = all.some(({severity}) => severity === 'error')
  if (counts.failed > 0 || hasErrors || problem) return EXIT.failed
  return counts.conflict > 0 ? EXIT.conflicts : EXIT.done
}
