import {evaluateSync, toJS} from 'groq-js'

import type {Perspective, StoredDocument} from '../../../src/lake/engine.ts'
import {parseQuery} from '../../../src/lake/query/parseQuery.ts'
import {followPhrase} from '../../../src/lake/query/phrase.ts'
import {withText} from '../../../src/lake/query/textQuery.ts'

interface Shown {
  group: string
  rank: number
  document: StoredDocument
}

/** What a perspective shows of some documents, worked out the plain way. */
export function showIn(
  documents: Iterable<StoredDocument>,
  perspective: Perspective,
  canReadPrivate: boolean,
): StoredDocument[] {
  const visible = Array.from(documents).filter(({_id}) => canReadPrivate || !_id.includes('.'))
  if (perspective === 'raw') return visible.sort((one, other) => (one._id < other._id ? -1 : 1))
  const published = visible.filter(({_id}) => !_id.startsWith('drafts.') && !/^versions\.[^.]+\./.test(_id))
  if (perspective === 'published') return published.sort((one, other) => (one._id < other._id ? -1 : 1))
  const names = perspective === 'drafts' ? ['drafts'] : perspective
  const prefixes = [...names.map((name) => (name === 'drafts' ? 'drafts.' : `versions.${name}.`)), '']
  const best = new Map<string, Shown>()
  for (const [rank, prefix] of prefixes.entries()) {
    for (const document of prefix === '' ? published : visible.filter(({_id}) => _id.startsWith(prefix))) {
      const group = document._id.slice(prefix.length)
      if (!best.has(group)) best.set(group, {group, rank, document})
    }
  }
  return Array.from(best.values())
    .filter(({document}) => (document['_system'] as {delete?: unknown} | undefined)?.delete !== true)
    .sort((one, other) => (one.group < other.group ? -1 : 1))
    .map(({group, document}) => ({...document, _id: group, _originalId: document._id}))
}

/** What groq-js makes of a query when it gets every document that a perspective shows, and nothing else. */
export function evaluateOverAll(
  query: string,
  params: Record<string, unknown>,
  shown: StoredDocument[],
  now: string,
): unknown {
  const dataset = shown.map(withText)
  const find = (id: string): StoredDocument | null => dataset.find(({_id}) => _id === id) ?? null
  const value = evaluateSync(parseQuery(query, params), {
    dataset,
    dereference: ({_ref}) => (followPhrase(_ref) ?? find(_ref)) as StoredDocument | null,
    params,
    identity: 'ada',
    timestamp: new Date(now),
    sanity: {projectId: 'local', dataset: 'production'},
  })
  return toJS(value) ?? null
}
