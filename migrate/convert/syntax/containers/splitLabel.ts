import type {Paragraph, RootContent} from 'mdast'

/**
 * Takes the title off what a container or an admonition holds.
 *
 * @returns The title, which is the first paragraph where that is marked as one, and all others.
 */
export function splitLabel<Content extends RootContent>(
  children: readonly Content[],
): {label?: Paragraph; held: readonly Content[]} {
  const [first, ...others] = children
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true
  return isLabel ? {label: first, held: others} : {held: children}
}
