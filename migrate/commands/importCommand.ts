import {Command} from 'commander'

import {EXIT, type ExitCode} from '../exitCodes.ts'
import {isMigrateError} from '../errors.ts'
import {importArticles, type ImportOptions} from '../importArticles.ts'
import {savePlan} from '../savePlan.ts'
import {exitCodeOf} from '../report/exitCodeOf.ts'
import {isMarkdownPath} from '../read/markdownFiles.ts'
import type {Target} from '../target/openTarget.ts'
import {resolveTarget} from '../target/resolveTarget.ts'
import {useTarget} from '../target/useTarget.ts'
import type {ImportResult} from '../types.ts'
import {watchPaths} from '../watch/watchPaths.ts'
import type {CommandIo} from './commandIo.ts'
import {addConversionOptions} from './conversionOptions.ts'
import {addImportOptions, toImportOptions, type ImportFlags} from './importOptions.ts'
import {reportError} from './reportError.ts'
import {readReading} from './readingOptions.ts'
import {reportRun} from './reportRun.ts'
import {runAndRecord} from './runAndRecord.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

const HELP = `
Examples:
  migrate import articles                          a folder, into the embedded lake .lake
  migrate import articles --dry-run                what would happen; nothing is written
  migrate import 'posts/**/*.md' notes/one.md      globs and files
  migrate import vault --dialect obsidian          notes with wiki links
  migrate import articles --since main             what a branch changed
  migrate import articles --watch                  and then every file that is saved
  SANITY_AUTH_TOKEN=… migrate import articles --project abc123 --dataset production

Exit codes:
  0  done    1  some articles failed, or the target did    2  wrong usage or configuration, nothing done
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
    .argument('[paths...]', 'files, folders and globs; by default the sources of the configuration')
  return addTargetOptions(addConversionOptions(addImportOptions(command)))
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: ImportFlags) => done(await runImport(paths, flags, io)))
}

async function runImport(named: string[], flags: ImportFlags, io: CommandIo): Promise<ExitCode> {
  const choice = resolveTarget(flags, io.env, io.cwd)
  const {paths, ...reading} = await readReading(named, flags, io.cwd)
  const options = await toImportOptions(flags, reading, io.cwd)
  return useTarget(choice, {cwd: io.cwd, readOnly: options.dryRun}, async (target) => {
    const main = flags.json ? io.stderr : io.stdout
    main.write(`Target: ${target.label}\n`)
    const result = await runOn(target, paths, options, io)
    reportRun(result, target, viewOf(flags), io)
    if (!flags.watch || io.signal.aborted || result.problem) return exitCodeOf(result)
    return await goOn(target, paths, {flags, options}, io)
  })
}

/** Imports what is saved from now on. A target that does not do its part for a while is told, and does not end it. */
async function goOn(
  target: Target,
  paths: string[],
  {flags, options}: {flags: ImportFlags; options: Awaited<ReturnType<typeof toImportOptions>>},
  io: CommandIo,
): Promise<ExitCode> {
  /** Whether the last run failed as a whole: then the next one looks at all files, as it does not know what that missed. */
  let hasFailed = false
  const tell = (error: unknown): undefined => {
    if (!isMigrateError(error)) throw error
    hasFailed = true
    reportError(error, io)
  }
  await watchPaths(paths, {
    cwd: io.cwd,
    signal: io.signal,
    onReady: () => io.stderr.write(`Watching ${paths.join(', ')}; Ctrl-C ends it.\n`),
    async onChange(changed) {
      // What is no article may be an image that articles show: then all of them are looked at, which finds it.
      const areArticles = !hasFailed && [...changed].every((file) => isMarkdownPath(file))
      const files = areArticles ? {files: changed} : {}
      const result = await runOn(target, paths, {...options, wait: true, ...files}, io).catch(tell)
      if (!result) return
      hasFailed = result.problem !== undefined
      const isNews = result.articles.some(({outcome, messages}) => outcome !== 'unchanged' || messages.length > 0)
      if (isNews || result.problem) reportRun(result, target, viewOf(flags), io)
    },
  })
  return EXIT.done
}

function viewOf({json, verbose}: ImportFlags): {json: boolean; verbose: boolean} {
  return {json: json === true, verbose: verbose === true}
}

function runOn(
  target: Target,
  paths: string[],
  options: Awaited<ReturnType<typeof toImportOptions>>,
  io: CommandIo,
): Promise<ImportResult> {
  return runAndRecord({target, paths}, io, (setup) => {
    const run: ImportOptions = {...options, ...setup}
    return options.out === undefined ? importArticles(paths, run) : savePlan(options.out, paths, run)
  })
}
