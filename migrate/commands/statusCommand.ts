import {Command} from 'commander'

import {EXIT, type ExitCode} from '../exitCodes.ts'
import {readStatus} from '../readStatus.ts'
import {formatMessages} from '../report/formatMessages.ts'
import {formatStatus} from '../report/formatStatus.ts'
import {describeTargetFailure} from '../target/describeTargetFailure.ts'
import {openTarget} from '../target/openTarget.ts'
import {resolveTarget, type TargetOptions} from '../target/resolveTarget.ts'
import type {CommandIo} from './commandIo.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

interface StatusFlags extends TargetOptions {
  json?: true
  verbose?: true
}

const HELP = `
Examples:
  migrate status                 all that was imported into the embedded lake .lake, and the last runs
  migrate status articles        what is in this folder, sources that were never imported too

Exit codes:
  0  done    1  some paths lead nowhere, or the target failed    2  wrong usage or configuration    130  interrupted
${TARGET_HELP}`

/**
 * `migrate status`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function statusCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('status')
    .description('Say where every article stands: imported, edited since, to import, in conflict; and past runs')
    .argument('[paths...]', 'files, folders and globs (default: all that was imported)')
    .option('--json', 'print one JSON value to stdout and nothing else there')
    .option('--verbose', 'also list the articles that are simply imported, and all runs')
  return addTargetOptions(command, 'read from')
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: StatusFlags) => done(await runStatus(paths, flags, io)))
}

async function runStatus(
  paths: string[],
  flags: StatusFlags,
  {stdout, stderr, env, cwd, signal}: CommandIo,
): Promise<ExitCode> {
  const target = await openTarget(resolveTarget(flags, env, cwd), {cwd, readOnly: true})
  try {
    const main = flags.json ? stderr : stdout
    main.write(`Target: ${target.label}\n`)
    const result = await readStatus(paths, {cwd, target, signal})
    const options = {target: target.label, verbose: flags.verbose === true, paint: stdout.paint}
    stdout.write(flags.json ? `${JSON.stringify(result)}\n` : formatStatus(result, options))
    stderr.write(formatMessages(result.unfound, {verbose: true, paint: stderr.paint}))
    return result.unfound.length > 0 ? EXIT.failed : EXIT.done
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted
    throw describeTargetFailure(error, target) ?? error
  } finally {
    await target.close()
  }
}
