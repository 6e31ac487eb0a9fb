import {access, readFile} from 'node:fs/promises'
import {dirname, join, relative, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'

import {MigrateError} from '../errors.ts'
import {configSchema} from './configSchema.ts'
import type {MigrationConfig} from './types.ts'

/** Names of the file, the first that is there counting. */
const CONFIG_FILES = ['migrate.config.ts', 'migrate.config.mts', 'migrate.config.js', 'migrate.config.mjs']

/** A configuration and where it came from. */
export interface LoadedConfig {
  config: MigrationConfig
  /** The text of the file; empty when there is none. */
  text: string
  /** Absolute path of its folder, from which its paths count; the working folder when there is none. */
  folder: string
  /** Relative to the working folder; absent when there is none. */
  path?: string
}

/**
 * Loads the configuration of a folder. The file is a module of the user's own and is run, like that of any build tool.
 *
 * @param cwd - Absolute path of the working folder.
 * @param named - A file that was asked for; by default one of those names, if there is one.
 * @throws MigrateError `config-invalid` when a file that was asked for is not there, does not run, or holds something else.
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  const file = named === undefined ? await findConfig(cwd) : resolve(cwd, named)
  if (file === undefined) return {config: {}, text: '', folder: cwd}
  const path = relative(cwd, file) || file
  const text = await readText(file, path)
  const found = await runModule(file, path)
  const parsed = configSchema.safeParse(found)
  if (!parsed.success) throw describeIssues(path, parsed.error.issues)
  return {config: found as MigrationConfig, text, folder: dirname(file), path}
}

/**
 * The configuration of a folder.
 *
 * @param cwd - Absolute path of the folder.
 * @returns Its absolute path; undefined when there is none.
 */
export async function findConfig(cwd: string): Promise<string | undefined> {
  for (const name of CONFIG_FILES) {
    const file = join(cwd, name)
    const isThere = await access(file).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return undefined
}

async function readText(file: string, path: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const hint = `Name a file that is there with --config, or put one of ${CONFIG_FILES.join(', ')} into this folder.`
    throw new MigrateError('config-invalid', `The configuration ${path} cannot be read.`, hint, {cause: error})
  }
}

async function runModule(file: string, path: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(file).href)) as {default?: unknown}
    return module.default
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrateError(
      'config-invalid',
      `The configuration ${path} does not run: ${reason}`,
      'Correct the file; it is a module whose default export is defineMigration({…}).',
      {cause: error},
    )
  }
}

function describeIssues(path: string, issues: readonly {path: PropertyKey[]; message: string}[]): MigrateError {
  const [first, ...others] = issues
  const where =
    first === undefined || first.path.length === 0 ? 'its default export' : `\`${first.path.map(String).join('.')}\``
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return new MigrateError(
    'config-invalid',
    `In the configuration ${path}, ${where} is not as it should be: ${first?.message ?? 'unknown'}${more}.`,
    'Type it with defineMigration({…}) as the default export; an editor then shows what may stand where.',
  )
}
