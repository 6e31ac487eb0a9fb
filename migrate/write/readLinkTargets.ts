import {DOCUMENT, IMPORT_RECORD_TYPE} from '../../schemas/names.ts'
import type {LinkTarget} from '../links/articleIndex.ts'
import type {LinkWish} from '../links/createLinker.ts'
import type {DatasetReader} from './readDataset.ts'

const QUERY = `{
  "articles": *[_type == "${DOCUMENT.article}" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))
    && (slug.current in $slugs || count(redirectFrom[@ in $addresses]) > 0)] | order(_id)
    {"id": _id, "slug": slug.current, redirectFrom},
  "sources": *[_type == "${IMPORT_RECORD_TYPE}" && sourcePath in $files] | order(_id)
    {"id": article._ref, "path": sourcePath, "slug": article->slug.current}
}`

const DRAFTS_QUERY = '*[_id in $ids]{_id, "slug": slug.current}'

interface Answer {
  articles: {id: string; slug: string | null; redirectFrom: string[] | null}[]
  sources: {id: string; path: string; slug: string | null}[]
}

/**
 * Looks for the articles of a dataset that links may lead to: by slug, by an address they had before, by the path of their
 * source. What is a draft alone is found by its source.
 *
 * @param reader - Sees raw documents, private ones included.
 */
export async function readLinkTargets(reader: DatasetReader, wish: LinkWish): Promise<LinkTarget[]> {
  const addresses = wish.addresses.flatMap((address) => [address, `${address.replace(/\/+$/, '')}/`])
  const files = wish.files.flatMap((file) => [file, file.normalize('NFC'), file.normalize('NFD')])
  const params = {slugs: wish.slugs, files: [...new Set(files)], addresses: [...new Set(addresses)]}
  const {articles, sources} = await reader.fetch<Answer>(QUERY, params)
  const drafts = await readDraftSlugs(
    reader,
    sources.flatMap(({id, slug}) => (slug === null ? id : [])),
  )
  return [
    ...sources.flatMap(({id, path, slug: published}) => {
      const slug = published ?? drafts.get(id)
      return slug === undefined ? [] : {id, path, slug}
    }),
    ...articles.flatMap(({id, slug, redirectFrom}) =>
      slug === null ? [] : {id, slug, ...(redirectFrom !== null && {redirectFrom})},
    ),
  ]
}

/** Slugs of articles that are drafts alone, by published id. */
async function readDraftSlugs(reader: DatasetReader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const drafts = await reader.fetch<{_id: string; slug: string | null}[]>(DRAFTS_QUERY, {
    ids: ids.map((id) => `drafts.${id}`),
  })
  return new Map(drafts.map(({_id, slug}) => [_id.replace(/^drafts\./, ''), slug ?? '']))
}
