import {createHash} from 'node:crypto'

import {ANONYMOUS, OWNER} from './caller.ts'
import type {Caller} from './caller.ts'

/** A token that a lake accepts. */
export interface LakeToken {
  /** The secret: at least 16 characters without spaces; Studio takes one of 32 in its address (`#token=…`). */
  token: string
  /** `read` sees everything, drafts and private datasets included; `write` changes it, too. */
  role: 'read' | 'write'
  /** How history calls who has it. Default: its role. Letters, digits, `_` and `-`. */
  name?: string
}

/** Says who requests act for. */
export interface TokenBook {
  /** Whether the lake has tokens of its own. Where it has none, any token is its owner's. */
  hasTokens: boolean
  /**
   * Who a request acts for.
   *
   * @param authorization - The `Authorization` header.
   * @returns undefined for a token that the lake does not know.
   */
  identify(authorization: string | undefined): Caller | undefined
}

const SHORTEST = 16

/** Looking up the hash of what was sent, not the text, tells no one by its timing how much of a token is right. */
function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function toCaller({token, role, name = role}: LakeToken, index: number): [string, Caller] {
  const place = `tokens[${index}]`
  if (typeof token !== 'string' || !/^\S+$/.test(token) || token.length < SHORTEST) {
    throw new TypeError(`${place}.token is no token; expected at least ${SHORTEST} characters without spaces.`)
  }
  if (role !== 'read' && role !== 'write') {
    throw new TypeError(`${place}.role is ${JSON.stringify(role)}; expected "read" or "write".`)
  }
  if (!/^[\w-]{1,40}$/.test(name)) {
    throw new TypeError(`${place}.name is ${JSON.stringify(name)}; expected 1 to 40 letters, digits, "_" or "-".`)
  }
  return [hash(token), {identity: `token-${name}`, name, canReadPrivate: true, canWrite: role === 'write'}]
}

/**
 * Makes a book of tokens.
 *
 * @param tokens - The lake's own; none for a lake that takes any.
 * @param anonymousIsOwner - Whether a request without a token acts as the owner, as a Studio that signs in silently needs.
 * @throws TypeError for a token that is too short, without showing it, and for an invalid role or name
 */
export function createTokenBook(tokens: readonly LakeToken[], anonymousIsOwner: boolean): TokenBook {
  const callers = new Map(tokens.map(toCaller))
  const hasTokens = callers.size > 0
  return {
    hasTokens,
    identify(authorization) {
      const token = /^bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1]
      if (token === undefined) return anonymousIsOwner ? OWNER : ANONYMOUS
      return hasTokens ? callers.get(hash(token)) : OWNER
    },
  }
}
