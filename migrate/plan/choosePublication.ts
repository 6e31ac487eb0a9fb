import type {ArticleSketch, Message, Publication, PublishingSettings} from '../types.ts'

/** What a run is to make of an article by its source: publish it, bring it as a draft, or leave it out. */
export type PublicationChoice =
  | {publication: Publication; publishFrom?: string; messages: Message[]}
  | {publication: 'none'; messages: Message[]}

const WHAT_HAPPENS = {
  draft: 'it arrives as a draft, and the first run after that publishes it',
  skip: 'it is left out until then',
} as const

/**
 * Chooses what to make of an article whose source says that it is a draft, or whose date is in the future.
 *
 * @param sketch - What the source says.
 * @param settings - The rules of publishing.
 * @param now - Milliseconds since 1970.
 */
export function choosePublication(
  {draft, article: {publishedAt}}: Pick<ArticleSketch, 'draft' | 'article'>,
  {drafts = 'draft', future = 'publish'}: PublishingSettings,
  now: number,
): PublicationChoice {
  if (draft && drafts !== 'publish') return {publication: drafts === 'skip' ? 'none' : 'draft', messages: []}
  if (publishedAt === undefined || future === 'publish' || Date.parse(publishedAt) <= now) {
    return {publication: 'published', messages: []}
  }
  const reason = `Its date, ${publishedAt}, is in the future: ${WHAT_HAPPENS[future]}, as the setting \`future\` says.`
  const messages: Message[] = [{severity: 'info', rule: 'plan/future', reason}]
  return future === 'skip'
    ? {publication: 'none', messages}
    : {publication: 'draft', publishFrom: publishedAt, messages}
}
