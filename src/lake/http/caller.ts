/** Who a request acts for. */
export interface Caller {
  /** The user id that `identity()` and the history show. */
  identity: string
  /** What people see of it. */
  name: string
  /** False for anonymous readers: they see no document whose id has a dot, drafts included, and no private dataset. */
  canReadPrivate: boolean
  canWrite: boolean
}

/** The one user of an embedded lake without tokens of its own. */
export const OWNER_ID = 'lake-owner'

/** May do everything. */
export const OWNER: Caller = {identity: OWNER_ID, name: 'Lake owner', canReadPrivate: true, canWrite: true}

/** Sees what the hosted lake shows requests without a token. */
export const ANONYMOUS: Caller = {
  identity: '<anonymous>',
  name: 'Anonymous',
  canReadPrivate: false,
  canWrite: false,
}
