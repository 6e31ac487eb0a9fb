import {DOCUMENT, IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import {toCaseless} from '../document/caselessPath.ts'
import {importRecordId} from '../document/documentId.ts'
import type {LinkTarget} from '../links/articleIndex.ts'
import type {LinkWish} from '../links/createLinker.ts'
import {streamOrigins, type DatasetReader} from './readDataset.ts'

const ARTICLES = `*[_type == "${DOCUMENT.article}" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))`
const RECORDS = `*[_type == "${IMPORT_RECORD_TYPE}"`
const ARTICLE = '{"id": _id, "slug": slug.current, language, redirectFrom}'
const SOURCE = '{"id": article._ref, "path": sourcePath, ...article->{"slug": slug.current, language}}'

const QUERY = `{
  "articles": ${ARTICLES} && (slug.current in $slugs || count(redirectFrom[@ in $addresses]) > 0)] | order(_id) ${ARTICLE},
  "sources": ${RECORDS} && sourcePath in $files] | order(_id) ${SOURCE}
}`
const IDS_QUERY = `{
  "articles": ${ARTICLES} && _id in $ids] ${ARTICLE},
  "sources": ${RECORDS} && _id in $records] ${SOURCE}
}`
const DRAFTS_QUERY = '*[_id in $ids]{_id, "slug": slug.current, language}'

interface Found {
  id: string
  slug?: string | null
  language?: string | null
}

interface Answer {
  articles: (Found & {redirectFrom: string[] | null})[]
  sources: (Found & {path: string})[]
}

/**
 * Looks for the articles of a dataset that links may lead to: by slug, by an address they had before, by the path of their
 * source. What is a draft alone is found by its source.
 *
 * @param reader - Sees raw documents, private ones included.
 * @returns A function that does so. The first time that it is to find a path whatever its case, it asks for all paths and keeps them.
 */
export function createTargetFinder(reader: DatasetReader): (wish: LinkWish) => Promise<LinkTarget[]> {
  let paths: Promise<ReadonlyMap<string, string[]>> | undefined
  return async ({caselessFiles, ...wish}) => {
    if (caselessFiles.length === 0) return readLinkTargets(reader, wish)
    const known = await (paths ??= readCaselessPaths(reader))
    const files = caselessFiles.flatMap((file) => known.get(file) ?? [])
    return readLinkTargets(reader, {...wish, files: [...wish.files, ...files]})
  }
}

/** The Content Lake would have to look at every record for each question about them. */
async function readCaselessPaths(reader: DatasetReader): Promise<ReadonlyMap<string, string[]>> {
  const paths = new Map<string, string[]>()
  for await (const origins of streamOrigins(reader)) {
    for (const {sourcePath} of origins) {
      const known = paths.get(toCaseless(sourcePath))
      if (known) known.push(sourcePath)
      else paths.set(toCaseless(sourcePath), [sourcePath])
    }
  }
  return paths
}

async function readLinkTargets(reader: DatasetReader, wish: Omit<LinkWish, 'caselessFiles'>): Promise<LinkTarget[]> {
  const {slugs} = wish
  const files = [...new Set(wish.files.flatMap((file) => [file, file.normalize('NFC'), file.normalize('NFD')]))]
  const addresses = wish.addresses.flatMap((address) => [address, `${address.replace(/\/+$/, '')}/`])
  if (files.length + slugs.length + addresses.length === 0) return []
  return toTargets(reader, await reader.fetch<Answer>(QUERY, {slugs, files, addresses: [...new Set(addresses)]}))
}

/**
 * Reads what links to some articles may say of them.
 *
 * @param reader - Sees raw documents, private ones included.
 * @param ids - Ids of documents; what is no article is left out.
 */
export async function readLinkTargetsById(reader: DatasetReader, ids: readonly string[]): Promise<LinkTarget[]> {
  if (ids.length === 0) return []
  return toTargets(reader, await reader.fetch<Answer>(IDS_QUERY, {ids, records: ids.map(importRecordId)}))
}

async function toTargets(reader: DatasetReader, {articles, sources}: Answer): Promise<LinkTarget[]> {
  const drafts = await readDrafts(
    reader,
    sources.flatMap(({id, slug}) => (typeof slug === 'string' ? [] : id)),
  )
  return [
    ...sources.flatMap(({path, ...found}) =>
      toTarget(typeof found.slug === 'string' ? found : drafts.get(found.id), {path}),
    ),
    ...articles.flatMap(({redirectFrom, ...found}) => toTarget(found, redirectFrom === null ? {} : {redirectFrom})),
  ]
}

function toTarget(found: Found | undefined, more: Pick<LinkTarget, 'path' | 'redirectFrom'>): LinkTarget[] {
  if (typeof found?.slug !== 'string') return []
  const {id, slug, language} = found
  return [{id, slug, ...(typeof language === 'string' && {language}), ...more}]
}

/** Articles that are drafts alone, by published id. */
async function readDrafts(reader: DatasetReader, ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  if (ids.length === 0) return new Map()
  const drafts = await reader.fetch<(Omit<Found, 'id'> & {_id: string})[]>(DRAFTS_QUERY, {
    ids: ids.map((id) => `drafts.${id}`),
  })
  return new Map(
    drafts.map(({_id, slug, language}) => {
      const id = _id.replace(/^drafts\./, '')
      return [id, {id, slug: slug ?? '', language: language ?? null}]
    }),
  )
}
