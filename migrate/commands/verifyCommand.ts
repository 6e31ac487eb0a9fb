import {Command} from 'commander'

import {EXIT, type ExitCode} from '../exitCodes.ts'
import {createProgress} from '../report/createProgress.ts'
import {formatMessages} from '../report/formatMessages.ts'
import {formatVerify} from '../report/formatVerify.ts'
import {describeTargetFailure} from '../target/describeTargetFailure.ts'
import {openTarget} from '../target/openTarget.ts'
import {resolveTarget, type TargetOptions} from '../target/resolveTarget.ts'
import type {VerifyResult} from '../types.ts'
import {verifyArticles} from '../verifyArticles.ts'
import type {CommandIo} from './commandIo.ts'
import {readConfigured} from './readingOptions.ts'
import {requireStaticFolder} from './requireStaticFolder.ts'
import {addTargetOptions, TARGET_HELP} from './targetOptions.ts'

interface VerifyFlags extends TargetOptions {
  json?: true
  static?: string
}

const HELP = `
Examples:
  migrate verify                 all that was imported into the embedded lake .lake
  migrate verify articles        what is in this folder

Exit codes:
  0  everything is equal to its source    1  something is wrong, or the target failed    2  wrong usage or configuration
  3  nothing is wrong, but source and dataset differ: edited, changed, gone, in conflict    130  interrupted
${TARGET_HELP}`

/**
 * `migrate verify`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function verifyCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('verify')
    .description(
      'Read imported articles back and prove them equal to their sources: fields, blocks, HTML, images, references',
    )
    .argument('[paths...]', 'files, folders and globs (default: all that was imported)')
    .option('--static <dir>', 'the folder that image paths with a leading slash start from, as at the import')
    .option('--json', 'print one JSON value to stdout and nothing else there')
  return addTargetOptions(command, 'read from')
    .addHelpText('after', HELP)
    .action(async (paths: string[], flags: VerifyFlags) => done(await runVerify(paths, flags, io)))
}

async function runVerify(paths: string[], flags: VerifyFlags, io: CommandIo): Promise<ExitCode> {
  const {stdout, stderr, env, cwd, now, signal} = io
  const configured = await readConfigured({}, cwd)
  const staticRoot = flags.static === undefined ? configured.staticRoot : requireStaticFolder(flags.static, cwd)
  const target = await openTarget(resolveTarget(flags, env, cwd), {cwd, readOnly: true})
  const progress = createProgress(stderr, now)
  try {
    const main = flags.json ? stderr : stdout
    main.write(`Target: ${target.label}\n`)
    const {onProgress} = progress
    const options = {
      cwd,
      target,
      convert: configured.convert,
      now,
      onProgress,
      signal,
      ...(staticRoot !== undefined && {staticRoot}),
    }
    const result = await verifyArticles(paths, options)
    progress.clear()
    stderr.write(formatMessages([...result.articles, ...result.unfound], {verbose: true, paint: stderr.paint}))
    stdout.write(flags.json ? `${JSON.stringify(result)}\n` : formatVerify(result, target.label, stdout.paint))
    return exitCodeOf(result)
  } catch (error) {
    throw describeTargetFailure(error, target) ?? error
  } finally {
    progress.clear()
    await target.close()
  }
}

function exitCodeOf({interrupted, counts, articles, unfound}: VerifyResult): ExitCode {
  if (interrupted) return EXIT.interrupted
  if (counts.wrong > 0 || unfound.length > 0) return EXIT.failed
  return counts.equal < articles.length ? EXIT.conflicts : EXIT.done
}
