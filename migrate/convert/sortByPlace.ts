import type {Message} from '../types.ts'

/** Messages in the order of the file; those of one place, and those without, in the order they came. */
export function sortByPlace(messages: readonly Message[]): Message[] {
  return messages.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}
