import {createMiddleware} from 'hono/factory'

import type {LakeEnv} from './context.ts'
import {forbidden, notFound} from './failures.ts'
import {isListenerHost} from './listenerHosts.ts'
import {hostNameOf, localhostLabel} from './loopback.ts'

/**
 * Refuses requests that were not addressed to this lake by a name it knows as its own. A web page elsewhere can make its
 * own name resolve to 127.0.0.1 (DNS rebinding) and would then share an origin with the lake.
 */
export const guardHost = createMiddleware<LakeEnv>(async (c, next) => {
  const host = c.req.header('host') ?? ''
  const name = hostNameOf(host)
  if (name === undefined || !c.var.lake.isOwnHost(name)) {
    throw forbidden(
      `The Host header "${host}" does not name this lake. It answers to localhost, *.localhost, 127.0.0.1 and [::1], ` +
        'and to what its options "host" and "hosts" say, so that no other web site can reach it through DNS rebinding.',
    )
  }
  await next()
})

/**
 * Refuses requests meant for another project: by subdomain (`<project>.localhost`) or by `X-Sanity-Project-ID`.
 * A request that names no project is this lake's.
 */
export const guardProject = createMiddleware<LakeEnv>(async (c, next) => {
  const {project} = c.var.lake.engine
  const name = hostNameOf(c.req.header('host') ?? '') ?? ''
  const subdomain = isListenerHost(name) ? undefined : localhostLabel(name)
  const asked = [subdomain, c.req.header('x-sanity-project-id')].find((id) => id !== undefined && id !== project)
  if (asked !== undefined) {
    throw notFound(
      `Project "${asked}" not found: this embedded lake serves project "${project}". ` +
        `Use projectId ${JSON.stringify(project)} or start a lake for "${asked}".`,
    )
  }
  await next()
})
