import type {PhrasingContent, RootContent} from 'mdast'

import type {Block, Figure, InlineImage, InlineObject, Reference, TextBlock} from '../../src/portable-text/types.ts'
import type {Dialect} from '../convert/dialects.ts'
import type {ByPlace} from '../convert/own/types.ts'
import type {Message} from '../types.ts'
import type {LinkTarget} from './marks.ts'
import type {TypeHandlers} from './own/types.ts'
import type {MarkdownRule} from './rules.ts'

/** How to write Markdown. */
export interface MarkdownOptions {
  /** Which Markdown to write; it has to be read as the same. `plain` by default. */
  dialect?: Dialect
  /** Title of the article, to be put back as the first heading: for articles whose import took it off. Default: none. */
  title?: string
  /**
   * The address of an uploaded image. Without it, or where it gives none, the id of the asset stands in place of the
   * address, and a message says so. An image with an `externalUrl` keeps that.
   */
  imageUrl?: (image: InlineImage | Figure) => string | undefined
  /**
   * The address of another article, without the fragment. Without it, or where it gives none, the words stand without
   * a link, and a message says so.
   */
  articleUrl?: (reference: Reference) => string | undefined
  /** Functions that write types of your own, or write those of this package before it does. None by default. */
  handlers?: TypeHandlers
  /**
   * The directives that readers know: text that only looks like one of them is escaped. Give the same that the converter
   * has; only the names count. None by default.
   */
  directives?: ByPlace<object, object>
}

/**
 * Where the words of a text block will stand: a `paragraph` may have several lines, a `heading` and a `cell` of a table
 * are one line.
 */
export type Place = 'paragraph' | 'heading' | 'cell'

/** Where some words stand. */
export interface PhrasingContext {
  /** The text block they belong to. */
  block: TextBlock
  place: Place
  /** The link around the words. */
  link?: LinkTarget
}

/** Turns a block into Markdown nodes. */
export type BlockHandler<Type extends Block = Block> = (state: MarkdownState, block: Type) => RootContent[]

/** Turns an object among words into Markdown nodes. */
export type ObjectHandler<Type extends InlineObject = InlineObject> = (
  state: MarkdownState,
  object: Type,
  context: PhrasingContext,
) => PhrasingContent[]

/** Handlers by `_type`, one table for each of the two places an object can stand in. */
export interface MarkdownHandlers {
  blocks: Readonly<Record<string, BlockHandler>>
  objects: Readonly<Record<string, ObjectHandler>>
}

/** All that handlers share while one body is written. Its methods are the only recursion. */
export interface MarkdownState {
  readonly options: MarkdownOptions
  /** Blocks that stand in one array as Markdown nodes. */
  flow(blocks: readonly Block[]): RootContent[]
  /** A block that is no member of a flat list or quotation. */
  block(block: Block): RootContent[]
  /** The words of a text block, or just some of its children, as Markdown nodes. */
  phrasing(block: TextBlock, place: Place, children?: TextBlock['children']): PhrasingContent[]
  /** An object among words as Markdown nodes. */
  object(object: InlineObject, context: PhrasingContext): PhrasingContent[]
  /** The label of a footnote: its identifier, where Markdown can say that. */
  footnoteLabel(identifier: string, block: Block): string
  /** Reports something about a block; the severity is the rule's. */
  report(rule: MarkdownRule, block: Block, reason: string): void
  /** Adds a message about a block, of any rule. */
  note(block: Block, message: Pick<Message, 'severity' | 'rule' | 'reason'>): void
  readonly messages: Message[]
}
