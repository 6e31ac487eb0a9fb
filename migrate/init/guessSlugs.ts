import type {SlugSource} from '../types.ts'
import type {SeenFile} from './lookAtFile.ts'

/** What slugs are best made of. */
export interface SlugFindings {
  from: SlugSource
  /** What the preset would make them of, and how many articles would share one then; absent where that is as good. */
  instead?: {from: SlugSource; shared: number}
}

/** The first that is as good as another counts. */
const SOURCES: readonly SlugSource[] = ['file', 'dated-file', 'path', 'title']

/**
 * Chooses what slugs are made of where front matter states none: what the preset says, unless more articles would share a slug by it
 * than by something else. Where the addresses of the site are made of files, titles are no choice.
 *
 * @param files - The articles.
 * @param usual - What the preset makes slugs of.
 */
export function guessSlugs(files: readonly SeenFile[], usual: SlugSource): SlugFindings {
  const shared = countShared(files, usual)
  if (shared === 0) return {from: usual}
  const choices = usual === 'title' ? SOURCES : SOURCES.filter((from) => from !== 'title')
  const [best] = choices.map((from) => ({from, shared: countShared(files, from)})).sort((a, b) => a.shared - b.shared)
  return best === undefined || best.shared === shared
    ? {from: usual}
    : {from: best.from, instead: {from: usual, shared}}
}

/** How many articles have a slug that another one has, too, in the same language. */
function countShared(files: readonly SeenFile[], from: SlugSource): number {
  const claims = files.flatMap(({slugs, parsed: {fields}}) =>
    slugs.has(from) ? `${fields?.language?.toLowerCase() ?? ''}\n${slugs.get(from)}` : [],
  )
  return [...Map.groupBy(claims, (claim) => claim).values()]
    .map(({length}) => length)
    .filter((length) => length > 1)
    .reduce((sum, length) => sum + length, 0)
}
