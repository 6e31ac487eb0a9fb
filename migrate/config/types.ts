import type {ConverterSettings} from '../convert/options.ts'
import type {FrontMatterSettings, IdSettings, LinkSettings, PublishingRule, SlugSettings} from '../types.ts'
import type {PresetName} from './presets.ts'

/** How one collection of articles is migrated. What is absent is as the preset has it, or else as the commands do by default. */
export interface MigrationConfig {
  /** Files, folders and globs that commands read when none are given, from the folder of the configuration. */
  sources?: readonly string[]
  /** The generator of sites the articles were written for. */
  preset?: PresetName
  /** How front matter is read: keys of your own, zone and order of dates, spelling of names. */
  frontMatter?: FrontMatterSettings
  /** How Markdown is converted: dialect, plugins, handlers, directives and elements of your own. */
  convert?: Omit<ConverterSettings, 'frontMatter' | 'links' | 'publishing' | 'slugs' | 'ids' | 'languages' | 'roots'>
  /** What becomes of an article whose source says that it is a draft: `draft` by default. */
  drafts?: PublishingRule
  /** What becomes of an article whose date is in the future: `publish` by default. */
  future?: PublishingRule
  /** Where slugs come from: from front matter, else from what the preset says, else from titles. */
  slugs?: SlugSettings
  /** What ids are made of: `article-` and the slug by default. */
  ids?: IdSettings
  /** The languages of the articles, the main one first; see `ConversionSettings`. */
  languages?: readonly string[]
  /** Which links lead to articles. */
  links?: LinkSettings
  assets?: {
    /** Folder that image paths with a leading slash count from, from the folder of the configuration. */
    staticRoot?: string
  }
}

/**
 * Types a configuration, as the default export of `migrate.config.ts`.
 *
 * @example
 * ```ts
 * export default defineMigration({
 *   sources: ['content/posts'],
 *   preset: 'hugo',
 *   frontMatter: {timeZone: 'Europe/Berlin', fields: {excerpt: 'lead'}},
 * })
 * ```
 */
export function defineMigration(config: MigrationConfig): MigrationConfig {
  return config
}
