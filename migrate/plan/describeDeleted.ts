import type {Message} from '../types.ts'

/**
 * The message for an article that was imported and is not published any more.
 *
 * @param hasDraft - True when it lives on as a draft: an editor took it offline.
 */
export function describeDeleted(hasDraft: boolean): Message {
  return hasDraft
    ? {
        severity: 'warning',
        rule: 'plan/unpublished',
        reason:
          'An editor unpublished this article since it was imported; it stays a draft and is not published again.',
      }
    : {
        severity: 'warning',
        rule: 'plan/deleted',
        reason: 'An editor deleted this article since it was imported; it stays deleted.',
      }
}
