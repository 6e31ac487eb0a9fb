/**
 * What a document id says: whether it is well formed, which document group it belongs to, and in which layer of it.
 *
 * @module
 */

/** The longest id the Content Lake takes, in characters. */
const MAX_ID_LENGTH = 128

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/

/**
 * Where an id stands in its group: `published`, `drafts`, or `versions.<release>`.
 * All ids of one group share the published id.
 */
export type Layer = 'published' | 'drafts' | `versions.${string}`

/** An id taken apart. */
export interface IdParts {
  /** The id under which the group is published. */
  group: string
  layer: Layer
}

/**
 * Says what is wrong with an id, by the rules of the Content Lake.
 *
 * @param id - a complete id (no trailing dot)
 * @returns what is wrong, to be shown, or null when the id is well formed
 */
export function findIdProblem(id: string): string | null {
  const reason = findReason(id)
  return reason === null ? null : `Malformed document ID: "${id}". ${reason}`
}

function findReason(id: string): string | null {
  if (id === '') return 'It cannot be empty.'
  if (id.length > MAX_ID_LENGTH) return `It has ${id.length} characters; at most ${MAX_ID_LENGTH} are allowed.`
  const segments = id.split('.')
  if (!segments.every((segment) => SEGMENT.test(segment))) {
    return 'Dot-separated segments of letters, digits, "_" and "-" are allowed, none empty and none starting with "-".'
  }
  if (segments.indexOf('versions', 1) > 0 || (segments[0] === 'versions' && segments.length < 3)) {
    return '"versions" may only stand first, as in "versions.<release>.<id>".'
  }
  if (/^(versions\.[^.]+|drafts)\.drafts\./.test(id)) return 'A draft or version cannot have a draft of its own.'
  return null
}

/**
 * Takes an id apart.
 *
 * @example
 * parseId('drafts.article-tea') // {group: 'article-tea', layer: 'drafts'}
 * parseId('versions.spring.article-tea') // {group: 'article-tea', layer: 'versions.spring'}
 * parseId('article-tea') // {group: 'article-tea', layer: 'published'}
 */
export function parseId(id: string): IdParts {
  if (id.startsWith('drafts.')) return {group: id.slice('drafts.'.length), layer: 'drafts'}
  if (id.startsWith('versions.')) {
    const end = id.indexOf('.', 'versions.'.length)
    if (end > 0) return {group: id.slice(end + 1), layer: `versions.${id.slice('versions.'.length, end)}`}
  }
  return {group: id, layer: 'published'}
}

/** Whether an anonymous reader may not see the document: its id has a dot. */
export function isPrivateId(id: string): boolean {
  return id.includes('.')
}
