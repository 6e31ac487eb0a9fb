import type {MigrationConfig} from './types.ts'

/** What articles for a generator of sites have in common. */
export type Preset = Omit<MigrationConfig, 'preset' | 'sources'>

/** The generators of sites that are known, with what their articles need besides the defaults. They make addresses of files. */
export const PRESETS = {
  plain: {},
  jekyll: {
    convert: {dialect: 'liquid'},
    frontMatter: {tagSeparator: 'space'},
    slugs: {from: 'file'},
    assets: {staticRoot: '.'},
    future: 'draft',
  },
  hugo: {convert: {dialect: 'hugo'}, slugs: {from: 'path'}, assets: {staticRoot: 'static'}, future: 'draft'},
  astro: {convert: {dialect: 'mdx'}, slugs: {from: 'path'}, assets: {staticRoot: 'public'}},
  docusaurus: {
    convert: {dialect: 'mdx'},
    frontMatter: {optional: true},
    slugs: {from: 'path'},
    assets: {staticRoot: 'static'},
  },
  eleventy: {convert: {dialect: 'liquid'}, slugs: {from: 'path'}},
  obsidian: {convert: {dialect: 'obsidian'}, frontMatter: {optional: true}, slugs: {from: 'path'}},
  mkdocs: {convert: {dialect: 'mkdocs'}, frontMatter: {optional: true}, slugs: {from: 'path'}},
} as const satisfies Record<string, Preset>

/** The name of a preset. */
export type PresetName = keyof typeof PRESETS
