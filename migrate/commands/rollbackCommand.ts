import {Command} from 'commander'

import {EXIT, type ExitCode} from '../exitCodes.ts'
import {createProgress} from '../report/createProgress.ts'
import {formatMessages} from '../report/formatMessages.ts'
import {formatRollback} from '../report/formatRollback.ts'
import {rollbackRun} from '../rollbackRun.ts'
import {describeTargetFailure} from '../target/describeTargetFailure.ts'
import {openTarget, type Target} from '../target/openTarget.ts'
import {resolveTarget, type TargetOptions} from '../target/resolveTarget.ts'
import type {RollbackResult} from '../types.ts'
import {announceStop} from './announceStop.ts'
import type {CommandIo} from './commandIo.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

interface RollbackFlags extends TargetOptions {
  dryRun?: true
  force?: true
  json?: true
}

const HELP = `
Examples:
  migrate rollback --dry-run                             what undoing the last run would do
  migrate rollback                                       undo the last run; again: the one before it
  migrate rollback run-20260504T101500250-1a2b3c4d          undo this one; migrate status lists them

Exit codes:
  0  done    1  the target failed    2  wrong usage or configuration, nothing done
  3  some articles were changed since, and stay as they are    130  interrupted
${TARGET_HELP}`

/**
 * `migrate rollback`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function rollbackCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('rollback')
    .description('Undo one run of an import; what somebody changed since stays')
    .argument('[run]', 'the id of the run (default: the last one)')
    .option('-n, --dry-run', 'show what would happen and write nothing')
    .option('--force', 'also undo what somebody changed since the run')
    .option('--json', 'print one JSON value to stdout and nothing else there')
  return addTargetOptions(command)
    .addHelpText('after', HELP)
    .action(async (run: string | undefined, flags: RollbackFlags) => done(await runRollback(run, flags, io)))
}

async function runRollback(run: string | undefined, flags: RollbackFlags, io: CommandIo): Promise<ExitCode> {
  const choice = resolveTarget(flags, io.env, io.cwd)
  const target = await openTarget(choice, {cwd: io.cwd, readOnly: flags.dryRun === true})
  const {stdout, stderr} = io
  try {
    const main = flags.json ? stderr : stdout
    main.write(`Target: ${target.label}\n`)
    const result = await rollbackOn(target, run, flags, io)
    stderr.write(formatMessages(result.articles, {verbose: true, paint: stderr.paint}))
    stdout.write(flags.json ? `${JSON.stringify(result)}\n` : formatRollback(result, target.label, stdout.paint))
    if (result.interrupted) return EXIT.interrupted
    return result.counts.refused > 0 ? EXIT.conflicts : EXIT.done
  } finally {
    await target.close()
  }
}

async function rollbackOn(
  target: Target,
  run: string | undefined,
  flags: RollbackFlags,
  io: CommandIo,
): Promise<RollbackResult> {
  const progress = createProgress(io.stderr, io.now)
  using _stop = announceStop(io, progress)
  try {
    return await rollbackRun({
      target,
      ...(run !== undefined && {run}),
      dryRun: flags.dryRun === true,
      force: flags.force === true,
      randomId: io.randomId,
      now: io.now,
      onProgress: progress.onProgress,
      signal: io.signal,
    })
  } catch (error) {
    throw describeTargetFailure(error, target) ?? error
  } finally {
    progress.clear()
  }
}
