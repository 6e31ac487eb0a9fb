/**
 * Perspectives: which version of each document a query sees, and under which id (content-lake HTTP interface:
 * perspectives).
 *
 * @module
 */
import {parseId, type Layer} from '../documentId.ts'
import type {Perspective, StoredDocument} from '../engine.ts'
import {createQueryError} from './queryErrors.ts'

/** The layers that a perspective looks into, highest priority first. Null is `raw`: every document as it is stored. */
export type Layers = readonly Layer[] | null

/**
 * Reads a perspective. Published documents lie under every stack, drafts only where the stack names them.
 *
 * @throws LakeError 400 for an empty stack, and for `raw` among others
 */
export function toLayers(perspective: Perspective): Layers {
  const names = typeof perspective === 'string' ? [perspective] : perspective
  if (names.length === 0) throw createQueryError('The perspective is an empty list; name at least one.')
  if (names.includes('raw')) {
    if (names.length === 1) return null
    throw createQueryError(`The perspective "raw" cannot be combined with others, as in "${names.join(',')}".`)
  }
  const layers = names.map((name): Layer => (name === 'drafts' || name === 'published' ? name : `versions.${name}`))
  return layers.includes('published') ? layers.slice(0, layers.indexOf('published') + 1) : [...layers, 'published']
}

/** Whether documents of several layers can stand for one another, so that a group must be looked at as a whole. */
export function isStacked(layers: Layers): layers is readonly Layer[] {
  return layers !== null && layers.length > 1
}

/** A document as a perspective shows it that is known to show it. */
export function asShown(document: StoredDocument, layers: Layers): StoredDocument {
  return isStacked(layers) ? asPublished(document, parseId(document._id).group) : document
}

const published = new WeakMap<StoredDocument, StoredDocument>()

function asPublished(document: StoredDocument, group: string): StoredDocument {
  const known = published.get(document)
  if (known !== undefined) return known
  const copy = {...document, _id: group, _originalId: document._id}
  published.set(document, copy)
  return copy
}
