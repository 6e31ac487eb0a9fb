import {toCaseless} from '../document/caselessPath.ts'
import {isSameLanguage} from '../document/documentId.ts'
import type {LinkCandidates} from './linkTargets.ts'

/** An article that links can lead to. */
export interface LinkTarget {
  /** Id of the published article. */
  id: string
  slug: string
  /** Path of its source, as import records keep it; absent when it was not imported. */
  path?: string
  /** Absent when it states none: then it is in the main one. */
  language?: string
  /** Addresses it had before. */
  redirectFrom?: readonly string[]
}

/** The article that a link stands in. */
export interface LinkAsker {
  id: string
  /** Absent when it states none. */
  language?: string | undefined
}

/** Where a link leads. */
export interface LinkMatch {
  id: string
  /** True when its slug or address led there, and it is in another language than the article with the link. */
  isForeign: boolean
  /** Path of its source, where that of the link differs from it in upper and lower case alone. */
  otherCase?: string
}

/** Finds articles by what links say about them. */
export interface ArticleIndex {
  /** Adds articles. Where two have the same path, the first counts. */
  add(targets: Iterable<LinkTarget>): void
  /**
   * The article that a link leads to: by the path of its source, then by its slug, then by an address it had before. Of several with
   * the same slug the one in the language of the article with the link, then the one in the main language, then the first. Where that is
   * the article with the link itself, the one in the main language counts: a link to another language is written so.
   *
   * @returns Undefined when it is none of these.
   */
  find(candidates: LinkCandidates, asker?: LinkAsker): LinkMatch | undefined
}

/**
 * Indexes articles. Paths are the same however Unicode writes their letters.
 *
 * @param targets - Articles to begin with.
 * @param mainLanguage - Language of the articles that state none.
 */
export function createArticleIndex(targets: Iterable<LinkTarget>, mainLanguage?: string): ArticleIndex {
  const [byPath, bySlug, byAddress] = [createShelf(), createShelf(), createShelf()]

  function add(more: Iterable<LinkTarget>): void {
    for (const target of more) {
      bySlug.put(target.slug.toLowerCase(), target)
      if (target.path !== undefined) byPath.put(toCaseless(target.path), target)
      for (const address of target.redirectFrom ?? []) byAddress.put(toComparable(address), target)
    }
  }

  const isIn = (target: LinkTarget, language: string | undefined): boolean =>
    isSameLanguage(target.language ?? mainLanguage, language ?? mainLanguage)

  /** An address that names a language means that, unless an article has it as a whole. */
  function findOnSite({slugs, inLanguages, address}: LinkCandidates, asker?: LinkAsker): LinkTarget | undefined {
    const choose = (found: readonly LinkTarget[]): LinkTarget | undefined => {
      const own = found.find((one) => isIn(one, asker?.language))
      const main = found.find((one) => isIn(one, mainLanguage))
      return own?.id === asker?.id ? (main ?? own ?? found[0]) : (own ?? main ?? found[0])
    }
    return (
      first(slugs, (slug) => choose(bySlug.get(slug.toLowerCase()))) ??
      first(inLanguages, ({slug, language: named}) => bySlug.get(slug.toLowerCase()).find((one) => isIn(one, named))) ??
      (address === undefined ? undefined : choose(byAddress.get(toComparable(address))))
    )
  }

  add(targets)
  return {
    add,
    find(candidates, asker) {
      const {files, inLanguages} = candidates
      const file = first(files, (path) => byPath.get(toCaseless(path)).find((one) => isSamePath(one.path, path)))
      if (file) return {id: file.id, isForeign: false}
      const onSite = findOnSite(candidates, asker)
      if (onSite) {
        const isMeant = isIn(onSite, asker?.language) || inLanguages.some(({language: named}) => isIn(onSite, named))
        return {id: onSite.id, isForeign: !isMeant}
      }
      const other = first(files, (path) => onlyOne(byPath.get(toCaseless(path))))
      return other?.path === undefined ? undefined : {id: other.id, isForeign: false, otherCase: other.path}
    },
  }
}

/** Where several files differ in case alone, a link that is none of them may mean either. */
function onlyOne([target, ...others]: readonly LinkTarget[]): LinkTarget | undefined {
  return others.every(({path}) => isSamePath(path, target?.path)) ? target : undefined
}

interface Shelf {
  put(key: string, target: LinkTarget): void
  get(key: string): readonly LinkTarget[]
}

/** Keeps articles by a key. Nearly always a key has one alone, and a list for each of very many keys would take much memory. */
function createShelf(): Shelf {
  const targets = new Map<string, LinkTarget | LinkTarget[]>()
  return {
    put(key, target) {
      const there = targets.get(key)
      if (there === undefined) targets.set(key, target)
      else if (Array.isArray(there)) there.push(target)
      else targets.set(key, [there, target])
    },
    get(key) {
      const there = targets.get(key) ?? []
      return Array.isArray(there) ? there : [there]
    },
  }
}

function first<Key, Found>(keys: readonly Key[], find: (key: Key) => Found | undefined): Found | undefined {
  for (const key of keys) {
    const found = find(key)
    if (found !== undefined) return found
  }
  return undefined
}

function isSamePath(a: string | undefined, b: string | undefined): boolean {
  return a?.normalize('NFC') === b?.normalize('NFC')
}

/** A slash at the end says nothing. */
function toComparable(address: string): string {
  return address.replace(/(?<=.)\/+$/, '').toLowerCase()
}
