import {parseId} from '../documentId.ts'
import type {Commit} from '../engine.ts'
import {datasetOf, flagOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {requireIdentity, visibilityOf} from '../http/guardToken.ts'

/** The tag of every query on a dataset: any change there may change the answer. */
export function syncTagOf(dataset: string): string {
  return `s1:${dataset}`
}

function changesPublished(commit: Commit, canSee: (id: string) => boolean): boolean {
  return commit.changes.some(({id}) => canSee(id) && parseId(id).layer === 'published')
}

/**
 * `GET /data/live/events/:dataset`: server-sent events that say when queries must be repeated. Event ids are positions
 * in this run of the lake; a client that reconnects with another one is told to start over.
 */
export function liveEvents(c: LakeContext): Response {
  const dataset = datasetOf(c)
  const {engine, streams, instance, positions} = c.var.lake
  const includeDrafts = flagOf(c, 'includeDrafts', false) || flagOf(c, 'includeAllDocuments', false)
  if (includeDrafts) requireIdentity(c, 'Listening to drafts')
  const canSee = visibilityOf(c, dataset)
  const position = (): string => `${instance}:${positions.of(dataset)}`
  const resumeFrom = c.req.header('last-event-id')
  return streams.open((send) => {
    if (resumeFrom !== undefined && resumeFrom !== position()) send({event: 'restart', id: position(), data: {}})
    send({event: 'welcome', id: position(), data: {}})
    return engine.subscribe(dataset, (commit) => {
      if (!includeDrafts && !changesPublished(commit, canSee)) return
      send({event: 'message', id: position(), data: {tags: [syncTagOf(dataset)]}})
    })
  })
}
