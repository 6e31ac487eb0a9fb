import {Command, Option} from 'commander'

import {importArticles} from '../importArticles.ts'
import {packageVersion} from '../packageVersion.ts'
import type {ConflictPolicy} from '../plan/types.ts'
import {recordRun} from '../recordRun.ts'
import {createProgress} from '../report/createProgress.ts'
import {exitCodeOf} from '../report/exitCodeOf.ts'
import {formatMessages} from '../report/formatMessages.ts'
import {formatPlan, formatSummary} from '../report/formatSummary.ts'
import {describeTargetFailure} from '../target/describeTargetFailure.ts'
import {openTarget, type Target} from '../target/openTarget.ts'
import {resolveTarget, type TargetOptions} from '../target/resolveTarget.ts'
import type {ExitCode} from '../exitCodes.ts'
import type {ImportResult} from '../types.ts'
import type {CommandIo} from './commandIo.ts'
import {addConversionOptions, toConversionSettings, type ConversionFlags} from './conversionOptions.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

interface ImportFlags extends TargetOptions, ConversionFlags {
  dryRun?: true
  json?: true
  verbose?: true
  onConflict: ConflictPolicy
  adopt?: true
  restore?: true
  remote: boolean
  retryImages?: true
}

const HELP = `
Examples:
  migrate import articles                          a folder, into the embedded lake .lake
  migrate import articles --dry-run                what would happen; nothing is written
  migrate import 'posts/**/*.md' notes/one.md      globs and files
  migrate import vault --dialect obsidian          notes with wiki links
  SANITY_AUTH_TOKEN=… migrate import articles --project abc123 --dataset production

Exit codes:
  0  done    1  some articles failed    2  wrong usage, environment or target, nothing done
  3  conflicts with an editor's work are left    130  interrupted
${TARGET_HELP}`

/**
 * `migrate import`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function importCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('import')
    .description('Bring Markdown articles into a dataset; run it again and only what changed is written')
    .argument('<paths...>', 'files, folders and globs')
    .option('-n, --dry-run', 'show what would happen and write nothing')
    .option('--json', 'print one JSON value to stdout and nothing else there')
    .option('--verbose', 'show notes too, and every place of what is said of several')
    .addOption(
      new Option('--on-conflict <policy>', 'when source and editor both changed a field or block: whose version stays')
        .choices(['keep', 'overwrite', 'draft'])
        .default('keep', "keep: the editor's"),
    )
    .option('--adopt', 'take over articles that are in the dataset and were not imported; they keep their ids')
    .option('--restore', 'bring back articles that an editor deleted')
    .option('--no-remote', 'do not fetch images from the web; articles keep their addresses')
    .option('--retry-images', 'try again for images that earlier runs could not get')
  return addTargetOptions(addConversionOptions(command))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: ImportFlags) => done(await runImport(paths, flags, io)))
}

async function runImport(paths: string[], flags: ImportFlags, io: CommandIo): Promise<ExitCode> {
  const choice = resolveTarget(flags, io.env, io.cwd)
  const target = await openTarget(choice, {cwd: io.cwd, readOnly: flags.dryRun === true})
  const {stdout, stderr} = io
  try {
    const main = flags.json ? stderr : stdout
    main.write(`Target: ${target.label}\n`)
    const result = await runOn(target, paths, flags, io)
    await recordRun(target.client, result, {paths, toolVersion: packageVersion(), now: io.now()})

    stderr.write(formatMessages(result.articles, {verbose: flags.verbose === true, paint: stderr.paint}))
    if (flags.json) stdout.write(`${JSON.stringify(result)}\n`)
    else {
      if (result.dryRun) stdout.write(formatPlan(result, {verbose: flags.verbose === true, paint: stdout.paint}))
      stdout.write(formatSummary(result, target, stdout.paint))
    }
    return exitCodeOf(result)
  } finally {
    await target.close()
  }
}

async function runOn(target: Target, paths: string[], flags: ImportFlags, io: CommandIo): Promise<ImportResult> {
  const progress = createProgress(io.stderr, io.now)
  const sayStopping = (): void => {
    progress.clear()
    io.stderr.write('Stopping when what is in flight is written. Ctrl-C again ends at once.\n')
  }
  io.signal.addEventListener('abort', sayStopping, {once: true})
  try {
    return await importArticles(paths, {
      cwd: io.cwd,
      target,
      dryRun: flags.dryRun === true,
      onConflict: flags.onConflict,
      adopt: flags.adopt === true,
      restore: flags.restore === true,
      convert: toConversionSettings(flags),
      remoteImages: flags.remote,
      retryImages: flags.retryImages === true,
      runId: createRunId(io),
      toolVersion: packageVersion(),
      now: io.now,
      onProgress: progress.onProgress,
      signal: io.signal,
    })
  } catch (error) {
    throw describeTargetFailure(error, target) ?? error
  } finally {
    io.signal.removeEventListener('abort', sayStopping)
    progress.clear()
  }
}

/** Sorts by time, and two runs of the same second still differ. */
function createRunId(io: CommandIo): string {
  const time = new Date(io.now())
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
  return `run-${time}-${io.randomId().slice(0, 8)}`
}
