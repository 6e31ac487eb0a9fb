import {createMiddleware} from 'hono/factory'

import type {Caller} from './caller.ts'
import {requestTarget} from './context.ts'
import type {LakeContext, LakeEnv} from './context.ts'
import {forbidden} from './failures.ts'
import {isLoopbackOrigin} from './loopback.ts'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
const HEADERS = 'authorization, content-type, x-sanity-app, x-sanity-project-id'

/** The caller that a valid ticket stands for. A preflight only looks at it; the request after it uses it up. */
function ticketCaller(c: LakeContext): Caller | undefined {
  const {tickets} = c.var.lake
  return c.req.method === 'OPTIONS' ? tickets.inspect(requestTarget(c)) : tickets.redeem(requestTarget(c))
}

function allowOrigin(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  headers.append('vary', 'Origin')
}

function preflightResponse(c: LakeContext, origin: string): Response {
  const headers = new Headers({
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? HEADERS,
    'access-control-max-age': '600',
  })
  allowOrigin(headers, origin)
  return new Response(null, {status: 204, headers})
}

/**
 * Decides which pages may talk to the lake from a browser.
 *
 * A request without `Origin` comes from a program or from the lake's own pages. One with it must come from a loopback
 * origin or from one the lake was told to allow; `null`, which any sandboxed page can send, needs the one-time ticket of
 * a redirected listener. Allowed origins are echoed with credentials, as Studio's requests need, on failures as well;
 * `Timing-Allow-Origin` is never sent, since Studio would warn about HTTP/1.1.
 */
export const guardOrigin = createMiddleware<LakeEnv>(async (c, next) => {
  const {origins} = c.var.lake
  const origin = c.req.header('origin')
  const fromTicket = ticketCaller(c)
  c.set('ticketCaller', fromTicket)
  if (origin === undefined) {
    return c.req.method === 'OPTIONS' ? new Response(null, {status: 204, headers: {allow: METHODS}}) : next()
  }

  const isAllowed = origin === 'null' ? fromTicket !== undefined : isLoopbackOrigin(origin) || origins.includes(origin)
  if (!isAllowed) {
    throw forbidden(
      `Pages of the origin "${origin}" may not use this lake. Pages on localhost may; to allow another one, ` +
        'start the lake with it in its "origins" option.',
    )
  }
  if (c.req.method === 'OPTIONS') return preflightResponse(c, origin)
  await next()
  allowOrigin(c.res.headers, origin)
  return undefined
})
