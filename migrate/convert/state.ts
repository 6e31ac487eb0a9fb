import type {Definition, Nodes, PhrasingContent} from 'mdast'

import {hashText} from '../../src/portable-text/hashText.ts'
import type {ImageUse, Message, Position} from '../types.ts'
import type {DraftBlock, LinkMark, Mark, Piece} from './drafts.ts'
import type {Dialect} from './dialects.ts'
import {excerpt} from './excerpt.ts'
import {pairHtml} from './html/pairHtml.ts'
import {revertFlow, revertPhrasing} from './revert.ts'
import {CONVERT_RULES, type ConvertRule} from './rules.ts'
import {toTextBlock} from './toTextBlock.ts'

/** Where blocks will stand. */
export interface FlowContext {
  /** Attribute levels of the members of the array the blocks go to; see `levels.ts`. */
  levels: number
  /** What stands before them in that array. */
  before: readonly DraftBlock[]
  /** They are the content of an item of a tight list, whose paragraphs are bare text. */
  isTight?: boolean
}

/** What holds for words inside some inline nodes. */
export interface PhrasingContext {
  /** Outermost first. */
  marks: readonly Mark[]
  /** The link around the words. */
  link?: LinkMark
}

/** Turns a node that stands between paragraphs into blocks. */
export type FlowHandler<Node extends Nodes = Nodes> = (state: State, node: Node, context: FlowContext) => DraftBlock[]

/** Turns a node that stands among words into pieces of a text block. */
export type PhrasingHandler<Node extends Nodes = Nodes> = (
  state: State,
  node: Node,
  context: PhrasingContext,
) => Piece[]

/** Handlers by node type, one table for each of the two places a node can stand in. */
export interface Handlers {
  flow: Readonly<Record<string, FlowHandler>>
  phrasing: Readonly<Record<string, PhrasingHandler>>
}

/** What a state is made of. */
export interface StateOptions {
  /** The normalized Markdown the tree was made of. */
  source: string
  /** Line number in the file of the first line of `source`. */
  firstLine: number
  /** Which Markdown `source` is written in. */
  dialect: Dialect
  /** False when it is CommonMark alone. */
  gfm: boolean
  /** Whether lists, quotations and callouts stay flat blocks, whatever they hold. */
  flatOnly: boolean
  /** Every link definition of the tree. */
  definitions: ReadonlyMap<string, Definition>
  /** Identifiers of the footnotes of the tree. */
  footnotes: ReadonlySet<string>
  handlers: Handlers
}

/** All that handlers share during one conversion. `one` and `all`, in their two forms, are the only recursion. */
export interface State {
  /** Which Markdown the source is written in. */
  readonly dialect: Dialect
  /** False when the source is CommonMark alone. */
  readonly gfm: boolean
  /** Whether lists, quotations and callouts stay flat blocks, whatever they hold. */
  readonly flatOnly: boolean
  /** Converts a node between paragraphs. */
  one(node: Nodes, context: FlowContext): DraftBlock[]
  /** Converts a node between paragraphs that has no handler there: a paragraph of words, or of its source. */
  oneUnhandled(node: Nodes, context: FlowContext): DraftBlock[]
  /** Converts siblings between paragraphs into an array of their own, whose members are `levels` deep. */
  all(nodes: readonly Nodes[], levels: number, isTight?: boolean): DraftBlock[]
  /** Converts a node among words. */
  oneInline(node: Nodes, context: PhrasingContext): Piece[]
  /** Converts siblings among words. */
  allInline(nodes: readonly PhrasingContent[], context?: PhrasingContext): Piece[]
  /** The link definition of a reference, which counts as used from then on. */
  definition(identifier: string): Definition | undefined
  /** An identifier for a footnote that has none: made of its Markdown, and of no other footnote. */
  footnoteIdentifier(source: string): string
  /** The Markdown of a node; empty for a node that a plugin made up. */
  sourceOf(node: Nodes): string
  /** Notes that the article shows an image. */
  useImage(src: string, node: Nodes): void
  /** Reports something about a node; the severity is the rule's. */
  report(rule: ConvertRule, node: Nodes, reason: string): void
  /** Adds a message about a node, of any rule. */
  note(node: Nodes, message: Pick<Message, 'severity' | 'rule' | 'reason'>): void
  /** Remembers how far the conversion has come: what is returned takes back what it gathered since. */
  savepoint(): () => void
  /** How many handlers of the user are converting what is inside their nodes right now. */
  ownDepth: number
  /** How many `<pre>` of raw HTML are open. */
  openPre: number
  /** Blocks that cannot stand where the source has them and go to the end of the body. */
  readonly atEnd: DraftBlock[]
  /** Every use of an image so far, in source order. */
  readonly images: ImageUse[]
  /** Every message so far, in the order they arose. */
  readonly messages: Message[]
  /** Identifiers of the definitions asked for so far. */
  readonly usedDefinitions: ReadonlySet<string>
}

/** Makes the state of one conversion. */
export function createState(options: StateOptions): State {
  const {source, firstLine, dialect, gfm, flatOnly, definitions, footnotes, handlers} = options
  const usedDefinitions = new Set<string>()
  /** How many footnotes without an identifier there were, by the one made of their words. */
  const noteCounts = new Map<string, number>()
  /** Every change of those counts, with what stood there before. */
  const noteLog: {base: string; count: number}[] = []
  /** Of the last node that had one: nodes that plugins make up do not, and are reported there. */
  let place: Position | undefined

  const placeOf = (node: Nodes): Position | undefined => {
    const start = node.position?.start
    return start ? {line: start.line + firstLine - 1, column: start.column} : place
  }

  const state: State = {
    dialect,
    gfm,
    flatOnly,
    ownDepth: 0,
    openPre: 0,
    atEnd: [],
    images: [],
    messages: [],
    usedDefinitions,
    one(node, context) {
      place = placeOf(node)
      return handlers.flow[node.type]?.(state, node, context) ?? state.oneUnhandled(node, context)
    },
    oneUnhandled(node, context) {
      if (handlers.phrasing[node.type]) return [toTextBlock(state.oneInline(node, {marks: []}))]
      return revertFlow(state, node, context)
    },
    all(nodes, levels, isTight = false) {
      const blocks: DraftBlock[] = []
      for (const node of nodes) {
        for (const block of state.one(node, {levels, before: blocks, isTight})) blocks.push(block)
      }
      return blocks
    },
    oneInline(node, context) {
      place = placeOf(node)
      const handler = handlers.phrasing[node.type] ?? revertPhrasing
      return handler(state, node, context)
    },
    allInline(nodes, context = {marks: []}) {
      const pieces: Piece[] = []
      for (const node of pairHtml(nodes)) {
        for (const piece of state.oneInline(node, context)) pieces.push(piece)
      }
      return pieces
    },
    definition(identifier) {
      const definition = definitions.get(identifier)
      if (definition) usedDefinitions.add(identifier)
      return definition
    },
    footnoteIdentifier(text) {
      const base = `note-${hashText(text)}`
      const before = noteCounts.get(base) ?? 0
      let count = before + 1
      const identifierOf = () => (count === 1 ? base : `${base}-${count}`)
      while (footnotes.has(identifierOf())) count++
      noteCounts.set(base, count)
      noteLog.push({base, count: before})
      return identifierOf()
    },
    sourceOf({position}) {
      return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
    },
    useImage(src, node) {
      const position = placeOf(node)
      state.images.push({src, ...(position && {position})})
    },
    report(rule, node, reason) {
      state.note(node, {severity: CONVERT_RULES[rule], rule, reason})
    },
    note(node, message) {
      const text = excerpt(state.sourceOf(node))
      state.messages.push({...message, ...placeOf(node), ...(text !== '' && {source: text})})
    },
    savepoint() {
      const lists = [state.messages, state.images, state.atEnd]
      const lengths = lists.map(({length}) => length)
      const {openPre} = state
      const notesBefore = noteLog.length
      return () => {
        for (const [index, list] of lists.entries()) list.length = lengths[index] ?? 0
        for (const {base, count} of noteLog.splice(notesBefore).toReversed()) noteCounts.set(base, count)
        state.openPre = openPre
      }
    },
  }
  return state
}
