import type {Nodes, Paragraph, PhrasingContent} from 'mdast'

import type {ConvertRule} from './rules.ts'

/** The title of a callout, which is plain text here. */
export interface CalloutTitle {
  /** Empty where there is none. */
  title: string
  /** The words, where they are more than a title can say: the first paragraph of what the callout holds. */
  moved: Paragraph[]
  /** What to report. */
  notices: [rule: ConvertRule, reason: string][]
}

const MARKS: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>(['delete', 'emphasis', 'highlight', 'strong'])

/**
 * Reads words as the title of a callout. Marks are left out; words with a link, an image or anything else than text in them
 * are no title but a paragraph, which loses none of it.
 *
 * @param words - On one line.
 */
export function readCalloutTitle(words: readonly PhrasingContent[]): CalloutTitle {
  const isBlank = words.every((node) => node.type === 'text' && node.value.trim() === '')
  if (isBlank) return {title: '', moved: [], notices: []}
  const text = words.map(toText)
  if (text.includes(undefined)) {
    const reason =
      'The title of a callout is plain text, without links, images and the like: it became the first paragraph of the callout.'
    return {title: '', moved: [toParagraph(words)], notices: [['convert/callout-title', reason]]}
  }
  const title = text.join('').trim()
  const isReduced = !words.every(({type}) => type === 'text')
  const reason = `The title of a callout is plain text: it became "${title}", without marks of its own.`
  return {title, moved: [], notices: isReduced ? [['convert/callout-title', reason]] : []}
}

/** Undefined for what is more than text and marks. */
function toText(node: Nodes): string | undefined {
  if (node.type === 'break') return ' '
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (!MARKS.has(node.type) || !('children' in node)) return undefined
  const parts = node.children.map(toText)
  return parts.includes(undefined) ? undefined : parts.join('')
}

function toParagraph(words: readonly PhrasingContent[]): Paragraph {
  const start = words[0]?.position?.start
  const end = words.at(-1)?.position?.end
  return {type: 'paragraph', children: [...words], ...(start && end && {position: {start, end}})}
}
