import type {Heading} from 'mdast'

import {isAnchor, type HeadingAttributes} from './headingAttributes.ts'
import type {State} from './state.ts'
import type {BareHeading} from './takeAttributes.ts'

/** A comment that is an id: as react.dev writes it, in lower case without spaces, or as Docusaurus does, after a number sign. */
const ID = /^\{\s*\/\*(?:\s*#(\S+?)\s*|([\p{Ll}\p{Lo}\p{M}\p{N}_-]+))\*\/\s*\}$/u

/**
 * Takes the id of a heading of MDX out of the comment at its end, `{/*id*\/}`.
 *
 * @returns Undefined for a heading that ends otherwise.
 */
export function takeIdComment(state: State, {children}: Heading): BareHeading | undefined {
  const [last, others] = [children.at(-1), children.slice(0, -1)]
  if (others.length === 0 || last?.type !== 'mdxSource' || last.kind !== 'comment') return undefined
  const [, marked, slug] = ID.exec(last.value) ?? []
  const anchor = marked ?? slug
  if (anchor === undefined || !isAnchor(anchor)) return undefined
  state.report(
    'convert/heading-comment',
    last,
    `Took "${anchor}" for the id of this heading, as it stands in a comment at its end. It is written as {#${anchor}} in Markdown.`,
  )
  const attributes: HeadingAttributes = {anchor, rest: '', index: 0}
  const before = others.at(-1)
  const bare = before?.type === 'text' ? [...others.slice(0, -1), {...before, value: before.value.trimEnd()}] : others
  return {children: bare, attributes}
}
