import {setTimeout as delay} from 'node:timers/promises'

import {createMiddleware} from 'hono/factory'

import type {RateNotice, RequestKind} from '../limits/requestGate.ts'
import type {LakeContext, LakeEnv} from './context.ts'
import {toErrorResponse} from './errorResponse.ts'
import {headersTooLarge, tooManyRequests, uriTooLong} from './failures.ts'

const ROUTE = /^\/v[^/]+\/(data\/query|data\/mutate|data\/actions|assets\/images|assets\/files)\/([^/]+)/

const KINDS: Readonly<Record<string, RequestKind>> = {
  'data/query': 'query',
  'data/mutate': 'mutation',
  'data/actions': 'mutation',
  'assets/images': 'upload',
  'assets/files': 'upload',
}

function classify(path: string): {kind: RequestKind; dataset: string} {
  const [, route = '', dataset = ''] = ROUTE.exec(path) ?? []
  return {kind: KINDS[route] ?? 'other', dataset}
}

/** A client on this machine is one client, whichever loopback address it uses. */
function addressOf(c: LakeContext): string {
  const address = c.env?.incoming?.socket.remoteAddress ?? ''
  return /^(?:::1|(?:::ffff:)?127\..*)$/.test(address) ? 'loopback' : address
}

function headerBytes(c: LakeContext): number {
  let bytes = 0
  for (const [name, value] of c.req.raw.headers) bytes += name.length + value.length + 4
  return bytes
}

/** The headers that tell clients how they stand: those of the IETF draft, and the older ones with the span in the name. */
function rateHeaders({limit, remaining, reset}: RateNotice): [string, string][] {
  return [
    ['ratelimit-limit', String(limit)],
    ['ratelimit-remaining', String(remaining)],
    ['ratelimit-reset', String(Math.ceil(reset / 1_000))],
    ['x-ratelimit-limit-second', String(limit)],
    ['x-ratelimit-remaining-second', String(remaining)],
  ]
}

async function handle(c: LakeContext, next: () => Promise<void>): Promise<Response | undefined> {
  const {limits} = c.var.lake
  if (limits === undefined) {
    await next()
    return undefined
  }
  const {gate, requests} = limits
  const {pathname, search} = new URL(c.req.url)
  const {kind, dataset} = classify(pathname)
  const answer = gate.enter({address: addressOf(c), kind, dataset})
  if (!answer.isOpen) {
    const wait = Math.max(1, Math.ceil(answer.rate.reset / 1_000))
    const refusal = toErrorResponse(tooManyRequests(`${answer.reason} Wait ${wait} s, then try again.`))
    for (const [name, value] of rateHeaders(answer.rate)) refusal.headers.set(name, value)
    refusal.headers.set('retry-after', String(wait))
    return refusal
  }
  try {
    const size = headerBytes(c)
    if (size > requests.headerBytes) {
      throw headersTooLarge(`The headers are ${size} bytes; at most ${requests.headerBytes} are accepted.`)
    }
    if (kind === 'query' && c.req.method === 'GET' && search.length > requests.queryLength) {
      throw uriTooLong(
        `The query string has ${search.length} characters; at most ${requests.queryLength} are accepted. ` +
          'Send the query in the body of a POST.',
      )
    }
    await next()
  } finally {
    answer.leave()
  }
  for (const [name, value] of rateHeaders(answer.rate)) c.res.headers.set(name, value)
  return undefined
}

/**
 * Answers as late as a lake far away would, and, where the lake enforces the hosted limits, refuses with 429 what comes
 * too fast. Half of the latency is the way there, so that a lost connection may have been heard or not.
 */
export const limitRequests = createMiddleware<LakeEnv>(async (c, next) => {
  const {latency} = c.var.lake
  if (latency > 0) await delay(latency / 2)
  const refusal = await handle(c, next)
  if (latency > 0) await delay(latency / 2)
  return refusal
})
