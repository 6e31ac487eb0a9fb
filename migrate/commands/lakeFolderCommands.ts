import {existsSync} from 'node:fs'
import {resolve} from 'node:path'

import {Command} from 'commander'

import {backUpLake, compactLake, restoreLake, type FolderOptions, type Retention} from '../../src/lake/index.ts'
import {isMigrateError, MigrateError} from '../errors.ts'
import {EXIT} from '../exitCodes.ts'
import {exportArchive, importArchive, type ImportOperation} from '../lake/datasetArchive.ts'
import {chooseFolder, requireLake, type FolderChoice} from '../lake/openLake.ts'
import {nameFolder, openTarget, type Target} from '../target/openTarget.ts'
import type {TargetOptions} from '../target/resolveTarget.ts'
import type {CommandIo} from './commandIo.ts'
import {parseRetention} from './parseRetention.ts'

interface ExportFlags extends TargetOptions {
  drafts: boolean
  assets: boolean
  types?: string
  overwrite?: true
}

interface ImportFlags extends TargetOptions {
  replace?: true
  missing?: true
  allowFailingAssets?: true
}

/** What to do where a command fails. */
const HINTS = {
  backup: 'Check that the folder holds a lake that nothing else has open, and that the file can be written.',
  restore: 'Pass an archive that `migrate lake backup` wrote, and --lake with a folder that is empty or not there.',
  compact: 'Check that the folder holds a lake that nothing else has open, and that it can be written to.',
  export: 'Check that the file can be written, and that its disk has space.',
  import: 'Pass --replace or --missing where documents are there already; what was imported before this stays.',
}

const ENVIRONMENT = `
Environment (also read from .env):
  MIGRATE_LAKE        the folder, as --lake
  MIGRATE_LAKE_TOKEN  a token with write access, if the lake has tokens`

/**
 * The commands below `migrate lake` that work on a folder, whether it is served or not: `backup`, `restore`, `compact`, `export` and
 * `import`.
 *
 * @param io - What the commands may touch.
 * @param done - Told the exit code.
 */
export function lakeFolderCommands(io: CommandIo, done: (code: number) => void): Command[] {
  return [backupCommand(io), restoreCommand(io), compactCommand(io), exportCommand(io), importCommand(io)].map(
    (command) => command.hook('postAction', () => done(EXIT.done)),
  )
}

function withFolder(name: string, description: string, example: string): Command {
  return new Command(name)
    .description(description)
    .option('--lake <dir>', 'the folder of the lake, whether it is being served or not (default: .lake)')
    .addHelpText('after', `\nExamples:\n  migrate lake ${example}\n${ENVIRONMENT}`)
}

function backupCommand({env, cwd, stdout}: CommandIo): Command {
  return withFolder('backup', 'Write all of a lake, history and assets included, to one file', 'backup lake.tar.gz')
    .argument('<file>', 'the archive to write')
    .option('--overwrite', 'replace an existing file')
    .action(async (file: string, flags: TargetOptions & {overwrite?: true}) => {
      const choice = chooseFolder(flags, env, cwd)
      requireLake(choice, cwd)
      refuseExisting(file, cwd, flags.overwrite)
      const {bytes} = await explain(choice, cwd, HINTS.backup, () =>
        backUpLake(choice.dir, resolve(cwd, file), tokenOf(env)),
      )
      stdout.write(`Backed up ${nameFolder(choice.dir, cwd)} to ${file}: ${bytes} bytes.\n`)
    })
}

function restoreCommand({env, cwd, stdout}: CommandIo): Command {
  return withFolder('restore', 'Make the folder of a lake from a backup', 'restore lake.tar.gz --lake restored')
    .argument('<file>', 'an archive that `migrate lake backup` wrote')
    .action(async (file: string, flags: TargetOptions) => {
      const choice = chooseFolder(flags, env, cwd)
      await explain(choice, cwd, HINTS.restore, () => restoreLake(resolve(cwd, file), choice.dir))
      stdout.write(`Restored ${file} into ${nameFolder(choice.dir, cwd)}.\n`)
    })
}

function compactCommand({env, cwd, stdout}: CommandIo): Command {
  return withFolder(
    'compact',
    'Forget old history, remove unused assets, and give the space back',
    'compact --history 30d',
  )
    .option(
      '--history <time>',
      'how much history to keep: all, or days such as 30d; a lake that is being served uses its own setting',
      parseRetention,
    )
    .action(async (flags: TargetOptions & {history?: Retention}) => {
      const choice = chooseFolder(flags, env, cwd)
      requireLake(choice, cwd)
      const options = {...tokenOf(env), ...(flags.history !== undefined && {history: flags.history})}
      const result = await explain(choice, cwd, HINTS.compact, () => compactLake(choice.dir, options))
      const {forgotten, assetsRemoved, bytesBefore, bytesAfter} = result
      stdout.write(
        `Compacted ${nameFolder(choice.dir, cwd)}: ${bytesBefore} → ${bytesAfter} bytes; ` +
          `earlier states forgotten: ${forgotten}; assets removed: ${assetsRemoved}.\n`,
      )
    })
}

function exportCommand(io: CommandIo): Command {
  const {env, cwd, stdout, stderr} = io
  return withFolder('export', 'Write a dataset as `sanity datasets export` does', 'export production.tar.gz')
    .argument('<file>', 'the archive to write')
    .option('--dataset <name>', 'the dataset (default: production)')
    .option('--no-drafts', 'leave out drafts')
    .option('--no-assets', 'leave out assets, and references to them')
    .option('--types <names>', 'only documents of these types, separated by commas')
    .option('--overwrite', 'replace an existing file')
    .action(async (file: string, flags: ExportFlags) => {
      const choice = chooseFolder(flags, env, cwd)
      requireLake(choice, cwd)
      refuseExisting(file, cwd, flags.overwrite)
      const {drafts, assets} = flags
      const types = flags.types?.split(',').map((type) => type.trim())
      const {dataset} = choice
      const counts = await withTarget(choice, io, 'export', ({client}) =>
        exportArchive(client, {dataset, file: resolve(cwd, file), drafts, assets, ...(types && {types})}, (step) =>
          stderr.write(`${step}\n`),
        ),
      )
      stdout.write(`Exported ${dataset} to ${file}: ${counts.documents} documents, ${counts.assets} assets.\n`)
    })
}

function importCommand(io: CommandIo): Command {
  const {env, cwd, stdout, stderr} = io
  return withFolder('import', 'Import what an export wrote, or NDJSON', 'import production.tar.gz --replace')
    .argument('<source>', 'an archive, a file of NDJSON, or a folder with one')
    .option('--dataset <name>', 'the dataset, created if it is missing (default: production)')
    .option('--replace', 'replace existing documents')
    .option('--missing', 'leave existing documents as they are')
    .option('--allow-failing-assets', 'continue when an asset cannot be fetched')
    .action(async (source: string, flags: ImportFlags) => {
      const choice = chooseFolder(flags, env, cwd)
      const options = {operation: operationOf(flags), allowFailingAssets: flags.allowFailingAssets === true}
      const {documents, warnings} = await withTarget(choice, io, 'import', ({client}) =>
        importArchive(client, resolve(cwd, source), options, (step) => stderr.write(`${step}\n`)),
      )
      for (const warning of warnings) stderr.write(`${stderr.paint('yellow', 'warning:')} ${warning}\n`)
      stdout.write(`Imported ${source} into ${choice.dataset}: ${documents} documents.\n`)
    })
}

function operationOf({replace, missing}: ImportFlags): ImportOperation {
  if (replace && missing) {
    throw new MigrateError('usage', '--replace and --missing cannot both be given.', 'Leave one of them out.')
  }
  return replace ? 'createOrReplace' : missing ? 'createIfNotExists' : 'create'
}

function refuseExisting(file: string, cwd: string, overwrite: true | undefined): void {
  if (overwrite || !existsSync(resolve(cwd, file))) return
  throw new MigrateError('usage', `${file} is there already.`, 'Pass --overwrite to replace it, or another name.')
}

function tokenOf(env: CommandIo['env']): FolderOptions {
  const token = env['MIGRATE_LAKE_TOKEN']
  return token ? {token} : {}
}

async function withTarget<T>(
  choice: FolderChoice,
  {cwd}: CommandIo,
  act: 'export' | 'import',
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const target = await openTarget(choice, {cwd, readOnly: act === 'export'})
  try {
    return await explain(choice, cwd, HINTS[act], () => work(target))
  } finally {
    await target.close()
  }
}

/** Turns what went wrong with a folder into a message for its user. */
async function explain<T>(choice: FolderChoice, cwd: string, hint: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (isMigrateError(cause) || !(cause instanceof Error)) throw cause
    throw new MigrateError('target-failed', `${nameFolder(choice.dir, cwd)}: ${cause.message}`, hint, {cause})
  }
}
