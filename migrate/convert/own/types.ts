/**
 * What users of the converter hand to it to make blocks of their own, and what their functions are handed. Inside the
 * converter other types hold: the edge between them is `wrapFlow.ts` and `wrapPhrasing.ts`.
 *
 * @module
 */
import type {Node, Nodes, PhrasingContent, RootContent} from 'mdast'

import type {Decorator, Style} from '../../../schemas/names.ts'
import type {Unkeyed} from '../../../src/portable-text/assignKeys.ts'
import type {Figure, InlineImage} from '../../../src/portable-text/types.ts'
import type {Severity} from '../../types.ts'
import type {Dialect} from '../dialects.ts'
import type {DraftBlock, DraftTextBlock} from '../drafts.ts'

/**
 * An object to stand in a body: a type of your schema, or one of this package. Its members are JSON values; those that are
 * undefined are left out. No `_key` is needed: every object of every array in it gets one, made of what it holds.
 */
export type NewObject = {_type: string; [field: string]: unknown} | {_type: string}

/** A block that the converter made, before it has its key. It can be a member of what a handler returns, changed or not. */
export type ConvertedBlock = DraftBlock

declare const WORDS: unique symbol

/** Words that the converter made, with their marks: to be returned by a handler. What is in them is its own business. */
export interface Words {
  readonly [WORDS]: true
}

/** A node of a type that mdast does not have: a plugin made it. Its type is yours to state. */
export interface UnknownNode extends Node {
  children?: unknown
  value?: unknown
}

/** What a handler of your own tells about a place of the source. */
export interface OwnMessage {
  /** Name of the rule, yours to choose: `custom/`, then lower-case letters, digits and dashes. */
  rule: `custom/${string}`
  severity: Severity
  /** What was found, what was expected, what to do. */
  reason: string
}

/** Where an image is, and what it shows. */
export interface NewImage {
  /** As the source wrote it: on the web, or a file relative to the article. */
  url: string
  alt?: string | null | undefined
  title?: string | null | undefined
}

/** What every handler can ask for. All of it may be taken apart: `({name}, {text, report}) => …`. */
interface SharedContext {
  /** Which Markdown the article is written in. */
  readonly dialect: Dialect
  /** The Markdown of a node as written; that of the handler's own node when none is given. Empty for made-up nodes. */
  source: (node?: Node) => string
  /** The text of nodes without any marks. */
  text: (nodes: readonly Nodes[]) => string
  /** Adds a message about this place to the report. Throws a TypeError when its rule is not named `custom/…`, or it has no reason. */
  report: (message: OwnMessage) => void
}

/** What a handler between paragraphs can ask for. */
export interface FlowContext extends SharedContext {
  /**
   * Converts nodes to blocks, to be put into an array field.
   *
   * @param options.levels - Attribute levels between the own object and the blocks: 2 for `content[]`, which is the
   *   default, 4 for `panes[].content[]`. The Content Lake stores 20 in all, and deeper content is laid out flat.
   */
  blocks: (nodes: readonly Nodes[], options?: {levels?: number}) => ConvertedBlock[]
  /** Makes one text block of nodes among words, or of a text. */
  textBlock: (words: readonly PhrasingContent[] | string, options?: {style?: Style}) => DraftTextBlock
  /** Notes that the article shows an image, so that an import uploads it, and makes the `figure` that holds it. */
  useImage: (image: NewImage) => Unkeyed<Figure>
  /** What would have become of the node without this handler. */
  next: () => ConvertedBlock[]
}

/** What a handler among words can ask for. */
export interface PhrasingContext extends SharedContext {
  /**
   * Converts nodes among words, or a text, with the marks that stand around them.
   *
   * @param options.decorator - One more mark.
   * @param options.link - A link around them.
   */
  words: (
    nodes: readonly PhrasingContent[] | string,
    options?: {decorator?: Decorator; link?: {href: string; title?: string}},
  ) => Words
  /** Notes that the article shows an image, so that an import uploads it, and makes the `inlineImage` that holds it. */
  useImage: (image: NewImage) => Unkeyed<InlineImage>
  /** What would have become of the node without this handler. */
  next: () => Words
}

/** What becomes of something between paragraphs: one block, several, none with `[]`; undefined for the default. */
export type FlowResult = NewObject | readonly NewObject[] | undefined

/** What becomes of something among words: text, objects and converted words, one or several; undefined for the default. */
export type PhrasingResult = PhrasingPart | readonly PhrasingPart[] | undefined
type PhrasingPart = string | Words | NewObject

/**
 * Turns something between paragraphs into blocks. It must be synchronous, and give equal results for equal nodes. To keep the
 * default, return undefined before anything is converted: what was converted by then is thrown away.
 */
export type FlowHandler<Subject> = {handle(subject: Subject, context: FlowContext): FlowResult}['handle']

/** Turns something among words into parts of a text block. It must be synchronous, and give equal results for equal nodes. */
export type PhrasingHandler<Subject> = {handle(subject: Subject, context: PhrasingContext): PhrasingResult}['handle']

type KnownFlowHandlers = {[Type in Nodes['type']]?: FlowHandler<Extract<Nodes, {type: Type}>>}
type KnownPhrasingHandlers = {[Type in Nodes['type']]?: PhrasingHandler<Extract<Nodes, {type: Type}>>}

/** Handlers by node type, for nodes between paragraphs. Each is called before the one of this package. */
export interface FlowHandlers extends KnownFlowHandlers {
  [type: string]: FlowHandler<UnknownNode> | undefined
}

/** Handlers by node type, for nodes among words. Each is called before the one of this package. */
export interface PhrasingHandlers extends KnownPhrasingHandlers {
  [type: string]: PhrasingHandler<UnknownNode> | undefined
}

/** A directive: `::name[label]{attributes}`, a container `:::name`, or `:name[label]{attributes}` among words. */
export interface Directive<Child extends Nodes = RootContent> {
  name: string
  form: 'leaf' | 'container' | 'text'
  /** `{.a}` and `{#b}` are `class` and `id`; an attribute without a value is `''`. */
  attributes: Readonly<Record<string, string | undefined>>
  /** What stands in brackets after the name. */
  label: readonly PhrasingContent[]
  /** What a container holds; the label where the directive stands among words; else nothing. */
  children: readonly Child[]
}

/** An element of HTML, or of JSX in the dialect `mdx`, with its attributes and content. */
export interface Element<Child extends Nodes = RootContent> {
  /** Lower case in HTML, as written in JSX. */
  name: string
  /** Values with character references decoded, names of HTML in lower case; an attribute without a value is `''`. */
  attributes: Readonly<Record<string, string | undefined>>
  /** JSX alone: the expressions in braces by attribute, as written; that of `{...spread}` by `...`. */
  expressions: Readonly<Record<string, string | undefined>>
  /** What stands between the tags, read as Markdown where CommonMark reads it so. */
  children: readonly Child[]
  /** What stands between the tags, as written. */
  inner: string
}

/** Two tables by name: for where a thing stands between paragraphs, and for where it stands among words. */
export interface ByPlace<Flow, Phrasing> {
  flow?: Flow
  phrasing?: Phrasing
}

/** Handlers by the type of node. */
export type NodeHandlers = ByPlace<FlowHandlers, PhrasingHandlers>

/** Handlers by the name of a directive. Only what is named here is read as a directive. */
export type DirectiveHandlers = ByPlace<
  Readonly<Record<string, FlowHandler<Directive>>>,
  Readonly<Record<string, PhrasingHandler<Directive<PhrasingContent>>>>
>

/** Handlers by the name of an element, in any case for HTML and as written for JSX. */
export type ElementHandlers = ByPlace<
  Readonly<Record<string, FlowHandler<Element>>>,
  Readonly<Record<string, PhrasingHandler<Element<PhrasingContent>>>>
>
