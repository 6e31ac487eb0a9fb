import type {Nodes, PhrasingContent} from 'mdast'

import type {State} from './state.ts'

/** The title of a callout, which is plain text here. */
export interface CalloutTitle {
  /** Empty where there is none. */
  title: string
  /** Whether it was more than plain text. */
  isReduced: boolean
}

/**
 * Reads words as the title of a callout: without marks; of anything that is more than words, its source.
 *
 * @param words - On one line.
 */
export function readCalloutTitle(state: State, words: readonly PhrasingContent[]): CalloutTitle {
  return {
    title: words
      .map((node) => flatten(state, node))
      .join('')
      .trim(),
    isReduced: !words.every(({type}) => type === 'text'),
  }
}

/** What to tell of a title that was more than plain text. */
export function reducedTitle(title: string): string {
  return `The title of a callout is plain text: it became "${title}", without marks, links and images of its own.`
}

function flatten(state: State, node: Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'wikiLink') return node.value
  if (MARKS.has(node.type) && 'children' in node) return node.children.map((child) => flatten(state, child)).join('')
  return state.sourceOf(node)
}

const MARKS: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'delete',
  'emphasis',
  'highlight',
  'link',
  'linkReference',
  'strong',
])
