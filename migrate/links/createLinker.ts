import {toCaseless} from '../document/caselessPath.ts'
import type {ArticleDocument, BuiltArticle, LinkSettings, Message, Position} from '../types.ts'
import {createArticleIndex, type LinkAsker, type LinkTarget} from './articleIndex.ts'
import {collectLinks} from './collectLinks.ts'
import {linkArticles, type NotedLink} from './linkArticles.ts'
import {slugsOf, type LinkCandidates} from './linkTargets.ts'

/** What to look for in the dataset. */
export interface LinkWish {
  files: string[]
  /** Paths of files as `toCaseless` makes them, in whichever case the dataset has them. */
  caselessFiles: string[]
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
  /** Language of the articles that state none. */
  mainLanguage?: string
  /**
   * Whether a file is there that may be imported some other time: a link to it is not called broken. The path is one of
   * {@link LinkCandidates.files}. By default none is.
   */
  mayCome?: (path: string) => boolean
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
  const {lookUp, settings = {}, mainLanguage, mayCome, locate} = options
  const index = createArticleIndex(options.targets, mainLanguage)
  const asked = new Set<string>()
  /** Settles when all that was asked for by now is known: others may need an answer that is still under way. */
  let learnt: Promise<unknown> = Promise.resolve()

  async function learn(questions: readonly Question[]): Promise<void> {
    if (lookUp === undefined) return
    const isBest = ({candidates, asker}: Question): boolean => {
      const match = index.find(candidates, asker)
      // The dataset may have the same article in another language.
      const isItself = match?.id === asker.id && candidates.files.length === 0
      return match !== undefined && !match.isForeign && !isItself && match.otherCase === undefined
    }
    const byName = toWish(
      questions.filter((question) => !isBest(question)),
      asked,
    )
    await ask(byName, lookUp)
    const lost = questions.filter(({candidates, asker}) => index.find(candidates, asker) === undefined)
    await ask(toCaselessWish(lost, asked), lookUp)
  }

  async function ask(wish: LinkWish, look: NonNullable<LinkerOptions['lookUp']>): Promise<void> {
    if (isWish(wish)) learnt = Promise.all([learnt, look(wish).then(index.add)])
    await learnt
  }

  return async (articles) => {
    await learn(
      articles.flatMap(({article, source}) =>
        collectLinks(article.body, source.path, settings).map((candidates) => ({candidates, asker: toAsker(article)})),
      ),
    )
    return articles.map((built) => {
      const {blocks, broken, otherCase, open, foreign} = linkArticles(built.article.body, {
        path: built.source.path,
        find: (candidates) => index.find(candidates, toAsker(built.article)),
        settings,
        ...(mayCome && {mayCome}),
      })
      if (blocks === built.article.body && open.length === 0) return built
      const messages = [
        ...broken.map((link) => describeBroken(link, locate(built, link.key))),
        ...otherCase.map((link) => describeOtherCase(link, locate(built, link.key))),
      ]
      return {
        ...built,
        article: {...built.article, body: blocks},
        ...(open.length > 0 && {openLinks: open}),
        ...(foreign.length > 0 && {foreignLinks: foreign}),
        messages: [...built.messages, ...messages],
      }
    })
  }
}

function toAsker({_id: id, language}: ArticleDocument): LinkAsker {
  return {id, language}
}

/** What a link may mean, and the article that it stands in. */
interface Question {
  candidates: LinkCandidates
  asker: LinkAsker
}

const NOTHING: LinkWish = {files: [], caselessFiles: [], slugs: [], addresses: []}

function isWish(wish: LinkWish): boolean {
  return Object.values(wish).some((list: string[]) => list.length > 0)
}

/** Leaves out what was asked for before, and notes the rest as asked for. */
function toWish(questions: readonly Question[], asked: Set<string>): LinkWish {
  const all = questions.map(({candidates}) => candidates)
  return {
    ...NOTHING,
    files: takeNew(
      'file',
      all.flatMap(({files}) => files),
      asked,
    ),
    slugs: takeNew('slug', all.flatMap(slugsOf), asked),
    addresses: takeNew(
      'address',
      all.flatMap(({address}) => address ?? []),
      asked,
    ),
  }
}

/** Files that there are none of as they are written. */
function toCaselessWish(questions: readonly Question[], asked: Set<string>): LinkWish {
  const files = questions.flatMap(({candidates}) => candidates.files.map(toCaseless))
  return {...NOTHING, caselessFiles: takeNew('caseless file', files, asked)}
}

function takeNew(kind: string, values: readonly string[], asked: Set<string>): string[] {
  return values.filter((value) => {
    const name = `${kind} ${value}`
    const isNew = !asked.has(name)
    asked.add(name)
    return isNew
  })
}

function describeBroken({href}: NotedLink, position: Position | undefined): Message {
  return {
    severity: 'warning',
    rule: 'links/broken',
    reason: `The link to \`${href}\` leads to no article of this run or of the dataset, so it stays a link to that address. Correct it, or import the file it names as well.`,
    ...position,
    source: href,
  }
}

function describeOtherCase({href, path}: NotedLink & {path: string}, position: Position | undefined): Message {
  return {
    severity: 'warning',
    rule: 'links/other-case',
    reason: `There is no article at \`${href}\`, so the link leads to \`${path}\`, which differs in upper and lower case alone. Write it as the file is called: other systems do not find it.`,
    ...position,
    source: href,
  }
}
