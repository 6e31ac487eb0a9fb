import {existsSync, readFileSync} from 'node:fs'
import {readdir, writeFile} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'

import {Command} from 'commander'

import {isInside} from '../../src/fs/isInside.ts'
import {findConfig} from '../config/loadConfig.ts'
import {decodePercents} from '../document/decodePercents.ts'
import {MigrateError} from '../errors.ts'
import {EXIT, type ExitCode} from '../exitCodes.ts'
import {guessLanguages, type LanguageFindings} from '../init/guessLanguages.ts'
import {lookAtFile, type SeenFile} from '../init/lookAtFile.ts'
import {surveyCollection} from '../init/surveyCollection.ts'
import {writeConfig} from '../init/writeConfig.ts'
import {discoverFiles} from '../read/discoverFiles.ts'
import {readSource} from '../read/readSource.ts'
import {toRecordPath} from '../read/recordPath.ts'
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
  const {cwd, stdout, stderr, signal} = io
  const existing = basename((await findConfig(cwd)) ?? '')
  if (!flags.print && !flags.force && existing !== '') refuseExisting(existing)
  const path = /\.m?ts$/.test(existing) ? existing : nameConfig(cwd)
  const {files, languages} = await readCollection(folder, io)
  if (signal.aborted) return EXIT.interrupted
  const around = listAncestors(resolve(cwd, folder), cwd)
  const survey = surveyCollection(files, {
    names: (await Promise.all(around.map((one) => readdir(one).catch(() => [])))).flat(),
    languages,
    folders: (await listFolders(around)).map((one) => toRecordPath(one, cwd)),
    isThere: (one, path) => existsSync(join(cwd, one, decodePercents(path))),
  })
  const text = writeConfig(survey, [folder])
  stderr.write(formatSurvey(survey))
  if (flags.print) {
    stdout.write(text)
    return EXIT.done
  }
  await writeNew(join(cwd, path), path, text)
  stdout.write(`Wrote ${path}. Next: migrate import --dry-run\n`)
  return EXIT.done
}

async function writeNew(file: string, path: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    const found = `The configuration ${path} cannot be written: ${(cause as Error).message}`
    throw new MigrateError('usage', found, 'Make it a file that you may write, or pass --print.', {cause})
  }
}

/** In a package that does not say that it holds modules, Node warns of a `.ts` file that is one. */
function nameConfig(folder: string): string {
  const above = dirname(folder)
  try {
    const {type} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {type?: unknown}
    return type === 'module' ? 'migrate.config.ts' : 'migrate.config.mts'
  } catch {
    return above === folder ? 'migrate.config.ts' : nameConfig(above)
  }
}

function refuseExisting(name: string): never {
  const hint = 'Pass --force to write it anew, or --print to see what it would hold.'
  throw new MigrateError('usage', `There is a configuration already: ${name}.`, hint)
}

/** The articles, and their languages, by which their paths are read. */
async function readCollection(
  folder: string,
  {cwd, signal}: CommandIo,
): Promise<{files: SeenFile[]; languages: LanguageFindings}> {
  const {sources, messages} = await discoverFiles([folder], {cwd})
  const [problem] = messages
  if (problem && sources.length === 0) {
    throw new MigrateError('usage', `${problem.path}: ${problem.message.reason}`, 'Name a folder with Markdown files.')
  }
  const languages = guessLanguages(sources.map(({path}) => path))
  const settings = {languages: languages.languages, roots: [toRecordPath(resolve(cwd, folder), cwd)]}
  const files: SeenFile[] = []
  for (const file of sources) {
    if (signal.aborted) break
    const read = await readSource(file)
    if ('source' in read) files.push(lookAtFile(read.source, settings))
  }
  return {files, languages}
}

/** The folder and those above it, up to the working folder. */
function listAncestors(folder: string, cwd: string): string[] {
  return isInside(folder, cwd) ? [folder, ...listAncestors(dirname(folder), cwd)] : [folder]
}

/** Folders and the folders in them, two deep; those of programs and hidden ones left out. */
async function listFolders(folders: readonly string[], depth = 2): Promise<string[]> {
  if (depth === 0) return [...folders]
  const inside = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
      return entries
        .filter((entry) => entry.isDirectory() && !/^(?:\.(?!vuepress|vitepress)|node_modules$)/.test(entry.name))
        .map(({name}) => join(folder, name))
    }),
  )
  return [...new Set([...folders, ...(await listFolders(inside.flat(), depth - 1))])]
}
