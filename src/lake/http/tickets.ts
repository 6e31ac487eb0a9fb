import type {Caller} from './caller.ts'

const LIFETIME_MS = 60_000
const MAX_OUTSTANDING = 1_000
const PARAMETER = 'lakeTicket'

/**
 * One-time passes for redirected listeners. A browser that follows the redirect of a listen request to another host
 * sends `Origin: null` and leaves `Authorization` out; the ticket in the redirected address proves that this lake sent
 * it there, and remembers for whom.
 */
export interface TicketBook {
  /** Makes a ticket for a path with its query, and returns them with the ticket appended. */
  issue(target: string, caller: Caller): string
  /** Who the ticket in a path and query was issued to; undefined when there is none, or it is used, old or another's. */
  inspect(target: string): Caller | undefined
  /** As `inspect`, and the ticket is used up. */
  redeem(target: string): Caller | undefined
}

/**
 * Creates an empty ticket book.
 *
 * @param createTicket - Makes an unguessable text of letters, digits, `-` and `_`.
 * @param now - The clock.
 */
export function createTicketBook(createTicket: () => string, now: () => Date): TicketBook {
  const issued = new Map<string, {target: string; caller: Caller; expires: number}>()

  function find(target: string): {ticket: string; caller: Caller} | undefined {
    const match = /^(.*)[?&]lakeTicket=([\w-]+)$/.exec(target)
    const [, path, ticket] = match ?? []
    if (path === undefined || ticket === undefined) return undefined
    const entry = issued.get(ticket)
    if (entry === undefined || entry.target !== path || entry.expires < now().getTime()) return undefined
    return {ticket, caller: entry.caller}
  }

  return {
    issue(target, caller) {
      const ticket = createTicket()
      issued.set(ticket, {target, caller, expires: now().getTime() + LIFETIME_MS})
      const [oldest] = issued.keys()
      if (issued.size > MAX_OUTSTANDING && oldest !== undefined) issued.delete(oldest)
      return `${target}${target.includes('?') ? '&' : '?'}${PARAMETER}=${ticket}`
    },
    inspect: (target) => find(target)?.caller,
    redeem(target) {
      const found = find(target)
      if (found !== undefined) issued.delete(found.ticket)
      return found?.caller
    },
  }
}
