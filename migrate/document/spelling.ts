/**
 * Names that articles spell in several ways: `JavaScript`, `javascript`. Each is spelled in one way, so that a tag is one tag and a
 * category one document.
 *
 * @module
 */
import {DOCUMENT} from '../../schemas/names.ts'
import type {ArticleDocument, BuiltArticle, Message, SanityDocument} from '../types.ts'
import {toAuthor, toCategory, toKeyedReference, toReference} from './related.ts'

/** The fields of an article whose names are spelled alike throughout a dataset. */
const KINDS = ['tags', 'categories', 'authors'] as const

type Kind = (typeof KINDS)[number]

/** Names by what they name. */
export type Names = Record<Kind, readonly string[]>

/** How names are to be spelled, by each other spelling. */
export type Spelling = Partial<Record<Kind, Readonly<Record<string, string>>>>

/** How often names are used, and in which files first. */
export interface NameUses {
  /** Takes in the names of an article. */
  add(names: Names, path: string): void
  of(kind: Kind): ReadonlyMap<string, {count: number; paths: readonly string[]}>
}

/** How many files a message names. */
const NAMED = 3

const WORDS: Readonly<Record<Kind, string>> = {tags: 'tag', categories: 'category', authors: 'author'}

/** The names that an article uses. */
export function namesOf({article, related}: Pick<BuiltArticle, 'article' | 'related'>): Names {
  const named = (type: string, field: string): string[] =>
    related.flatMap((document) => (document._type === type ? String(document[field]) : []))
  return {
    tags: article.tags ?? [],
    categories: named(DOCUMENT.category, 'title'),
    authors: named(DOCUMENT.author, 'name'),
  }
}

/** Makes a count of names. */
export function createNameUses(): NameUses {
  const uses = new Map(KINDS.map((kind) => [kind, new Map<string, {count: number; paths: string[]}>()]))
  return {
    add(names, path) {
      for (const kind of KINDS) {
        const known = uses.get(kind)
        for (const name of names[kind]) {
          const use = known?.get(name) ?? {count: 0, paths: []}
          use.count++
          if (use.paths.length < NAMED) use.paths.push(path)
          known?.set(name, use)
        }
      }
    },
    of: (kind) => uses.get(kind) ?? new Map(),
  }
}

/**
 * Chooses how names are spelled: as the dataset has them, else as most articles of the run do, else as the first one does.
 *
 * @param uses - How the articles of the run spell names.
 * @param known - The names that the dataset has.
 */
export function chooseSpelling(uses: NameUses, known: Names): Spelling {
  return Object.fromEntries(
    KINDS.map((kind) => {
      const inUse = uses.of(kind)
      const count = (name: string): number => inUse.get(name)?.count ?? 0
      const groups = Map.groupBy(new Set([...known[kind], ...inUse.keys()]), (name) => toLetters(kind, name))
      const isKnown = new Set(known[kind])
      const spelling = [...groups].flatMap(([letters, spellings]): [string, string][] => {
        if (letters === '' || spellings.length < 2) return []
        const stored = spellings.filter((name) => isKnown.has(name))
        const [best = ''] = (stored.length > 0 ? stored : spellings).toSorted((a, b) => count(b) - count(a))
        return spellings.flatMap((name): [string, string][] => (name === best ? [] : [[name, best]]))
      })
      return [kind, Object.fromEntries(spelling)]
    }),
  )
}

/** What two spellings of a name have in common. Of people no more than case and white space may differ. */
function toLetters(kind: Kind, name: string): string {
  const lower = name.normalize('NFC').toLowerCase()
  return kind === 'authors' ? lower.replace(/\s+/g, ' ').trim() : lower.replace(/[^\p{L}\p{M}\p{N}+#]/gu, '')
}

/**
 * Spells the names of an article.
 *
 * @param built - The article.
 * @param spelling - The chosen spelling of each name that has several.
 * @param uses - Who else spells a name so, for the messages; nobody is named by default.
 * @returns The same value where nothing is spelled otherwise.
 */
export function respell(built: BuiltArticle, spelling: Spelling, uses?: NameUses): BuiltArticle {
  const names = namesOf(built)
  const applied = KINDS.flatMap((kind): [Kind, [string, string][]][] => {
    const other = spelling[kind] ?? {}
    const changed = names[kind].flatMap((name): [string, string][] => {
      const best = Object.hasOwn(other, name) ? other[name] : undefined
      return best === undefined ? [] : [[name, best]]
    })
    return changed.length > 0 ? [[kind, changed]] : []
  })
  if (applied.length === 0) return built
  const spelled = Object.fromEntries(applied.map(([kind, changed]) => [kind, Object.fromEntries(changed)])) as Spelling
  const documents = new Map(built.related.map((document) => [document._id, respellDocument(document, spelled)]))
  const messages = applied.flatMap(([kind, changed]) =>
    changed.map(([name, best]) => describe(kind, name, best, uses?.of(kind).get(best)?.paths ?? [])),
  )
  return {
    ...built,
    article: respellArticle(built.article, spelled, (id) => documents.get(id)?._id ?? id),
    related: [...new Map([...documents.values()].map((document) => [document._id, document])).values()],
    spelled,
    messages: [...built.messages, ...messages],
  }
}

function respellDocument(document: SanityDocument, {categories = {}, authors = {}}: Spelling): SanityDocument {
  const [category, author] = [categories[String(document['title'])], authors[String(document['name'])]]
  if (document._type === DOCUMENT.category && category !== undefined) return toCategory(category)
  return document._type === DOCUMENT.author && author !== undefined ? toAuthor(author) : document
}

function respellArticle(
  article: ArticleDocument,
  {tags = {}}: Spelling,
  idOf: (id: string) => string,
): ArticleDocument {
  const coAuthors = [...new Set(article.coAuthors?.map(({_ref}) => idOf(_ref)))]
  return {
    ...article,
    ...(article.category && {category: toReference(idOf(article.category._ref))}),
    ...(article.author && {author: toReference(idOf(article.author._ref))}),
    ...(article.coAuthors && {coAuthors: coAuthors.map(toKeyedReference)}),
    ...(article.tags && {
      tags: [...new Set(article.tags.map((tag) => (Object.hasOwn(tags, tag) ? (tags[tag] ?? tag) : tag)))],
    }),
  }
}

function describe(kind: Kind, name: string, best: string, paths: readonly string[]): Message {
  const where = paths.length > 0 ? `as in ${paths.join(', ')}` : 'as the dataset has it'
  const reason = `The ${WORDS[kind]} \`${name}\` is spelled \`${best}\`, ${where}. Spell it so here too, or say in \`frontMatter.spelling\` how it is spelled.`
  return {severity: 'changed', rule: 'document/spelling', reason}
}
