import type {LinkSettings} from '../types.ts'
import {readAddress, type SiteAddress} from './readAddress.ts'

/** What a link may mean. */
export interface LinkCandidates {
  /** Paths of files, as import records keep them, the likeliest first. */
  files: string[]
  /** Slugs, the likeliest first. */
  slugs: string[]
  /** The language that the address seems to name and the slugs below it, as in `/de/tea/`. It may be no language. */
  inLanguages: {language: string; slug: string}[]
  /** The address from the root of the site, as articles state those they had before; absent for a relative one. */
  address?: string
  fragment?: string
  /** True when the link can mean nothing but an article: its target is a Markdown file. */
  isArticle: boolean
}

const MARKDOWN = /\.(?:md|mdx|markdown)$/i
/** What looks like a language and what stands below it: `/pt-br/tea/`. */
const IN_LANGUAGE = /^\/?([a-z]{2,3}(?:-[a-z\d]{2,8})*)\/(.+)$/i
/** Generators put articles below their day or month: `2020/01/02/tea`. */
const DAY = /^\d{4}\/\d{1,2}\/(?:\d{1,2}\/)?(?=.)/
const ENDINGS = ['.md', '.mdx', '.markdown', '/index.md', '/index.mdx', '/README.md', '/_index.md']

/**
 * Finds out which articles a link may lead to.
 *
 * @param href - The address, as the article wrote it.
 * @param from - Path of the file it stands in, with forward slashes.
 * @returns Undefined when it leads to no article of the site.
 */
export function findCandidates(
  href: string,
  from: string,
  {bases = [], origins = []}: LinkSettings = {},
): LinkCandidates | undefined {
  const address = readAddress(href, origins)
  if (address === undefined) return undefined
  return address.path.startsWith('/') ? fromRoot(address, bases, from) : fromFile(address, from)
}

/** Every slug that a link may mean, in a language or in any. */
export function slugsOf({slugs, inLanguages}: LinkCandidates): string[] {
  return [...slugs, ...inLanguages.map(({slug}) => slug)]
}

function fromRoot({path, fragment}: SiteAddress, bases: readonly string[], from: string): LinkCandidates {
  return {
    files: MARKDOWN.test(path) ? foldersOf(from).map((folder) => `${folder}${path.replace(/^\/+/, '')}`) : [],
    slugs: slugsAt(path, bases),
    inLanguages: listLanguages(path, bases),
    address: path,
    ...(fragment !== undefined && {fragment}),
    isArticle: MARKDOWN.test(path),
  }
}

/** What may be the slug at an address: what follows a base, the longest first, and all of it; then what follows a day in these. */
function slugsAt(path: string, bases: readonly string[]): string[] {
  const inBases = bases
    .map((base) => `/${base}/`.replace(/\/+/g, '/'))
    .filter((base) => path.startsWith(base))
    .sort((a, b) => b.length - a.length)
    .map((base) => path.slice(base.length))
  const slugs = [...inBases, path].map(toSlug)
  return [...new Set([...slugs, ...slugs.map((slug) => slug.replace(DAY, ''))].filter((slug) => slug !== ''))]
}

/** A language stands before the base or behind it. Which names are languages, the articles know. */
function listLanguages(path: string, bases: readonly string[]): LinkCandidates['inLanguages'] {
  const [, first, below = ''] = IN_LANGUAGE.exec(path) ?? []
  const before = first === undefined ? [] : slugsAt(`/${below}`, bases).map((slug) => ({language: first, slug}))
  const behind = slugsAt(path, bases).flatMap((part) => {
    const [, language, slug] = IN_LANGUAGE.exec(part) ?? []
    return language === undefined || slug === undefined ? [] : {language, slug}
  })
  const all = new Map([...before, ...behind].map((one) => [`${one.language}/${one.slug}`, one]))
  return [...all.values()]
}

function fromFile({path, fragment}: SiteAddress, from: string): LinkCandidates | undefined {
  const file = joinPath(from.slice(0, from.lastIndexOf('/') + 1), path)
  if (file === undefined) return undefined
  const isArticle = MARKDOWN.test(file)
  // `a.png` is a file of another kind, and `v1.2` may be the name of an article.
  const bare = file.replace(/\/+$/, '').replace(/\.html?$/i, '')
  return {
    files: isArticle ? [file] : ENDINGS.map((ending) => bare + ending),
    slugs: [],
    inLanguages: [],
    ...(fragment !== undefined && {fragment}),
    isArticle,
  }
}

/** The folders that a file is in, the outermost first: one of them is what the site takes for its root. */
function foldersOf(file: string): string[] {
  const names = file.split('/').slice(0, -1)
  return ['', ...names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`)]
}

/** An address without what sites put around a slug: slashes, the ending of a page, the name of an index. */
function toSlug(path: string): string {
  return path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.(?:html?|mdx?|markdown)$/i, '')
    .replace(/(?:^|\/)index$/i, '')
}

/** Undefined for a path that leads out of the working folder. */
function joinPath(folder: string, path: string): string | undefined {
  const parts: string[] = []
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.length === 0 ? undefined : parts.join('/')
}
