import {createMiddleware} from 'hono/factory'

import type {LakeEnv} from './context.ts'

/** Keeps browsers from guessing content types, and from handing answers to pages that did not ask as themselves. */
export const protectContent = createMiddleware<LakeEnv>(async (c, next) => {
  await next()
  const {headers} = c.res
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-site')
})
