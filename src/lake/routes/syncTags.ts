/**
 * Sync tags: which queries a change may concern (content-lake HTTP interface: live content). An answer carries tags, a
 * change carries tags, and a client asks again where they have one in common.
 *
 * @module
 */
import {createHash} from 'node:crypto'

import {parseId} from '../documentId.ts'
import type {DocumentChange, QueryReads} from '../engine.ts'
import {collectReferences} from '../mutations/references.ts'

/** A query that looks at more than this many things has the tag of everything instead. */
const MAX_QUERY_TAGS = 64

/** A change of more documents than this names their types, and that they are many. */
const MAX_DOCUMENTS = 200

/** The tags of an answer. */
export function tagsOfQuery(dataset: string, {everything, types, groups, targets}: QueryReads): string[] {
  if (everything || types.length + groups.length + targets.length > MAX_QUERY_TAGS) return [everythingTag(dataset)]
  const byDocument = [
    ...groups.map((group) => tagOf(dataset, 'document', group)),
    ...targets.map((target) => tagOf(dataset, 'reference', target)),
  ]
  return [
    ...types.map((type) => tagOf(dataset, 'type', type)),
    ...byDocument,
    ...(byDocument.length > 0 ? [tagOf(dataset, 'many', '')] : []),
  ]
}

/** The tags of changes: of their types, their documents and what those refer or referred to. */
export function tagsOfChanges(dataset: string, changes: readonly DocumentChange[]): string[] {
  const states = changes.flatMap(({previous, result}) => [previous, result]).filter((state) => state !== null)
  const types = states.map(({_type}) => tagOf(dataset, 'type', _type))
  const byDocument =
    changes.length > MAX_DOCUMENTS
      ? [tagOf(dataset, 'many', '')]
      : [
          ...changes.map(({id}) => tagOf(dataset, 'document', parseId(id).group)),
          ...states.flatMap(collectReferences).map(({target}) => tagOf(dataset, 'reference', target)),
        ]
  return Array.from(new Set([everythingTag(dataset), ...types, ...byDocument]))
}

function everythingTag(dataset: string): string {
  return `s1:${dataset}`
}

/** Clients do not read tags, and caches want them short. */
function tagOf(dataset: string, kind: 'type' | 'document' | 'reference' | 'many', name: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([dataset, kind, name]))
    .digest('base64url')
  return `s1:${digest.slice(0, 12)}`
}
