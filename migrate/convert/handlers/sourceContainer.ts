import type {RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

import type {DraftBlock} from '../drafts.ts'
import type {FlowContext, State} from '../state.ts'

/** A container that means nothing here: the lines that open and close it as source, and between them what it holds. */
export function sourceContainer(
  state: State,
  node: ContainerDirective,
  children: readonly RootContent[],
  context: FlowContext,
): DraftBlock[] {
  const [, opening, closing] = /^(.*)\n(?:[^]*\n)?[^\n]*?(:+)[ \t]*$/.exec(state.sourceOf(node)) ?? []
  // One that a plugin made up has no lines.
  if (opening === undefined || closing === undefined) return state.oneUnhandled(node, context)
  state.report(
    'convert/container',
    node,
    `Kept the lines that begin and end a container \`${opening.trim()}\` as source, around what it holds: a site shows more than that only if its renderer knows it. The setting \`directives\` can make a block of your own of it.`,
  )
  return [toSource(opening.trimEnd()), ...state.all(children, context.levels), toSource(closing)]
}

function toSource(source: string): DraftBlock {
  return {_type: 'sourceBlock', syntax: 'directive', source}
}
