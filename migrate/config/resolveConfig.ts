import type {ConverterSettings} from '../convert/options.ts'
import {sha256Hex} from '../document/sha256.ts'
import type {FrontMatterSettings, LinkSettings, PublishingRule, PublishingSettings} from '../types.ts'
import {hasFunction} from './hasFunction.ts'
import {PRESETS, type Preset} from './presets.ts'
import type {MigrationConfig} from './types.ts'

/** What options of the command line say about reading; they count before the configuration. */
export interface ReadingFlags {
  dialect?: ConverterSettings['dialect']
  timeZone?: string
  dateOrder?: FrontMatterSettings['dateOrder']
  linkBase?: readonly string[]
  drafts?: PublishingRule
  future?: PublishingRule
}

/** How articles are migrated, with every default filled in. */
export interface ResolvedConfig {
  /** Empty when the configuration names none. */
  sources: readonly string[]
  convert: ConverterSettings
  /** Relative to the folder of the configuration. */
  staticRoot?: string
}

/**
 * Puts together what a preset, a configuration and the command line say: the last one counts, field by field.
 *
 * @param config - The configuration of the file; empty when there is none.
 * @param text - The text of the file, which stands for the functions in it: they cannot be compared, so articles are converted
 *   again when it changes, unless the configuration has a `version`.
 * @param flags - The options of the command line.
 */
export function resolveConfig(config: MigrationConfig, text: string, flags: ReadingFlags = {}): ResolvedConfig {
  const preset: Preset = config.preset === undefined ? {} : PRESETS[config.preset]
  const frontMatter: FrontMatterSettings = {
    ...preset.frontMatter,
    ...config.frontMatter,
    ...(flags.timeZone !== undefined && {timeZone: flags.timeZone}),
    ...(flags.dateOrder !== undefined && {dateOrder: flags.dateOrder}),
  }
  const links: LinkSettings = {...preset.links, ...config.links, ...(flags.linkBase && {bases: flags.linkBase})}
  const drafts = flags.drafts ?? config.drafts ?? preset.drafts
  const future = flags.future ?? config.future ?? preset.future
  const slugs = config.slugs ?? preset.slugs
  const publishing: PublishingSettings = {...(drafts && {drafts}), ...(future && {future})}
  const convert: ConverterSettings = {
    ...preset.convert,
    ...config.convert,
    ...(flags.dialect !== undefined && {dialect: flags.dialect}),
    ...(Object.keys(frontMatter).length > 0 && {frontMatter}),
    ...(slugs && {slugs}),
    ...(config.ids && {ids: config.ids}),
    ...(config.languages && {languages: config.languages}),
    ...(Object.keys(links).length > 0 && {links}),
    ...(Object.keys(publishing).length > 0 && {publishing}),
  }
  const needsVersion = convert.version === undefined && hasFunction(convert)
  const staticRoot = config.assets?.staticRoot ?? preset.assets?.staticRoot
  return {
    sources: config.sources ?? [],
    convert: {...convert, ...(needsVersion && {version: sha256Hex(text).slice(0, 16)})},
    ...(staticRoot !== undefined && {staticRoot}),
  }
}
