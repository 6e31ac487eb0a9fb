import {isPublishedByDefault} from '../../http/apiVersion.ts'
import {datasetOf, flagOf, requestTarget} from '../../http/context.ts'
import type {LakeContext} from '../../http/context.ts'
import type {StreamEvent} from '../../http/eventStreams.ts'
import {visibilityOf} from '../../http/guardToken.ts'
import {isListenerHost} from '../../http/listenerHosts.ts'
import {hostNameOf, isLoopbackName} from '../../http/loopback.ts'
import {readGroqRequest, searchOf} from '../../http/queryParams.ts'
import {compileFilter} from '../../query/compileFilter.ts'
import {findMissedEvents} from './missedEvents.ts'
import {toEvents} from './mutationEvents.ts'
import type {ListenerOptions} from './mutationEvents.ts'

/** Browsers send these; programs that open event streams send neither. */
function isFromBrowser(c: LakeContext): boolean {
  return c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined
}

/**
 * Sends a browser's listener to one of many names for this machine. Browsers open six HTTP/1.1 connections to one host
 * and Studio needs more listeners than that. Node does not resolve such names, and has no such limit; nor does the name
 * of another machine have others beside it.
 */
function redirectToListenerHost(c: LakeContext): Response {
  const {tickets, baseUrl, nextListenerHost} = c.var.lake
  const target = tickets.issue(requestTarget(c), c.var.caller)
  const {port} = new URL(baseUrl())
  return c.redirect(`http://${nextListenerHost()}:${port}${target}`, 307)
}

function readOptions(c: LakeContext, dataset: string): ListenerOptions {
  const {query, params} = readGroqRequest(searchOf(c), undefined)
  return {
    matches: compileFilter(query, params, {identity: c.var.caller.identity}),
    includeAllVersions: flagOf(c, 'includeAllVersions', !isPublishedByDefault(c.req.param('version') ?? '')),
    canSee: visibilityOf(c, dataset),
    includeMutations: flagOf(c, 'includeMutations', true),
    includeResult: flagOf(c, 'includeResult', false),
    includePreviousRevision: flagOf(c, 'includePreviousRevision', false),
    includeEffects: c.req.query('effectFormat') === 'mendoza',
  }
}

/** The first events of a connection. */
function greet(c: LakeContext, dataset: string, options: ListenerOptions, listenerName: string): StreamEvent[] {
  const lastEventId = c.req.header('last-event-id')
  if (lastEventId === undefined || !flagOf(c, 'enableResume', false)) return [{event: 'welcome', data: {listenerName}}]
  const missed = findMissedEvents(c.var.lake.engine, dataset, lastEventId, options)
  if (missed === undefined) return [{event: 'reset', data: {listenerName}}]
  return [{event: 'welcomeback', data: {listenerName}}, ...missed]
}

/**
 * `GET /data/listen/:dataset`: server-sent events for every change to documents that a query selects. A connection starts
 * with `welcome`. With `enableResume`, one that names the last event it had (`Last-Event-ID`) starts with `welcomeback` and
 * what it missed, or with `reset` where that cannot be told; the client then reads its documents anew.
 */
export function listen(c: LakeContext): Response {
  const dataset = datasetOf(c)
  const options = readOptions(c, dataset)
  const host = hostNameOf(c.req.header('host') ?? '') ?? ''
  if (isFromBrowser(c) && isLoopbackName(host) && !isListenerHost(host)) return redirectToListenerHost(c)
  const {engine, streams, createId} = c.var.lake
  return streams.open((send) => {
    for (const event of greet(c, dataset, options, createId())) send(event)
    return engine.subscribe(dataset, (commit) => {
      for (const event of toEvents(commit, options)) send(event)
    })
  })
}
