import {resolve} from 'node:path'

import {Command} from 'commander'

import {applyPlan} from '../applyPlan.ts'
import type {ExitCode} from '../exitCodes.ts'
import {packageVersion} from '../packageVersion.ts'
import {exitCodeOf} from '../report/exitCodeOf.ts'
import {readPlanFile} from '../saved/planFiles.ts'
import {resolveTarget, type TargetOptions} from '../target/resolveTarget.ts'
import {useTarget} from '../target/useTarget.ts'
import type {CommandIo} from './commandIo.ts'
import {reportRun} from './reportRun.ts'
import {runAndRecord} from './runAndRecord.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

interface ApplyFlags extends TargetOptions {
  json?: true
  wait?: true
}

const HELP = `
Examples:
  migrate import articles --out plan.json     find out what would happen, and save it
  migrate apply plan.json                     do exactly that, or nothing if the dataset has changed since

Exit codes: as migrate import; 1 also when the dataset or an image has changed since the plan was made
${TARGET_HELP}`

/**
 * `migrate apply`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function applyCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('apply')
    .description('Carry out a plan that migrate import --out saved: exactly that, or nothing')
    .argument('<plan>', 'the file; run this in the working folder it was saved in')
    .option('--json', 'print one JSON value to stdout and nothing else there')
    .option('--wait', 'wait for another run on the same dataset to end')
  return addTargetOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, flags: ApplyFlags) => done(await runApply(file, flags, io)))
}

async function runApply(file: string, flags: ApplyFlags, io: CommandIo): Promise<ExitCode> {
  const {stdout, stderr, cwd} = io
  const plan = await readPlanFile(resolve(cwd, file), packageVersion())
  return useTarget(resolveTarget(flags, io.env, cwd), {cwd, readOnly: false}, async (target) => {
    const main = flags.json ? stderr : stdout
    main.write(`Target: ${target.label}\n`)
    const result = await runAndRecord({target, paths: plan.paths}, io, (setup) =>
      applyPlan(plan, {...setup, wait: flags.wait === true}),
    )
    reportRun(result, target, {json: flags.json === true, all: true}, io)
    return exitCodeOf(result)
  })
}
