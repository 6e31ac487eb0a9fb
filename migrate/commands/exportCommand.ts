import {Command} from 'commander'

import {EXIT, type ExitCode} from '../exitCodes.ts'
import {exportArticles} from '../exportArticles.ts'
import {createProgress} from '../report/createProgress.ts'
import {formatExport, formatExportPlan} from '../report/formatExport.ts'
import {formatMessages} from '../report/formatMessages.ts'
import {describeTargetFailure} from '../target/describeTargetFailure.ts'
import {openTarget, type Target} from '../target/openTarget.ts'
import {resolveTarget, type TargetOptions} from '../target/resolveTarget.ts'
import type {ExportResult} from '../types.ts'
import {announceStop} from './announceStop.ts'
import type {CommandIo} from './commandIo.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

interface ExportFlags extends TargetOptions {
  dryRun?: true
  json?: true
  verbose?: true
  drafts?: true
  force?: true
  images: boolean
  only?: string
}

const HELP = `
Examples:
  migrate export out                            all published articles, from the embedded lake .lake
  migrate export out --dry-run                  what would be written; nothing is
  migrate export out --only 'posts/2024/**'     some of them
  migrate export out --drafts --no-images       drafts where there are any; images keep their addresses

An article that nobody changed since its import is written as its source, byte for byte; any other is written from the dataset.
Existing files that no export wrote stay as they are, unless --force is given.

Exit codes:
  0  done    1  some files or images were not written, or the target failed
  2  wrong usage or configuration, nothing done    130  interrupted
${TARGET_HELP}`

/**
 * `migrate export`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function exportCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('export')
    .description('Write the articles of a dataset as Markdown files with front matter')
    .argument('<dir>', 'the folder to write to; created if it is missing')
    .option('-n, --dry-run', 'show what would happen and write nothing')
    .option('--json', 'print one JSON value to stdout and nothing else there')
    .option('--verbose', 'also show notes, and every place where a message applies to several')
    .option('--drafts', 'write the draft of an article where there is one')
    .option('--only <glob>', 'only articles whose path below the folder matches')
    .option('--no-images', 'do not download images; they keep the addresses of their assets')
    .option('--force', 'overwrite files that no export wrote')
  return addTargetOptions(command, 'read from')
    .addHelpText('after', HELP)
    .action(async (dir: string, flags: ExportFlags) => done(await runExport(dir, flags, io)))
}

async function runExport(dir: string, flags: ExportFlags, io: CommandIo): Promise<ExitCode> {
  const choice = resolveTarget(flags, io.env, io.cwd)
  const target = await openTarget(choice, {cwd: io.cwd, readOnly: true})
  const {stdout, stderr} = io
  try {
    const main = flags.json ? stderr : stdout
    main.write(`Target: ${target.label}\n`)
    const result = await runOn(target, dir, flags, io)

    stderr.write(formatMessages(result.files, {verbose: flags.verbose === true, paint: stderr.paint}))
    if (flags.json) stdout.write(`${JSON.stringify(result)}\n`)
    else {
      if (result.dryRun) stdout.write(formatExportPlan(result, stdout.paint))
      stdout.write(formatExport(result, {target: target.label, folder: dir}, stdout.paint))
    }
    return exitCodeOf(result)
  } finally {
    await target.close()
  }
}

async function runOn(target: Target, dir: string, flags: ExportFlags, io: CommandIo): Promise<ExportResult> {
  const progress = createProgress(io.stderr, io.now)
  using _stop = announceStop(io, progress)
  try {
    return await exportArticles(dir, {
      cwd: io.cwd,
      target,
      dryRun: flags.dryRun === true,
      drafts: flags.drafts === true,
      images: flags.images,
      force: flags.force === true,
      ...(flags.only !== undefined && {only: flags.only}),
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

function exitCodeOf({interrupted, counts, images, files}: ExportResult): ExitCode {
  if (interrupted) return EXIT.interrupted
  const hasErrors = files.some(({messages}) => messages.some(({severity}) => severity === 'error'))
  return hasErrors || counts.refused > 0 || images.failed > 0 ? EXIT.failed : EXIT.done
}
