import {readdir, writeFile} from 'node:fs/promises'
import {basename, dirname, join, relative, resolve} from 'node:path'

import {Command} from 'commander'

import {CONFIG_FILES, findConfig} from '../config/loadConfig.ts'
import {MigrateError} from '../errors.ts'
import {EXIT, type ExitCode} from '../exitCodes.ts'
import {lookAtFile, type SeenFile} from '../init/lookAtFile.ts'
import {surveyCollection} from '../init/surveyCollection.ts'
import {writeConfig} from '../init/writeConfig.ts'
import {discoverFiles} from '../read/discoverFiles.ts'
import {readSource} from '../read/readSource.ts'
import {formatSurvey} from '../report/formatSurvey.ts'
import type {CommandIo} from './commandIo.ts'

interface InitFlags {
  force?: true
  print?: true
}

const HELP = `
Looks at the articles and writes migrate.config.ts into the working folder: the generator they were written for, the time zone and
the order of day and month that their dates need, keys with typos, names in several spellings, where links to articles lead. Nothing
else is written, and no dataset is needed.

Examples:
  migrate init content/posts               then: migrate import --dry-run
  migrate init content/posts --print       only show it`

/**
 * `migrate init`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function initCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  return new Command('init')
    .description('Look at a folder of articles and write a first configuration for them')
    .argument('<folder>', 'the folder with the articles')
    .option('--force', 'overwrite an existing configuration')
    .option('--print', 'print the configuration, and write nothing')
    .addHelpText('after', HELP)
    .action(async (folder: string, flags: InitFlags) => done(await runInit(folder, flags, io)))
}

async function runInit(folder: string, flags: InitFlags, io: CommandIo): Promise<ExitCode> {
  const {cwd, stdout, stderr} = io
  const path = CONFIG_FILES[0] ?? ''
  if (!flags.print && !flags.force) await refuseExisting(cwd)
  const files = await readCollection(folder, cwd)
  const survey = surveyCollection(files, await namesAround(resolve(cwd, folder), cwd))
  const text = writeConfig(survey, [folder])
  stderr.write(formatSurvey(survey))
  if (flags.print) {
    stdout.write(text)
    return EXIT.done
  }
  await writeFile(join(cwd, path), text)
  stdout.write(`Wrote ${path}. Next: migrate import --dry-run\n`)
  return EXIT.done
}

async function refuseExisting(cwd: string): Promise<void> {
  const file = await findConfig(cwd)
  if (file === undefined) return
  const hint = 'Pass --force to write migrate.config.ts anew, or --print to see what it would hold.'
  throw new MigrateError('usage', `There is a configuration already: ${basename(file)}.`, hint)
}

async function readCollection(folder: string, cwd: string): Promise<SeenFile[]> {
  const {sources, messages} = await discoverFiles([folder], {cwd})
  const [problem] = messages
  if (problem && sources.length === 0) {
    throw new MigrateError('usage', `${problem.path}: ${problem.message.reason}`, 'Name a folder with Markdown files.')
  }
  const files: SeenFile[] = []
  for (const file of sources) {
    const read = await readSource(file)
    if ('source' in read) files.push(lookAtFile(read.source))
  }
  return files
}

/** Names in the folder and in those above it, up to the working folder. */
async function namesAround(folder: string, cwd: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  const isInside = folder !== cwd && !relative(cwd, folder).startsWith('..')
  return isInside ? [...names, ...(await namesAround(dirname(folder), cwd))] : names
}
