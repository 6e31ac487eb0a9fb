import {resolve} from 'node:path'

import {InvalidArgumentError, Option, type Command} from 'commander'

import {MigrateError} from '../errors.ts'
import type {ImportOptions} from '../importArticles.ts'
import type {ConflictPolicy} from '../plan/types.ts'
import {readChangedFiles} from '../read/readChangedFiles.ts'
import type {TargetOptions} from '../target/resolveTarget.ts'
import type {ConversionFlags} from './conversionOptions.ts'
import type {Reading} from './readingOptions.ts'
import {requireStaticFolder} from './requireStaticFolder.ts'

/** What the command line of `migrate import` says. */
export interface ImportFlags extends TargetOptions, ConversionFlags {
  dryRun?: true
  out?: string
  json?: true
  verbose?: true
  onConflict: ConflictPolicy
  adopt?: true
  restore?: true
  asDrafts?: true
  prune?: true
  force?: true
  remote: boolean
  retryImages?: true
  static?: string
  only?: string
  since?: string
  limit?: number
  concurrency?: number
  rate?: number
  threads?: number
  cache: boolean
  wait?: true
  watch?: true
}

/** Adds the options of `migrate import` that other commands do not have. */
export function addImportOptions(command: Command): Command {
  return command
    .option('-n, --dry-run', 'show what would happen and write nothing')
    .option('--out <file>', 'save what would happen, for migrate apply; nothing is written to the dataset')
    .option('--json', 'print one JSON value to stdout and nothing else there')
    .option('--verbose', 'also show notes, and every place where a message applies to several')
    .addOption(
      new Option(
        '--on-conflict <policy>',
        'when source and editor changed the same field or block: whose version stays',
      )
        .choices(['keep', 'overwrite', 'draft'])
        .default('keep', "keep: the editor's"),
    )
    .option('--adopt', 'take over articles in the dataset that no import made; they keep their ids')
    .option('--restore', 'bring back articles that an editor deleted')
    .option('--as-drafts', 'bring all articles as drafts, except those that are published already')
    .option(
      '--prune',
      'delete articles whose sources are gone, unless an editor changed them or something refers to them',
    )
    .option('--force', 'with --prune: those too')
    .option('--no-remote', 'do not fetch images from the web; articles keep their addresses')
    .option('--retry-images', 'try again to get images that earlier runs could not')
    .option('--static <dir>', 'the folder that image paths with a leading slash start from (default: the imported one)')
    .option('--only <glob>', 'only articles whose path matches, counted from here or from the folder given')
    .option('--since <ref>', 'only articles that differ from a git commit, tag or branch, new ones included')
    .option(
      '--limit <n>',
      'write at most this many articles, in the order of their paths',
      numberParser(1, Number.MAX_SAFE_INTEGER, true),
    )
    .option(
      '--concurrency <n>',
      'requests under way at once, 1 to 100 (default: 8 hosted, 2 embedded)',
      numberParser(1, 100, true),
    )
    .option(
      '--rate <n>',
      'mutation requests a second, and as many uploads (default: 24.25 hosted, no limit embedded)',
      numberParser(0.1, 1000, false),
    )
    .option(
      '--threads <n>',
      'threads that convert; 0 converts in the main thread (default: one per core, at most 8)',
      numberParser(0, 64, true),
    )
    .option('--no-cache', 'read every source again, and remember nothing in .migrate')
    .option('--wait', 'wait for another run on the same dataset to end')
    .option('--watch', 'keep running, and import every file that is saved, until Ctrl-C')
}

/** What the command does besides the import itself. */
interface CommandOptions {
  /** Absolute path of the file to save a plan to. */
  out?: string
}

/** The part of the options of an import that the configuration and the command line decide. */
export async function toImportOptions(
  flags: ImportFlags,
  {convert, staticRoot}: Omit<Reading, 'paths'>,
  cwd: string,
): Promise<Omit<ImportOptions, 'target' | 'runId' | 'toolVersion' | 'now' | 'onProgress'> & CommandOptions> {
  if (flags.out !== undefined && flags.watch) {
    throw new MigrateError('usage', '--out and --watch cannot be used together.', 'Save a plan without --watch.')
  }
  if (flags.force && !flags.prune) {
    throw new MigrateError('usage', '--force says something about --prune alone.', 'Add --prune, or see --on-conflict.')
  }
  const {limit, concurrency, rate, threads, only, since} = flags
  return {
    cwd,
    ...(flags.prune && {prune: {force: flags.force === true}}),
    ...(flags.out !== undefined && {out: resolve(cwd, flags.out)}),
    dryRun: flags.dryRun === true || flags.out !== undefined,
    onConflict: flags.onConflict,
    adopt: flags.adopt === true,
    restore: flags.restore === true,
    asDrafts: flags.asDrafts === true,
    convert,
    ...(staticRoot !== undefined && {staticRoot}),
    remoteImages: flags.remote,
    retryImages: flags.retryImages === true,
    cache: flags.cache,
    wait: flags.wait === true,
    ...(flags.static !== undefined && {staticRoot: requireStaticFolder(flags.static, cwd)}),
    ...(since !== undefined && {files: await readChangedFiles(since, cwd)}),
    ...(only !== undefined && {only}),
    ...(limit !== undefined && {limit}),
    ...(concurrency !== undefined && {concurrency}),
    ...(rate !== undefined && {perSecond: rate}),
    ...(threads !== undefined && {threads}),
  }
}

/** Makes a parser of a number that an option takes. */
function numberParser(least: number, most: number, isWhole: boolean): (text: string) => number {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`
  return (text) => {
    const number = Number(text)
    if (/^[\d.]+$/.test(text) && number >= least && number <= most && (!isWhole || Number.isInteger(number)))
      return number
    throw new InvalidArgumentError(`Expected a ${isWhole ? 'whole ' : ''}number ${range}.`)
  }
}
