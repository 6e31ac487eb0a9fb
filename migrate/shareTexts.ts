import type {ArticleResult} from './types.ts'

/** Texts that are remembered: what rules say is far less, what is said of one article alone may be far more. */
const MOST = 10_000

/** Gives for a text the first one that was equal to it. */
export type Share = <Text extends string>(text: Text) => Text

/** Makes a memory of texts. */
export function createShare(): Share {
  const texts = new Map<string, string>()
  return <Text extends string>(text: Text): Text => {
    const known = texts.get(text) as Text | undefined
    if (known === undefined && texts.size < MOST) texts.set(text, text)
    return known ?? text
  }
}

/**
 * A row as it is kept until the end of a run, of which there may be very many: each comes from a thread or a plan with copies of
 * texts that others have too, and with lists that have room for more.
 */
export function shareTexts(row: ArticleResult, share: Share): ArticleResult {
  const messages = row.messages.map((message) => ({
    ...message,
    severity: share(message.severity),
    rule: share(message.rule),
    reason: share(message.reason),
    ...(message.source !== undefined && {source: share(message.source)}),
  }))
  return {...row, messages}
}
