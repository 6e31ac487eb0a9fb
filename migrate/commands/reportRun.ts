import {formatMessages} from '../report/formatMessages.ts'
import {formatPlan, formatSummary} from '../report/formatSummary.ts'
import {formatLeft, limitMessages} from '../report/limitMessages.ts'
import type {Target} from '../target/openTarget.ts'
import type {ImportResult} from '../types.ts'
import type {CommandIo} from './commandIo.ts'
import {reportError} from './reportError.ts'

/**
 * Tells what a run did: messages and what stopped it to stderr; to stdout the summary, with the plan before it after a dry run, or the
 * result as JSON.
 *
 * @param result - What the run did.
 * @param target - Where the run wrote to.
 * @param view.json - JSON alone on stdout.
 * @param view.verbose - Notes too, and every difference of a plan.
 * @param view.all - Every message, as `verbose` does; by default of many that say the same the first ones.
 */
export function reportRun(
  result: ImportResult,
  target: Target,
  {json = false, verbose = false, all = verbose}: {json?: boolean; verbose?: boolean; all?: boolean},
  io: CommandIo,
): void {
  const {stdout, stderr} = io
  const {rows, left} = all ? {rows: result.articles, left: []} : limitMessages(result.articles)
  stderr.write(`${formatMessages(rows, {verbose, paint: stderr.paint})}${formatLeft(left, stderr.paint)}`)
  for (const {severity, reason} of result.messages ?? []) {
    if (severity === 'error') stderr.write(`${stderr.paint('red', 'error:')} ${reason}\n`)
    else if (verbose) stderr.write(`${severity}: ${reason}\n`)
  }
  if (result.problem) reportError(result.problem, io)
  if (json) stdout.write(`${JSON.stringify(result)}\n`)
  else {
    if (result.dryRun) stdout.write(formatPlan(result, {verbose, paint: stdout.paint}))
    stdout.write(formatSummary(result, target, stdout.paint))
  }
}
