import type {Heading, RootContent} from 'mdast'

import type {State} from './state.ts'

/**
 * Finds a first heading that repeats the title: front matter says it already, and a page would show it twice.
 * A heading with formatting or an id of its own says more than the title and stays.
 *
 * @param nodes - The first nodes of the article.
 * @param title - Title of the article; without one nothing is taken off.
 * @returns The heading, if it is to be taken off.
 */
export function findTitleHeading(
  state: State,
  nodes: readonly RootContent[],
  title: string | undefined,
): Heading | undefined {
  const first = nodes.find((node) => node.type !== 'definition')
  if (title === undefined || first?.type !== 'heading' || first.depth !== 1) return undefined
  const text = plainText(first)
  if (text === undefined || collapse(text) !== collapse(title)) return undefined
  state.report('convert/title-heading', first, 'Took off the first heading, which repeats the title of the article.')
  return first
}

/** The text of a heading, or undefined when it is more than text. */
function plainText(node: Heading): string | undefined {
  const values = node.children.map((child) => (child.type === 'text' ? child.value : undefined))
  return values.includes(undefined) ? undefined : values.join('')
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
