import {createMiddleware} from 'hono/factory'

import {isPrivateId} from '../documentId.ts'
import {LakeError} from '../errors.ts'
import type {LakeContext, LakeEnv} from './context.ts'
import {unauthorized} from './failures.ts'

/** Finds out who a request acts for. An unknown token is refused, as the hosted lake does even for reading. */
export const guardToken = createMiddleware<LakeEnv>(async (c, next) => {
  const caller = c.get('ticketCaller') ?? c.var.lake.tokens.identify(c.req.header('authorization'))
  if (caller === undefined) throw unauthorized('Session not found: this lake does not know the token of the request.')
  c.set('caller', caller)
  await next()
})

function tokenHint({tokens}: LakeContext['var']['lake']): string {
  return tokens.hasTokens ? 'Send one of the lake’s tokens.' : 'Send a token: any text will do.'
}

/** Refuses anonymous readers where the hosted lake asks who they are. */
export function requireIdentity(c: LakeContext, what: string): void {
  if (!c.var.caller.canReadPrivate) throw unauthorized(`${what} needs a token. ${tokenHint(c.var.lake)}`)
}

/** Refuses callers that may only read, as the hosted lake refuses requests without a token that may write. */
export function requireWriter(c: LakeContext): void {
  if (c.var.caller.canWrite) return
  const hint = c.var.lake.tokens.hasTokens ? 'Send a token whose role is "write".' : tokenHint(c.var.lake)
  const description = `Insufficient permissions; permission "create" required. ${hint}`
  throw new LakeError(403, {
    kind: 'mutation',
    description,
    items: [{index: 0, error: {type: 'insufficientPermissionsError', description, permission: 'create'}}],
  })
}

/** Says which documents of a dataset the caller may see: all, those in the root path of a public dataset, or none. */
export function visibilityOf(c: LakeContext, dataset: string): (id: string) => boolean {
  if (c.var.caller.canReadPrivate) return () => true
  // Listeners ask for as long as they listen, while the dataset may become private.
  const isPublic = (): boolean =>
    c.var.lake.engine.datasets().some(({name, aclMode}) => name === dataset && aclMode === 'public')
  return (id) => !isPrivateId(id) && isPublic()
}
