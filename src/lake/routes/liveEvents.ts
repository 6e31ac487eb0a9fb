import {parseId} from '../documentId.ts'
import {datasetOf, flagOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {requireIdentity, visibilityOf} from '../http/guardToken.ts'
import {tagsOfChanges} from './syncTags.ts'

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
      const changes = includeDrafts
        ? commit.changes
        : commit.changes.filter(({id}) => canSee(id) && parseId(id).layer === 'published')
      if (changes.length === 0) return
      send({event: 'message', id: position(), data: {tags: tagsOfChanges(dataset, changes)}})
    })
  })
}
