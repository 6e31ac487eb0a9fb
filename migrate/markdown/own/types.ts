/**
 * What users hand to the writer of Markdown for types of their own, and what their functions are handed.
 *
 * @module
 */
import type {PhrasingContent, RootContent} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'

import type {ByPlace, OwnMessage} from '../../convert/own/types.ts'
import type {Block, TextBlock} from '../../../src/portable-text/types.ts'

/** An object of a body. Its type, and what else it holds, is yours to state: `(video: Video) => …`. */
export interface TypedBlock {
  _type: string
  _key?: string
}

/** What a handler can ask for. All of it may be taken apart: `(block, {markdown}) => …`. */
export interface WriteContext<Node> {
  /** Writes blocks, those of an array field say, as Markdown without a line end at its end. */
  markdown: (blocks: readonly Block[]) => string
  /** The same as Markdown nodes. */
  nodes: (blocks: readonly Block[]) => RootContent[]
  /** The words of a text block as Markdown nodes. */
  words: (block: TextBlock) => PhrasingContent[]
  /** Adds a message about the block. Throws a TypeError when its rule is not named `custom/…`, or it has no reason. */
  report: (message: OwnMessage) => void
  /** What would be written without this handler. */
  next: () => Node[]
}

/** Markdown as it is to stand there, or Markdown nodes; undefined for what would be written without the handler. */
type Written<Node> = string | Node | readonly Node[] | undefined

/**
 * Writes a block of some type. It must be synchronous. In Markdown of its own, quotations and lists around the block are
 * taken care of; nothing in it is escaped.
 */
export type BlockWriter<Subject extends TypedBlock = TypedBlock> = {
  write(block: Subject, context: WriteContext<RootContent>): Written<RootContent | LeafDirective | ContainerDirective>
}['write']

/** Writes an object among words of some type. It must be synchronous, and its Markdown is best on one line. */
export type ObjectWriter<Subject extends TypedBlock = TypedBlock> = {
  write(object: Subject, context: WriteContext<PhrasingContent>): Written<PhrasingContent | TextDirective>
}['write']

/** Handlers by `_type`: `flow` for blocks, `phrasing` for objects among words. */
export type TypeHandlers = ByPlace<Readonly<Record<string, BlockWriter>>, Readonly<Record<string, ObjectWriter>>>
