import {Document, isScalar, visit} from 'yaml'

import {isEmptyValue, toMembers} from '../frontMatter/pickSlots.ts'
import type {Slot} from '../frontMatter/slots.ts'
import type {Reference} from '../../src/portable-text/types.ts'
import type {ArticleDocument} from '../types.ts'
import {chooseKey, findFilledSlot, SLOTS_IN_ORDER, type KeyPath} from './frontMatterKeys.ts'

/** What front matter is made of, besides the article. */
export interface FrontMatterInput {
  /** Keys that filled no field when the article was imported. */
  unknown: Readonly<Record<string, unknown>>
  /** The name of a category or author; undefined when it is not there. */
  nameOf: (reference: Reference) => string | undefined
  /** True for a draft that is published nowhere. */
  draft?: boolean
  /** The address of the cover image; undefined when it has none. */
  coverSrc?: string
}

/** What the figure of a cover image can hold besides its picture and its alternative text. */
const COVER_MEMBERS = ['title', 'caption', 'link'] as const

/**
 * Writes the front matter of an article as YAML: its fields in a fixed order, then what the import kept of other keys. A key
 * that would be read as a field the article does not have is left out.
 *
 * @returns Lines, without the fences.
 */
export function toFrontMatter(article: ArticleDocument, input: FrontMatterInput): string {
  const unknown = withCoverMembers(article, input.unknown)
  const values = slotValues(article, input)
  const keys = new Map<Slot, KeyPath>()
  for (const slot of SLOTS_IN_ORDER) if (!isEmptyValue(values[slot])) keys.set(slot, chooseKey(slot, unknown))

  const data = new Map<string, unknown>()
  for (const [slot, path] of keys) put(data, path, values[slot])
  if (article.redirectFrom?.length) put(data, ['redirectFrom'], article.redirectFrom)
  for (const [path, value] of leavesOf(unknown)) {
    if (findFilledSlot(path, value, keys) === undefined) put(data, path, value)
  }
  const document = new Document(data, {version: '1.2', aliasDuplicateObjects: false})
  // Readers take a bare `<<` for a merge.
  visit(document, {
    Pair: (_, {key}) => {
      if (isScalar(key) && key.value === '<<') key.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({lineWidth: 0})
}

function slotValues(
  article: ArticleDocument,
  {nameOf, coverSrc, draft}: FrontMatterInput,
): Partial<Record<Slot, unknown>> {
  const {
    title,
    subtitle,
    slug,
    category,
    author,
    coAuthors = [],
    tags,
    publishedAt,
    updatedAt,
    excerpt,
    coverImage,
    seo,
    language,
  } = article
  return {
    title,
    subtitle,
    slug: slug.current,
    category: category && nameOf(category),
    author: toNames(author, coAuthors, nameOf),
    tags,
    publishedAt,
    updatedAt,
    excerpt,
    coverSrc,
    coverAlt: coverSrc === undefined ? undefined : coverImage?.alt,
    seoTitle: seo?.title,
    seoDescription: seo?.description,
    language,
    draft: draft ? true : undefined,
  }
}

/** One name as a text, several as a list. */
function toNames(
  author: Reference | undefined,
  coAuthors: readonly Reference[],
  nameOf: FrontMatterInput['nameOf'],
): string | undefined | string[] {
  const names = [author, ...coAuthors].flatMap((reference) => (reference && nameOf(reference)) ?? [])
  return names.length > 1 ? names : names[0]
}

/** Front matter has no field for the title, caption and link of a cover; they stand beside its address. */
function withCoverMembers(
  {coverImage}: ArticleDocument,
  unknown: FrontMatterInput['unknown'],
): FrontMatterInput['unknown'] {
  const members = COVER_MEMBERS.flatMap((name) => (coverImage?.[name] ? [[name, coverImage[name]] as const] : []))
  if (members.length === 0) return unknown
  return {...unknown, coverImage: {...toMembers(unknown['coverImage']), ...Object.fromEntries(members)}}
}

/** Every key, or key and member, with its value. */
function leavesOf(unknown: FrontMatterInput['unknown']): [KeyPath, unknown][] {
  return Object.entries(unknown).flatMap(([key, value]): [KeyPath, unknown][] => {
    const members = Array.isArray(value) ? [] : Object.entries(toMembers(value) ?? {})
    return members.length === 0 ? [[[key], value]] : members.map(([member, inner]) => [[key, member], inner])
  })
}

/** Puts a value at a path; what stands there stays. A map takes every key, `__proto__` too. */
function put(data: Map<string, unknown>, [key = '', member]: KeyPath, value: unknown): void {
  if (member === undefined) {
    if (!data.has(key)) data.set(key, value)
    return
  }
  const members = data.get(key) instanceof Map ? (data.get(key) as Map<string, unknown>) : new Map<string, unknown>()
  if (!members.has(member)) data.set(key, members.set(member, value))
}
