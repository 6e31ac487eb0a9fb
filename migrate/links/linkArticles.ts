import type {Annotation, Block, LinkAnnotation} from '../../src/portable-text/types.ts'
import type {LinkSettings} from '../types.ts'
import type {LinkMatch} from './articleIndex.ts'
import {findCandidates, type LinkCandidates} from './linkTargets.ts'

/** A link that something is to be said of. */
export interface NotedLink {
  href: string
  /** The `_key`s of the blocks and of the mark around it, from the body down, joined with dots, as places have them. */
  key: string
}

/** A body whose links to articles are references. */
export interface LinkedBody {
  /** The same value where no link leads to an article. */
  blocks: Block[]
  /** Links to Markdown files that are no articles. */
  broken: NotedLink[]
  /** Links to articles whose paths are written in another way, and how those are. */
  otherCase: (NotedLink & {path: string})[]
  /** Addresses that may lead to an article and lead to none yet, each once. */
  open: string[]
  /** Addresses that lead to an article in another language, each once. */
  foreign: string[]
}

/** What links are looked up in. */
export interface LinkContext {
  /** Path of the source, with forward slashes. */
  path: string
  find: (candidates: LinkCandidates) => LinkMatch | undefined
  settings?: LinkSettings
  /** Whether a file is there that is no article yet; a link to it is not called broken. */
  mayCome?: (path: string) => boolean
}

/**
 * Makes references of the links that lead to articles: weak ones, so that articles may name each other in any order and an
 * editor may delete either. A link with a fragment keeps it. Links to anything else stay as they are.
 *
 * @param blocks - A body as the converter makes it. It is not changed.
 */
export function linkArticles(blocks: readonly Block[], context: LinkContext): LinkedBody {
  const broken: NotedLink[] = []
  const otherCase: LinkedBody['otherCase'] = []
  const [open, foreign] = [new Set<string>(), new Set<string>()]

  function visit(value: unknown, keys: readonly string[]): unknown {
    if (Array.isArray(value)) return mapKept(value, (item: unknown) => visit(item, keys))
    if (typeof value !== 'object' || value === null || !holdsLinks(value)) return value
    const {_key: key, markDefs} = value as {_key?: unknown; markDefs?: unknown}
    const inside = typeof key === 'string' ? [...keys, key] : keys
    const entries = Object.entries(value).map(([name, member]) => {
      if (member !== markDefs || !Array.isArray(markDefs)) return [name, visit(member, inside)] as const
      return [name, mapKept(markDefs as Annotation[], (mark) => linkMark(mark, inside))] as const
    })
    const isKept = entries.every(([name, member]) => member === (value as Record<string, unknown>)[name])
    return isKept ? value : Object.fromEntries(entries)
  }

  function linkMark(mark: Annotation, keys: readonly string[]): Annotation {
    if (mark._type !== 'link') return mark
    const candidates = findCandidates(mark.href, context.path, context.settings)
    if (!candidates) return mark
    const match = context.find(candidates)
    const noted = {href: mark.href, key: [...keys, mark._key].join('.')}
    if (match) {
      if (match.isForeign) foreign.add(mark.href)
      if (match.otherCase !== undefined) otherCase.push({...noted, path: match.otherCase})
      return toArticleLink(mark, match.id, candidates)
    }
    open.add(mark.href)
    const isExpected = context.mayCome !== undefined && candidates.files.some(context.mayCome)
    if (candidates.isArticle && !isExpected) broken.push(noted)
    return mark
  }

  return {blocks: visit(blocks, []) as Block[], broken, otherCase, open: [...open], foreign: [...foreign]}
}

/** Whether there is a link anywhere in a value: most blocks have none, and are as they were. */
function holdsLinks(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(holdsLinks)
  if ('_type' in value && value._type === 'link') return true
  for (const name in value) if (holdsLinks((value as Record<string, unknown>)[name])) return true
  return false
}

function toArticleLink({_key, title}: LinkAnnotation, id: string, {fragment}: LinkCandidates): Annotation {
  return {
    _type: 'articleLink',
    _key,
    reference: {_type: 'reference', _ref: id, _weak: true},
    ...(fragment !== undefined && {fragment}),
    ...(title !== undefined && {title}),
  }
}

/** The same list where nothing in it changed. */
function mapKept<Item>(items: readonly Item[], map: (item: Item) => Item): readonly Item[] {
  const mapped = items.map(map)
  return mapped.some((item, index) => item !== items[index]) ? mapped : items
}
