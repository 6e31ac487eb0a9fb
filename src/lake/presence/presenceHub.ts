import type {Caller} from '../http/caller.ts'
import {isRecord} from '../isRecord.ts'

/** A text frame that says the connection lives; clients count it and nothing else. */
const HEARTBEAT = '\u2665'

/** One client of the presence socket. */
interface PresenceConnection {
  /** Handles a text frame from the client. */
  receive(frame: string): void
  /** Forgets the client and tells the others that its sessions are gone. */
  close(): void
}

/** How a hub talks with a client, and learns who it is. */
interface PresenceLink {
  /** Who an `Authorization` header is for; undefined for an unknown token. */
  authorize(authorization: string | undefined): Caller | undefined
  /** Sends a text frame. */
  send(frame: string): void
}

/** Passes presence messages between the Studios of one lake: who is there, and in which field. */
export interface PresenceHub {
  /**
   * Adds a client.
   *
   * @param dataset - Only clients of the same dataset hear each other.
   * @param caller - Whom the others see. A browser cannot send a token with the request that opens the socket; it does
   * so in its first call, and until then may do nothing else.
   * @param link - To the client.
   */
  connect(dataset: string, caller: Caller, link: PresenceLink): PresenceConnection
  /** Sends a heartbeat to every client. */
  beat(): void
}

interface Member {
  dataset: string
  caller: Caller
  send: (frame: string) => void
  subscriptions: Set<string>
  sessions: Set<string>
}

type Parameters = Record<string, unknown>

interface Call {
  id: unknown
  method: string
  params: Parameters
}

const INVALID_REQUEST = -32600
const METHOD_NOT_FOUND = -32601
const UNAUTHORIZED = -32001

function parseCall(frame: string): Call | undefined {
  let value: unknown
  try {
    value = JSON.parse(frame)
  } catch {
    return undefined
  }
  if (!isRecord(value) || typeof value['method'] !== 'string') return undefined
  return {id: value['id'], method: value['method'], params: isRecord(value['params']) ? value['params'] : {}}
}

/**
 * Creates a hub without clients.
 *
 * @param createId - Makes subscription ids.
 */
export function createPresenceHub(createId: () => string): PresenceHub {
  const members = new Set<Member>()

  function tellOthers(sender: Member, message: Record<string, unknown>): void {
    for (const member of members) {
      if (member === sender || member.dataset !== sender.dataset) continue
      for (const subscription of member.subscriptions) {
        const params = {subscription, result: message}
        member.send(JSON.stringify({jsonrpc: '2.0', method: 'presence_subscription', params}))
      }
    }
  }

  function createMethods(member: Member): Record<string, (params: Parameters) => unknown> {
    return {
      presence_subscribe: () => {
        const id = createId()
        member.subscriptions.add(id)
        return id
      },
      presence_unsubscribe: ({subscriptionId}) => member.subscriptions.delete(String(subscriptionId)),
      presence_rollcall: ({session}) => {
        tellOthers(member, {type: 'rollCall', i: member.caller.identity, session})
        return 'ok'
      },
      presence_announce: ({data}) => {
        if (isRecord(data) && typeof data['sessionId'] === 'string') member.sessions.add(data['sessionId'])
        tellOthers(member, {type: 'state', i: member.caller.identity, m: data})
        return 'ok'
      },
      presence_disconnect: ({session}) => {
        member.sessions.delete(String(session))
        tellOthers(member, {type: 'disconnect', i: member.caller.identity, m: {session}})
        return 'ok'
      },
    }
  }

  return {
    connect(dataset, caller, {authorize, send}) {
      const member: Member = {
        dataset,
        caller,
        send: (frame) => send(frame),
        subscriptions: new Set(),
        sessions: new Set(),
      }
      const methods = createMethods(member)
      members.add(member)
      const answer = (id: unknown, outcome: Record<string, unknown>): void =>
        send(JSON.stringify({jsonrpc: '2.0', id, ...outcome}))
      return {
        receive(frame) {
          if (frame === HEARTBEAT) return
          const call = parseCall(frame)
          if (call === undefined) {
            return answer(null, {error: {code: INVALID_REQUEST, message: 'Expected a JSON-RPC 2.0 request'}})
          }
          if (call.method === 'authorization') {
            const {authorization} = call.params
            const known = typeof authorization === 'string' ? authorize(authorization) : undefined
            if (known !== undefined) member.caller = known
          }
          if (!member.caller.canReadPrivate) {
            return answer(call.id, {error: {code: UNAUTHORIZED, message: 'Presence needs a token of the lake'}})
          }
          if (call.method === 'authorization') return answer(call.id, {result: 'ok'})
          const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined
          if (method !== undefined) return answer(call.id, {result: method(call.params)})
          answer(call.id, {error: {code: METHOD_NOT_FOUND, message: `Unknown method "${call.method}"`}})
        },
        close() {
          members.delete(member)
          for (const session of member.sessions) {
            tellOthers(member, {type: 'disconnect', i: member.caller.identity, m: {session}})
          }
        },
      }
    },
    beat() {
      for (const member of members) member.send(HEARTBEAT)
    },
  }
}
