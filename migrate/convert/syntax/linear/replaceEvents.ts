import type {Event} from 'micromark-util-types'

/**
 * Replaces all events of a list. Whoever started a tokenizer holds on to its list, so it must stay the same array; it may be
 * longer than what a call takes as arguments.
 */
export function replaceEvents(events: Event[], by: readonly Event[]): Event[] {
  events.length = 0
  for (const event of by) events.push(event)
  return events
}
