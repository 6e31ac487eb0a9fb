import type {Engine} from '../../engine.ts'
import type {StreamEvent} from '../../http/eventStreams.ts'
import {toEvents} from './mutationEvents.ts'
import type {ListenerOptions} from './mutationEvents.ts'

/** A client that missed more than this is better off reading its documents anew. */
const MOST_MISSED = 500

/**
 * What a listener missed since an event.
 *
 * @param lastEventId - Of the last event that reached it: `<transaction>#<document>`.
 * @returns undefined where the event is not in the history, or too far back.
 */
export function findMissedEvents(
  engine: Engine,
  dataset: string,
  lastEventId: string,
  options: ListenerOptions,
): StreamEvent[] | undefined {
  const [, last = ''] = /^([^#]+)#/.exec(lastEventId) ?? []
  if (last === '') return undefined
  const request = {documentIds: [], fromTransaction: last, limit: MOST_MISSED + 2}
  const [heard, ...missed] = engine.transactions(dataset, request)
  if (heard?.transactionId !== last || missed.length > MOST_MISSED) return undefined
  const events = toEvents(heard, options)
  // Of a transaction that was heard in part, the rest is missing.
  const place = events.findIndex(({id}) => id === lastEventId)
  return [...events.slice(place + 1), ...missed.flatMap((commit) => toEvents(commit, options))]
}
