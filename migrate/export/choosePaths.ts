import type {Message} from '../types.ts'
import {toArticlePath, toSlugPath} from './safePath.ts'

/** What decides where an article is written. */
export interface ArticleHead {
  /** Id of the published article, also for a draft. */
  id: string
  slug?: string
  /** The path that its import record keeps. */
  sourcePath?: string
}

/** Where an article is written. */
export interface ChosenPath {
  /** The path below the exported folder, with forward slashes. */
  path: string
  /** Why it is not the path one would expect. */
  message?: Message
}

/**
 * Chooses the path of every article: that of its source, else `<slug>.md`. No two articles have one path, upper and lower
 * case counting alike: sources come first, then the order of ids, and who comes later gets a number.
 *
 * @param heads - All articles, so that the paths of some do not depend on which others are exported with them.
 * @returns One entry for each article, by id.
 */
export function choosePaths(heads: readonly ArticleHead[]): ReadonlyMap<string, ChosenPath> {
  const wishes = heads
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((head) => {
      const own = head.sourcePath === undefined ? undefined : toArticlePath(head.sourcePath)
      return {head, isOwn: own !== undefined, path: own ?? toSlugPath(head.slug, head.id)}
    })
  const byRank = [...wishes.filter(({isOwn}) => isOwn), ...wishes.filter(({isOwn}) => !isOwn)]
  const owners = new Map<string, string>()
  const chosen = new Map<string, ChosenPath>()
  for (const {head, path, isOwn} of byRank) {
    if (owners.has(toName(path))) continue
    owners.set(toName(path), head.id)
    chosen.set(head.id, {path, ...(!isOwn && head.sourcePath !== undefined && notOwn(head.sourcePath, path))})
  }
  for (const {head, path} of byRank) {
    if (chosen.has(head.id)) continue
    const free = findFree(path, owners)
    owners.set(toName(free), head.id)
    chosen.set(head.id, {path: free, ...taken(path, owners.get(toName(path)) ?? '', free)})
  }
  return chosen
}

/** What counts as the same file name on systems that do not tell case or forms of Unicode apart. */
function toName(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function findFree(path: string, owners: ReadonlyMap<string, string>): string {
  const dot = path.lastIndexOf('.')
  for (let number = 2; ; number++) {
    const free = `${path.slice(0, dot)}-${number}${path.slice(dot)}`
    if (!owners.has(toName(free))) return free
  }
}

function taken(path: string, owner: string, free: string): {message: Message} {
  const reason = `The path ${path} is that of ${owner}, so this article is written as ${free}. Give it another slug to choose the name.`
  return {message: {severity: 'warning', rule: 'export/path-taken', reason}}
}

function notOwn(sourcePath: string, path: string): {message: Message} {
  const reason = `The source was ${JSON.stringify(sourcePath)}, which is no path of a Markdown file inside this folder, so the article is written as ${path}.`
  return {message: {severity: 'info', rule: 'export/path-outside', reason}}
}
