import {createMiddleware} from 'hono/factory'

import type {LakeEnv} from './context.ts'

/** Ends the body that a GET would send and a HEAD does not: nobody reads it, so that a stream of events would stay open for ever. */
export const endUnread = createMiddleware<LakeEnv>(async (c, next) => {
  await next()
  if (c.req.method === 'HEAD') await c.res.body?.cancel()
})
