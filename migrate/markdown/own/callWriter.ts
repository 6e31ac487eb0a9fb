import type {Nodes, Root} from 'mdast'

import type {Block} from '../../../src/portable-text/types.ts'
import {checkMessage} from '../../convert/own/checkMessage.ts'
import type {OwnMessage} from '../../convert/own/types.ts'
import {refuseAsync, UsageError} from '../../convert/own/usageError.ts'
import type {MarkdownState} from '../state.ts'
import {stringify} from '../stringify.ts'
import type {WriteContext} from './types.ts'

/** A call of a handler of the user. */
interface Call<Node extends Nodes> {
  state: MarkdownState
  /** The block it is about, or that it stands in. */
  block: Block
  writeDefault: () => Node[]
  /** A node of Markdown that is to stand as it is. */
  toNode: (markdown: string) => Node
  /** A tree of what the handler made. */
  toRoot: (nodes: Node[]) => Root
}

/**
 * Calls a handler of the user and makes sure that what it returns can be written. One that fails is reported, and the
 * default written.
 *
 * @param name - What the user calls the handler.
 * @returns Undefined for the default.
 * @throws UsageError when the handler is asynchronous.
 */
export function callWriter<Node extends Nodes>(
  name: string,
  {state, block, writeDefault, toNode, toRoot}: Call<Node>,
  run: (context: WriteContext<Node>) => unknown,
): Node[] | undefined {
  const {options, messages} = state
  const told: OwnMessage[] = []
  const said = messages.length
  const context: WriteContext<Node> = {
    markdown: (blocks) => stringify({type: 'root', children: state.flow(blocks)}, options).replace(/\n$/, ''),
    nodes: (blocks) => state.flow(blocks),
    words: (textBlock) => state.phrasing(textBlock, 'paragraph'),
    report(message) {
      checkMessage(message)
      told.push(message)
    },
    next: writeDefault,
  }
  let nodes: Node[] | undefined
  try {
    const written = run(context)
    refuseAsync(written, name)
    nodes = written === undefined ? undefined : toNodes(written, toNode)
    if (nodes) stringify(toRoot(nodes), options)
  } catch (error) {
    if (error instanceof UsageError) throw error
    nodes = undefined
    messages.length = said
    state.report('markdown/handler-failed', block, describeFailure(name, error))
  }
  for (const message of told) state.note(block, message)
  return nodes
}

function describeFailure(name: string, error: unknown): string {
  const problem = error instanceof Error ? error.message : String(error)
  return `${name} failed: ${problem.replace(/[.\s]+$/, '')}. The block was written as it is without the handler; mend it and write again.`
}

function toNodes<Node extends Nodes>(written: unknown, toNode: (markdown: string) => Node): Node[] {
  if (typeof written === 'string') {
    const markdown = written.replace(/^\n+|\s+$/g, '')
    return markdown === '' ? [] : [toNode(markdown)]
  }
  const nodes: readonly unknown[] = Array.isArray(written) ? written : [written]
  if (!nodes.every(isNode)) throw new TypeError('it returned something that is neither Markdown nor Markdown nodes')
  return nodes as Node[]
}

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
