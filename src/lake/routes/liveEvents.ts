import {parseId} from '../documentId.ts'
import type {Commit, DocumentChange, Engine} from '../engine.ts'
import {datasetOf, flagOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import type {StreamEvent} from '../http/eventStreams.ts'
import {requireIdentity, visibilityOf} from '../http/guardToken.ts'
import {tagsOfChanges} from './syncTags.ts'

/** The position of a dataset that nothing was written to yet. */
const BEGINNING = 'beginning'

/** A client that missed more than this starts over. */
const MOST_MISSED = 500

function positionOf(engine: Engine, dataset: string): string {
  return engine.transactions(dataset, {documentIds: [], reverse: true, limit: 1})[0]?.transactionId ?? BEGINNING
}

/** What was committed after a position; undefined where the history does not know it, or too much has been since. */
function findMissed(engine: Engine, dataset: string, position: string): Commit[] | undefined {
  const request = {documentIds: [], limit: MOST_MISSED + 2}
  if (position === BEGINNING) {
    const missed = engine.transactions(dataset, request)
    return missed.length > MOST_MISSED ? undefined : missed
  }
  const [last, ...missed] = engine.transactions(dataset, {...request, fromTransaction: position})
  return position === '' || last?.transactionId !== position || missed.length > MOST_MISSED ? undefined : missed
}

/**
 * `GET /data/live/events/:dataset`: server-sent events that say when queries must be repeated. The id of an event is the
 * transaction it tells of, so that a client that comes back is told what changed since, in another run of the lake as well;
 * one whose position is not known starts over.
 */
export function liveEvents(c: LakeContext): Response {
  const dataset = datasetOf(c)
  const {engine, streams} = c.var.lake
  const includeDrafts = flagOf(c, 'includeDrafts', false) || flagOf(c, 'includeAllDocuments', false)
  if (includeDrafts) requireIdentity(c, 'Listening to drafts')
  const canSee = visibilityOf(c, dataset)
  const concerns = ({id}: DocumentChange): boolean => includeDrafts || (canSee(id) && parseId(id).layer === 'published')

  function toEvents({transactionId, changes}: Commit): StreamEvent[] {
    const heard = changes.filter(concerns)
    return heard.length === 0
      ? []
      : [{event: 'message', id: transactionId, data: {tags: tagsOfChanges(dataset, heard)}}]
  }

  const resumeFrom = c.req.header('last-event-id')
  const missed = resumeFrom === undefined ? [] : findMissed(engine, dataset, resumeFrom)
  const position = missed !== undefined && resumeFrom !== undefined ? resumeFrom : positionOf(engine, dataset)
  return streams.open((send) => {
    if (missed === undefined) send({event: 'restart', id: position, data: {}})
    send({event: 'welcome', id: position, data: {}})
    for (const event of (missed ?? []).flatMap(toEvents)) send(event)
    return engine.subscribe(dataset, (commit) => {
      for (const event of toEvents(commit)) send(event)
    })
  })
}
