import type {Nodes, Paragraph, Parents} from 'mdast'
import {directiveToMarkdown, type ContainerDirective, type LeafDirective} from 'mdast-util-directive'
import type {Options} from 'remark-stringify'

import {splitLabel} from '../convert/syntax/containers/splitLabel.ts'
import {verbatim, type Verbatim} from './verbatim.ts'

type Handlers = NonNullable<Options['handlers']>
type Handle = NonNullable<Handlers['paragraph']>
type State = Parameters<Handle>[2]
type Info = Parameters<Handle>[3]
type Labelled = Pick<Paragraph | LeafDirective, 'children'>

const library = directiveToMarkdown({preferShortcut: false}).handlers as Record<string, Handle>

/** Directives in the form in which the converter reads them. */
export const directiveHandlers: Handlers = {...library, leafDirective, containerDirective}

function leafDirective(node: LeafDirective, parent: Parents | undefined, state: State, info: Info): string {
  return write({...node, children: labelOf(node, state, info)}, parent, state, info)
}

/**
 * Empty lines set apart what a container holds: HTML goes on to the next of them, and would take the end of the container
 * with it.
 */
function containerDirective(node: ContainerDirective, parent: Parents | undefined, state: State, info: Info): string {
  const {label, held} = splitLabel(node.children)
  const children = label ? [{...label, children: labelOf(label, state, info)}, ...held] : node.children
  const lines = write({...node, children}, parent, state, info).split('\n')
  const [opening, inner, closing] = [lines[0], lines.slice(1, -1), lines.at(-1)]
  return [opening, ...(inner.length > 0 ? ['', ...inner, ''] : []), closing].join('\n')
}

function write(node: Nodes, parent: Parents | undefined, state: State, info: Info): string {
  return library[node.type]?.(node, parent, state, info) ?? ''
}

/**
 * A label as it is to stand in the brackets. The library escapes in it what it would in the label of a link, in which no
 * bare address is one.
 */
export function labelOf({children}: Labelled, state: State, info: Info): Verbatim[] {
  const exit = state.enter('leafDirectiveLabel')
  const exitPhrasing = state.enter('phrasing')
  const value = state.containerPhrasing({type: 'paragraph', children}, {...info, before: '[', after: ']'})
  exitPhrasing()
  exit()
  return value === '' ? [] : [verbatim(value.replaceAll(/[\r\n]+/g, ' '))]
}
