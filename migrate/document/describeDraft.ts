import type {DraftMark, Message, PublishingSettings} from '../types.ts'

const WHAT_HAPPENS = {
  draft: 'it arrives as a draft and is not published. The setting `drafts` can say otherwise.',
  publish: 'it is published all the same, as the setting `drafts` says.',
  skip: 'it is left out, as the setting `drafts` says.',
} as const

/** Says what becomes of an article that is not to be published, by its source. */
export function describeDraft({by, position}: DraftMark, {drafts = 'draft'}: PublishingSettings = {}): Message {
  const reason = `${by} says that this article is a draft: ${WHAT_HAPPENS[drafts]}`
  return {severity: 'info', rule: 'front-matter/draft', reason, ...position}
}
