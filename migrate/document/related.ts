import {DOCUMENT} from '../../schemas/names.ts'
import type {Reference} from '../../src/portable-text/types.ts'
import type {SanityDocument} from '../types.ts'
import {authorId, categoryId} from './documentId.ts'
import {toTermSlug} from './slug.ts'

/** A reference to a document. */
export function toReference(id: string): Reference {
  return {_type: 'reference', _ref: id}
}

/** A reference among several: the key is a function of the document, which stands in the list once. */
export function toKeyedReference(id: string): Reference & {_key: string} {
  return {...toReference(id), _key: id}
}

/** The value of a slug field. */
export function toSlugValue(current: string): {_type: 'slug'; current: string} {
  return {_type: 'slug', current}
}

/** The document of a category, complete and a function of its name alone. */
export function toCategory(name: string): SanityDocument {
  return {_id: categoryId(name), _type: DOCUMENT.category, title: name, slug: toSlugValue(toTermSlug(name))}
}

/** The document of an author, complete and a function of the name alone. */
export function toAuthor(name: string): SanityDocument {
  return {_id: authorId(name), _type: DOCUMENT.author, name, slug: toSlugValue(toTermSlug(name))}
}
