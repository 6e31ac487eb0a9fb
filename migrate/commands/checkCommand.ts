import {Command, InvalidArgumentError, Option} from 'commander'

import {checkArticles} from '../checkArticles.ts'
import {EXIT, type ExitCode} from '../exitCodes.ts'
import {createProgress} from '../report/createProgress.ts'
import {formatCheck} from '../report/formatCheck.ts'
import {formatMessages} from '../report/formatMessages.ts'
import type {CheckResult, Severity} from '../types.ts'
import type {CommandIo} from './commandIo.ts'
import {addConversionOptions, type ConversionFlags} from './conversionOptions.ts'
import {readReading} from './readingOptions.ts'

/** What each value of `--fail-on` adds to errors, which always fail. */
const FAIL_ON = {
  loss: ['loss'],
  changed: ['changed', 'loss'],
  warning: ['warning'],
} as const satisfies Record<string, readonly Severity[]>
type FailOn = keyof typeof FAIL_ON

interface CheckFlags extends ConversionFlags {
  failOn: FailOn[]
  json?: true
  verbose?: true
}

const HELP = `
Examples:
  migrate check articles                      what an import and the Studio would say
  migrate check articles --fail-on changed    exit code 1 also when an article arrives in another form
  migrate check 'posts/**/*.md' --json

Nothing is written and nothing is fetched. The rules of the Studio need the package sanity (npm install sanity react);
without it they are left out, and a warning says so.

Exit codes:
  0  nothing found    1  errors, or what --fail-on names    2  wrong usage    130  interrupted`

/**
 * `migrate check`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function checkCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('check')
    .description('Check Markdown articles before an import: no dataset, no network, nothing written')
    .argument('[paths...]', 'files, folders and globs; by default the sources of the configuration')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'what fails besides errors: loss, changed (includes losses) or warning; may be given several times',
      )
        .argParser(addFailOn)
        .default([], 'nothing'),
    )
    .option('--json', 'print one JSON value to stdout and nothing else there')
    .option('--verbose', 'also show notes, every place where a message applies to several, and totals by rule')
  return addConversionOptions(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: CheckFlags) => done(await runCheck(paths, flags, io)))
}

async function runCheck(paths: string[], flags: CheckFlags, io: CommandIo): Promise<ExitCode> {
  const {stdout, stderr} = io
  const result = await checkWithProgress(paths, flags, io)
  if (flags.json) stdout.write(`${JSON.stringify(result)}\n`)
  else {
    const view = {verbose: flags.verbose === true, paint: stdout.paint}
    stdout.write(formatMessages(result.articles, view))
    stdout.write(formatCheck(result, view))
  }
  for (const {reason} of result.messages) stderr.write(`${stderr.paint('yellow', 'warning:')} ${reason}\n`)
  return exitCodeOf(result, flags.failOn)
}

async function checkWithProgress(named: string[], flags: CheckFlags, io: CommandIo): Promise<CheckResult> {
  const {paths, convert, staticRoot} = await readReading(named, flags, io.cwd)
  const progress = createProgress(io.stderr, io.now)
  try {
    return await checkArticles(paths, {
      cwd: io.cwd,
      convert,
      ...(staticRoot !== undefined && {staticRoot}),
      now: io.now,
      onProgress: progress.onProgress,
      signal: io.signal,
    })
  } finally {
    progress.clear()
  }
}

function exitCodeOf({interrupted, counts}: CheckResult, failOn: readonly FailOn[]): ExitCode {
  if (interrupted) return EXIT.interrupted
  const failing = new Set<Severity>(['error', ...failOn.flatMap((name) => FAIL_ON[name])])
  return [...failing].some((severity) => counts[severity] > 0) ? EXIT.failed : EXIT.done
}

function addFailOn(value: string, others: readonly FailOn[]): FailOn[] {
  if (!isFailOn(value)) throw new InvalidArgumentError(`Allowed are ${Object.keys(FAIL_ON).join(', ')}.`)
  return [...others, value]
}

function isFailOn(value: string): value is FailOn {
  return Object.hasOwn(FAIL_ON, value)
}
