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

/** Folders that Jekyll has its articles in. */
const POSTS = /(?:^|\/)(_posts|_drafts)\//

/** What the text of an article shows of its dialect. */
const SIGNS: readonly (readonly [sign: RegExp, preset: PresetName])[] = [
  [/\{\{[<%]/, 'hugo'],
  [/^(?:import|export)\s.+from\s+['"]/m, 'astro'],
  [/\{%-?\s*\w/, 'jekyll'],
]

/** A wiki link, or an image or a note that is shown in its place. */
const WIKI_LINK = /(!?)\[\[([^\]|#\n]+)[^\]\n]*\]\]/g

/** What an article shows says nothing of its dialect; nor does the script of a page of VitePress. */
const CODE = /^[ \t]*(`{3,}|~{3,})[^]*?^[ \t]*\1|^<script\b[^]*?^<\/script>|`[^`\n]*`/gm

/** Of a hundred files, as many have to show a dialect. */
const SHARE = 2

/** A component at the start of a line, or a comment of JSX. Pages of Vue have components too, but not many. */
const COMPONENT = /^<[A-Z][\w.]*(?=[\s/>])|\{\/\*/m
const COMPONENTS_SHARE = 50

/** Tells of an article, without its code, whether it shows what it was written for. */
interface Sign {
  preset: PresetName
  share: number
  isShown: (text: {path: string; body: string}) => boolean
}

/**
 * Guesses what articles were written for.
 *
 * @param around - Names of files and folders beside the articles, and above them up to the working folder.
 * @param files - The articles.
 * @returns The preset, and by what it was known; `plain` when nothing tells.
 */
export function guessPreset(
  around: readonly string[],
  files: readonly SeenFile[],
): {preset: PresetName; because?: string} {
  for (const [mark, preset] of MARKS) {
    const name = around.find((one) => mark.test(one))
    if (name !== undefined) return {preset, because: `${name} is there`}
  }
  const folder = files.map(({path}) => POSTS.exec(path)?.[1]).find((name) => name !== undefined)
  if (folder !== undefined) return {preset: 'jekyll', because: `the folder ${folder} is there`}
  const names = new Set(files.map(({path}) => toNoteName(path)))
  const texts = files.map(({path, parsed}) => ({path, body: parsed.body.replace(CODE, '')}))
  const signs: Sign[] = [
    ...SIGNS.map(([sign, preset]): Sign => ({preset, share: SHARE, isShown: ({body}) => sign.test(body)})),
    {preset: 'obsidian', share: SHARE, isShown: ({body}) => hasWikiLink(body, names)},
    {
      preset: 'astro',
      share: COMPONENTS_SHARE,
      isShown: ({path, body}) => path.endsWith('.mdx') || COMPONENT.test(body),
    },
  ]
  for (const {preset, share, isShown} of signs) {
    const count = texts.filter(isShown).length
    if (count > 0 && count * 100 >= files.length * share) {
      return {preset, because: `${count} of ${files.length} files hold what it reads`}
    }
  }
  return {preset: 'plain'}
}

/** Other texts have brackets, too, such as `[[Prototype]]`: only links to notes that are there count. */
function hasWikiLink(body: string, names: ReadonlySet<string>): boolean {
  return Array.from(body.matchAll(WIKI_LINK)).some(
    ([, embeds, target = '']) => embeds === '!' || names.has(toNoteName(target)),
  )
}

function toNoteName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.(?:md|mdx|markdown)$/i, '')
    .trim()
    .toLowerCase()
}
