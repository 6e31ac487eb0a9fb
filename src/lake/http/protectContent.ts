import {createMiddleware} from 'hono/factory'

import type {LakeEnv} from './context.ts'

/** Keeps browsers from guessing content types, from showing answers as pages, and from handing answers to pages that did not ask as themselves. */
export const protectContent = createMiddleware<LakeEnv>(async (c, next) => {
  await next()
  const {headers} = c.res
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  }
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-site')
})
