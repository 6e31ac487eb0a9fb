import {parseId} from '../../documentId.ts'
import type {Commit, DocumentChange, StoredDocument} from '../../engine.ts'
import {toEffects} from '../effects.ts'
import type {StreamEvent} from '../../http/eventStreams.ts'

/** What a listener asked for. */
export interface ListenerOptions {
  /** Whether a document, as stored, passes the listener's filter. */
  matches: (document: StoredDocument | null) => boolean
  /** False leaves drafts and versions out. */
  includeAllVersions: boolean
  /** Whether the listener may know of a document. */
  canSee: (id: string) => boolean
  includeMutations: boolean
  includeResult: boolean
  includePreviousRevision: boolean
  /** Whether to add Mendoza effects. */
  includeEffects: boolean
}

type Transition = 'appear' | 'update' | 'disappear'

interface HeardChange {
  change: DocumentChange
  transition: Transition
}

/** What a change means to a filter; undefined when the document passes it neither before nor after. */
function transitionOf(change: DocumentChange, matches: ListenerOptions['matches']): Transition | undefined {
  const before = matches(change.previous)
  const after = matches(change.result)
  if (before && after) return 'update'
  if (after) return 'appear'
  return before ? 'disappear' : undefined
}

function isListenedTo(id: string, options: ListenerOptions): boolean {
  if (!options.canSee(id)) return false
  return options.includeAllVersions || parseId(id).layer === 'published'
}

function toEvent(
  commit: Commit,
  heard: HeardChange,
  place: number,
  total: number,
  options: ListenerOptions,
): StreamEvent {
  const {transactionId, timestamp, author} = commit
  const {change, transition} = heard
  const {id, previous, result, mutations} = change
  const eventId = `${transactionId}#${id}`
  return {
    event: 'mutation',
    id: eventId,
    data: {
      eventId,
      documentId: id,
      transactionId,
      transition,
      identity: author,
      ...(previous === null ? {} : {previousRev: previous._rev}),
      resultRev: transactionId,
      timestamp,
      // The write is readable by now; "transaction" would make Studio wait before it refreshes its lists.
      visibility: 'query',
      transactionTotalEvents: total,
      transactionCurrentEvent: place,
      ...(options.includeMutations ? {mutations} : {}),
      ...(options.includeEffects ? {effects: toEffects(previous, result)} : {}),
      ...(options.includePreviousRevision ? {previous} : {}),
      ...(options.includeResult ? {result} : {}),
    },
  }
}

/** Listeners that ask for the same get the same events, which are then encoded once for all of them. */
const sharedEvents = new WeakMap<Commit, Map<string, StreamEvent[]>>()

function keyOf(heard: readonly HeardChange[], options: ListenerOptions): string {
  const {includeMutations, includeEffects, includePreviousRevision, includeResult} = options
  return JSON.stringify([
    [includeMutations, includeEffects, includePreviousRevision, includeResult],
    heard.map(({change, transition}) => [change.id, transition]),
  ])
}

/**
 * The events that one listener gets for a commit: one for each document that passes its filter before or after.
 * Each carries the mutations of its own document only, and the total counts this listener's events, since Studio waits
 * for as many as announced. A filter that cannot be evaluated on a document ends its listener with the reason
 * (`channelError`), and not the write that it heard of.
 */
export function toEvents(commit: Commit, options: ListenerOptions): StreamEvent[] {
  try {
    return toMutationEvents(commit, options)
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error)
    return [{event: 'channelError', data: {error: {type: 'listenerError', description}, message: description}}]
  }
}

function toMutationEvents(commit: Commit, options: ListenerOptions): StreamEvent[] {
  const heard = commit.changes.flatMap((change): HeardChange[] => {
    const transition = isListenedTo(change.id, options) ? transitionOf(change, options.matches) : undefined
    return transition === undefined ? [] : [{change, transition}]
  })
  const events = sharedEvents.get(commit) ?? new Map<string, StreamEvent[]>()
  sharedEvents.set(commit, events)
  const key = keyOf(heard, options)
  const known = events.get(key)
  if (known !== undefined) return known
  const made = heard.map((item, index) => toEvent(commit, item, index + 1, heard.length, options))
  events.set(key, made)
  return made
}
