import type {MigrationConfig} from './types.ts'

/** What articles for a generator of sites have in common. */
export type Preset = Omit<MigrationConfig, 'preset' | 'sources'>

/** The generators of sites that are known, with what their articles need besides the defaults. */
export const PRESETS = {
  plain: {},
  jekyll: {convert: {dialect: 'liquid'}, frontMatter: {tagSeparator: 'space'}, future: 'draft'},
  hugo: {convert: {dialect: 'hugo'}, assets: {staticRoot: 'static'}, future: 'draft'},
  astro: {convert: {dialect: 'mdx'}, assets: {staticRoot: 'public'}},
  docusaurus: {convert: {dialect: 'mdx'}, assets: {staticRoot: 'static'}, frontMatter: {optional: true}},
  eleventy: {convert: {dialect: 'liquid'}},
  obsidian: {convert: {dialect: 'obsidian'}, frontMatter: {optional: true}},
  mkdocs: {convert: {dialect: 'mkdocs'}, frontMatter: {optional: true}},
} as const satisfies Record<string, Preset>

/** The name of a preset. */
export type PresetName = keyof typeof PRESETS
