import type {Heading, Root, RootContent} from 'mdast'

import type {State} from './state.ts'

/**
 * Takes off a first heading that repeats the title: front matter says it already, and a page would show it twice.
 * A heading with formatting or an id of its own says more than the title and stays.
 *
 * @param title - Title of the article; without one nothing is taken off.
 * @returns The nodes to convert, and whether a heading was taken off.
 */
export function takeTitleHeading(
  state: State,
  tree: Root,
  title: string | undefined,
): {nodes: RootContent[]; titleHeading: boolean} {
  const first = tree.children.find((node) => node.type !== 'definition')
  if (title === undefined || first?.type !== 'heading' || first.depth !== 1) {
    return {nodes: tree.children, titleHeading: false}
  }
  const text = plainText(first)
  if (text === undefined || collapse(text) !== collapse(title)) return {nodes: tree.children, titleHeading: false}
  state.report('convert/title-heading', first, 'Took off the first heading, which repeats the title of the article.')
  return {nodes: tree.children.filter((node) => node !== first), titleHeading: true}
}

/** The text of a heading, or undefined when it is more than text. */
function plainText(node: Heading): string | undefined {
  const values = node.children.map((child) => (child.type === 'text' ? child.value : undefined))
  return values.includes(undefined) ? undefined : values.join('')
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
