import {LakeError} from '../errors.ts'
import type {LakeContext} from './context.ts'

/** Refuses callers that may only read, as the hosted lake refuses requests without a token. */
export function requireWriter(c: LakeContext): void {
  if (c.var.caller.canWrite) return
  const description = 'Insufficient permissions; permission "create" required. Send a token: any text will do.'
  throw new LakeError(403, {
    kind: 'mutation',
    description,
    items: [{index: 0, error: {type: 'insufficientPermissionsError', description, permission: 'create'}}],
  })
}
