import type {PresetName} from '../config/presets.ts'
import type {SeenFile} from './lookAtFile.ts'

/** Files by which a generator of sites is known, and the folder of Obsidian. */
const MARKS: readonly (readonly [file: RegExp, preset: PresetName])[] = [
  [/^docusaurus\.config\.[cm]?[jt]s$/, 'docusaurus'],
  [/^astro\.config\.[cm]?[jt]s$/, 'astro'],
  [/^(?:hugo\.(?:toml|ya?ml|json)|archetypes)$/, 'hugo'],
  [/^(?:\.eleventy\.[cm]?js|eleventy\.config\.[cm]?[jt]s)$/, 'eleventy'],
  [/^_config\.ya?ml$/, 'jekyll'],
  [/^\.obsidian$/, 'obsidian'],
  [/^mkdocs\.ya?ml$/, 'mkdocs'],
]

/** What the text of an article shows of its dialect. */
const SIGNS: readonly (readonly [sign: RegExp, preset: PresetName])[] = [
  [/\{\{[<%]/, 'hugo'],
  [/^(?:import|export)\s.+from\s+['"]/m, 'astro'],
  [/\{%-?\s*\w/, 'jekyll'],
  [/!?\[\[[^\]\n]+\]\]/, 'obsidian'],
]

/** Of a hundred files, as many have to show a dialect. */
const SHARE = 2

/**
 * Guesses what articles were written for.
 *
 * @param names - Of files and folders beside the articles, and above them up to the working folder.
 * @param files - The articles.
 * @returns The preset, and by what it was known; `plain` when nothing tells.
 */
export function guessPreset(
  names: readonly string[],
  files: readonly SeenFile[],
): {preset: PresetName; because?: string} {
  for (const [mark, preset] of MARKS) {
    const name = names.find((one) => mark.test(one))
    if (name !== undefined) return {preset, because: `${name} is there`}
  }
  for (const [sign, preset] of SIGNS) {
    const count = files.filter(({parsed}) => sign.test(parsed.body)).length
    if (count > 0 && count * 100 >= files.length * SHARE) {
      return {preset, because: `${count} of ${files.length} files hold what it reads`}
    }
  }
  return {preset: 'plain'}
}
