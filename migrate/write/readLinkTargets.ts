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

interface Answer {
  articles: {id: string; slug: string | null; redirectFrom: string[] | null}[]
  sources: {id: string; path: string; slug: string | null}[]
}

/**
 * Looks for the articles of a dataset that links may lead to: by slug, by an address they had before, by the path of their
 * source. Articles that are not published are none of them.
 *
 * @param reader - Sees raw documents, private ones included.
 */
export async function readLinkTargets(reader: DatasetReader, wish: LinkWish): Promise<LinkTarget[]> {
  const addresses = wish.addresses.flatMap((address) => [address, `${address.replace(/\/+$/, '')}/`])
  const params = {slugs: wish.slugs, files: wish.files, addresses: [...new Set(addresses)]}
  const {articles, sources} = await reader.fetch<Answer>(QUERY, params)
  return [
    ...sources.flatMap(({id, path, slug}) => (slug === null ? [] : {id, path, slug})),
    ...articles.flatMap(({id, slug, redirectFrom}) =>
      slug === null ? [] : {id, slug, ...(redirectFrom !== null && {redirectFrom})},
    ),
  ]
}
