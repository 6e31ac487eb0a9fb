import {BLOCK_OBJECT} from '../../schemas/names.ts'
import type {Block} from '../../src/portable-text/types.ts'
import type {ArticleDocument, SanityDocument} from '../types.ts'
import {isImage} from './imagesOf.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * An article as the dataset holds it, with everything the writers count on. Documents that a program made may lack what
 * the Studio always fills in: a slug, a body, the lists of marks of a text block.
 *
 * @param document - A document of the type `article`; not changed.
 * @returns Undefined when it has no title, which no Markdown article is without.
 */
export function completeArticle(document: SanityDocument): ArticleDocument | undefined {
  const {title, slug, body, coverImage} = document
  if (typeof title !== 'string' || title.trim() === '') return undefined
  const current = isMembers(slug) && typeof slug['current'] === 'string' ? slug['current'] : ''
  return {
    ...document,
    _type: 'article',
    title,
    slug: {_type: 'slug', current},
    ...(isMembers(coverImage) && {
      coverImage: completeImage({...coverImage, _type: BLOCK_OBJECT.figure}) as ArticleDocument['coverImage'] & {},
    }),
    body: Array.isArray(body) ? (complete(body.filter(isMembers)) as Block[]) : [],
  }
}

function complete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(complete)
  if (!isMembers(value)) return value
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, complete(member)]))
  if (value['_type'] === 'block') return {markDefs: [], children: [], ...members}
  if (value['_type'] === 'span') return {marks: [], text: '', ...members}
  return completeImage(members)
}

/** The address of an external image counts only while no image is uploaded. */
function completeImage(members: Members): Members {
  const {externalUrl: _, ...uploaded} = members
  return isImage(members) && isMembers(members['asset']) ? uploaded : members
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
