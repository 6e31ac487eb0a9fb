import {existsSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'

import {loadConfig} from '../config/loadConfig.ts'
import {resolveConfig, type ResolvedConfig} from '../config/resolveConfig.ts'
import type {ConverterSettings} from '../convert/options.ts'
import {MigrateError} from '../errors.ts'
import {splitGlob} from '../read/splitGlob.ts'
import type {ConversionFlags} from './conversionOptions.ts'

/** How articles are read, everything said; paths are absolute. */
export interface Reading extends Omit<ResolvedConfig, 'sources'> {
  /** Files, folders and globs to read, relative to the working folder. */
  paths: string[]
}

/**
 * Puts together what the configuration of the working folder and the command line say about reading. `paths` are the
 * sources of the configuration; none where it has none.
 *
 * @throws MigrateError `config-invalid` for a configuration that cannot be used.
 */
export async function readConfigured(flags: ConversionFlags, cwd: string): Promise<Reading> {
  const {config, text, folder} = await loadConfig(cwd, flags.config)
  const {sources, staticRoot, ...resolved} = resolveConfig(config, text, flags)
  const root = staticRoot === undefined ? undefined : resolve(folder, staticRoot)
  // A preset says where such a folder would be; a configuration says that it is there.
  const hasRoot = root !== undefined && existsSync(root)
  if (!hasRoot && config.assets?.staticRoot !== undefined) {
    throw new MigrateError(
      'config-invalid',
      `\`assets.staticRoot\` of the configuration is ${config.assets.staticRoot}, which is not there.`,
      'Name the folder that image paths with a leading slash start from, relative to the configuration.',
    )
  }
  const paths = sources.map((source) => relative(cwd, resolve(folder, source)) || '.')
  return {
    ...resolved,
    convert: withRoots(resolved.convert, paths),
    paths,
    ...(hasRoot && {staticRoot: root}),
  }
}

/**
 * The same for a command that reads articles.
 *
 * @param paths - Of the command line; the sources of the configuration count where there are none.
 * @throws MigrateError as {@link readConfigured}, and `usage` when nothing says what to read.
 */
export async function readReading(paths: readonly string[], flags: ConversionFlags, cwd: string): Promise<Reading> {
  const reading = await readConfigured(flags, cwd)
  const named = paths.length > 0 ? [...paths] : reading.paths
  if (named.length > 0) return {...reading, paths: named}
  throw new MigrateError(
    'usage',
    'Nothing says which articles to read.',
    'Name files, folders or globs, or `sources` in migrate.config.ts; migrate init <folder> writes a first one.',
  )
}

/** Where paths say slugs or ids, and in a vault, they count from the sources of the configuration: so it does not matter what is named on the way. */
function withRoots(convert: ConverterSettings, paths: readonly string[]): ConverterSettings {
  if (!convert.slugs && !convert.ids && convert.dialect !== 'obsidian') return convert
  const roots = paths.map((path) => (splitGlob(path, sep)?.base ?? path).split(sep).join('/'))
  return roots.length > 0 ? {...convert, roots} : convert
}
