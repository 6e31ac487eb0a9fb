/** Who a request acts for. */
export interface Caller {
  /** The user id that `identity()` and the history show. */
  identity: string
  /** False for anonymous readers: they see no document whose id has a dot, drafts included. */
  canReadPrivate: boolean
  canWrite: boolean
}

/** The one user of an embedded lake. */
export const OWNER_ID = 'lake-owner'

const OWNER: Caller = {identity: OWNER_ID, canReadPrivate: true, canWrite: true}
const ANONYMOUS: Caller = {identity: '<anonymous>', canReadPrivate: false, canWrite: false}

/**
 * Says who a request acts for.
 *
 * @param authorization - The `Authorization` header. Any bearer token is the owner's: the lake is reachable from this
 * machine only and keeps no accounts.
 * @param anonymousIsOwner - Whether a request without a token acts as the owner, too, as a Studio that signs in
 * silently needs.
 */
export function identifyCaller(authorization: string | undefined, anonymousIsOwner: boolean): Caller {
  const hasToken = authorization !== undefined && /^bearer\s+\S/i.test(authorization)
  return hasToken || anonymousIsOwner ? OWNER : ANONYMOUS
}
