import type {BuiltArticle, LinkSettings, Message, Position} from '../types.ts'
import {createArticleIndex, type ArticleIndex, type LinkTarget} from './articleIndex.ts'
import {collectLinks} from './collectLinks.ts'
import {linkArticles, type BrokenLink} from './linkArticles.ts'
import type {LinkCandidates} from './linkTargets.ts'

/** What to look for in the dataset. */
export interface LinkWish {
  files: string[]
  slugs: string[]
  addresses: string[]
}

/** What links are looked up in. */
export interface LinkerOptions {
  /** The articles of the run. */
  targets: Iterable<LinkTarget>
  /** Looks for other articles in the dataset; what is asked for once is not asked for again. None by default. */
  lookUp?: (wish: LinkWish) => Promise<readonly LinkTarget[]>
  settings?: LinkSettings
  /**
   * Whether a file is there that may be imported some other time: a link to it is not called broken. The path is one of
   * {@link LinkCandidates.files}. By default none is.
   */
  mayCome?: (path: string) => boolean
  /** Whether a link of an article may become a reference to another; by default all may. */
  accepts?: (article: BuiltArticle, id: string) => boolean
  /** Tells where in its source an article has a link, by the `_key`s down to it. */
  locate: (article: BuiltArticle, key: string) => Position | undefined
}

/** Makes references of links, article by article. */
export type Linker = (articles: readonly BuiltArticle[]) => Promise<BuiltArticle[]>

/**
 * Makes a linker: it turns links that lead to articles of the run or of the dataset into references, and warns of a link to
 * a Markdown file that is neither.
 */
export function createLinker(options: LinkerOptions): Linker {
  const {lookUp, settings = {}, mayCome, accepts = () => true, locate} = options
  const ofRun = indexLater(options.targets)
  const known: LinkTarget[] = []
  const asked = new Set<string>()
  let ofDataset = createArticleIndex([])

  const index: ArticleIndex = {find: (candidates) => ofRun.find(candidates) ?? ofDataset.find(candidates)}

  function findAccepted(built: BuiltArticle, candidates: LinkCandidates): string | undefined {
    const id = index.find(candidates)
    return id !== undefined && accepts(built, id) ? id : undefined
  }

  async function learn(candidates: readonly LinkCandidates[]): Promise<void> {
    const wish = toWish(
      candidates.filter((one) => ofRun.find(one) === undefined),
      asked,
    )
    if (lookUp === undefined || Object.values(wish).every((list: string[]) => list.length === 0)) return
    known.push(...(await lookUp(wish)))
    ofDataset = createArticleIndex(known)
  }

  return async (articles) => {
    await learn(articles.flatMap(({article, source}) => collectLinks(article.body, source.path, settings)))
    return articles.map((built) => {
      const {blocks, broken, open} = linkArticles(built.article.body, {
        path: built.source.path,
        index: {find: (candidates) => findAccepted(built, candidates)},
        settings,
        ...(mayCome && {mayCome}),
      })
      if (blocks === built.article.body && open.length === 0) return built
      const messages = broken.map((link) => describeBroken(link, locate(built, link.key)))
      return {
        ...built,
        article: {...built.article, body: blocks},
        ...(open.length > 0 && {openLinks: open}),
        messages: [...built.messages, ...messages],
      }
    })
  }
}

/** An index that is made when the first link is looked up: a run that converts nothing needs none. */
function indexLater(targets: Iterable<LinkTarget>): ArticleIndex {
  let waiting = targets
  let index: ArticleIndex | undefined
  return {
    find(candidates) {
      index ??= createArticleIndex(waiting)
      // There may be very many, and nothing asks for them again.
      waiting = []
      return index.find(candidates)
    },
  }
}

/** What was not asked for before; it is noted as asked for. */
function toWish(candidates: readonly LinkCandidates[], asked: Set<string>): LinkWish {
  const take = (kind: string, values: readonly string[]): string[] =>
    values.filter((value) => {
      const name = `${kind} ${value}`
      const isNew = !asked.has(name)
      asked.add(name)
      return isNew
    })
  return {
    files: take(
      'file',
      candidates.flatMap(({files}) => files),
    ),
    slugs: take(
      'slug',
      candidates.flatMap(({slugs}) => slugs),
    ),
    addresses: take(
      'address',
      candidates.flatMap(({address}) => address ?? []),
    ),
  }
}

function describeBroken({href}: BrokenLink, position: Position | undefined): Message {
  return {
    severity: 'warning',
    rule: 'links/broken',
    reason: `The link to \`${href}\` leads to no article of this run or of the dataset, so it stays a link to that address. Correct it, or import the file it names as well.`,
    ...position,
    source: href,
  }
}
