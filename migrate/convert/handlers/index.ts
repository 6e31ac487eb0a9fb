import type {Nodes} from 'mdast'

import type {FlowHandler, Handlers, PhrasingHandler} from '../state.ts'
import {admonition} from './admonition.ts'
import {blockquote} from './blockquote.ts'
import {code} from './code.ts'
import {containerDirective} from './containerDirective.ts'
import {decorated} from './decorated.ts'
import {definition} from './definition.ts'
import {footnoteDefinition} from './footnoteDefinition.ts'
import {footnoteReference} from './footnoteReference.ts'
import {hardBreak} from './hardBreak.ts'
import {heading} from './heading.ts'
import {html} from './html.ts'
import {htmlBlock} from './htmlBlock.ts'
import {htmlElement} from './htmlElement.ts'
import {htmlFlowElement} from './htmlFlowElement.ts'
import {image} from './image.ts'
import {imageReference} from './imageReference.ts'
import {inlineCode} from './inlineCode.ts'
import {inlineMath} from './inlineMath.ts'
import {inlineNote} from './inlineNote.ts'
import {link} from './link.ts'
import {linkReference} from './linkReference.ts'
import {list} from './list.ts'
import {math} from './math.ts'
import {mdxFlow, mdxPhrasing} from './mdxSource.ts'
import {obsidianSource, obsidianSourceBlock} from './obsidianSource.ts'
import {paragraph} from './paragraph.ts'
import {sourcePiece} from './sourcePiece.ts'
import {sourcePieceBlock} from './sourcePieceBlock.ts'
import {table} from './table.ts'
import {text} from './text.ts'
import {thematicBreak} from './thematicBreak.ts'
import {wikiImage} from './wikiImage.ts'
import {wikiLink} from './wikiLink.ts'

/** For each node type of some table, a handler that takes just that node. */
type FlowTable = {[Type in Nodes['type']]?: FlowHandler<Extract<Nodes, {type: Type}>>}
type PhrasingTable = {[Type in Nodes['type']]?: PhrasingHandler<Extract<Nodes, {type: Type}>>}

const flow = {
  admonition,
  blockquote,
  code,
  containerDirective,
  definition,
  footnoteDefinition,
  heading,
  html: htmlBlock,
  htmlFlowElement,
  list,
  math,
  mdxSource: mdxFlow,
  obsidianComment: obsidianSourceBlock,
  paragraph,
  sourcePiece: sourcePieceBlock,
  table,
  thematicBreak,
} satisfies FlowTable

const phrasing = {
  blockId: obsidianSource,
  break: hardBreak,
  delete: decorated('strike-through'),
  emphasis: decorated('em'),
  footnoteReference,
  highlight: decorated('highlight'),
  html,
  htmlElement,
  image,
  imageReference,
  inlineCode,
  inlineMath,
  inlineNote,
  link,
  linkReference,
  mdxSource: mdxPhrasing,
  obsidianComment: obsidianSource,
  sourcePiece,
  strong: decorated('strong'),
  text,
  wikiEmbed: obsidianSource,
  wikiImage,
  wikiLink,
} satisfies PhrasingTable

/**
 * The handler of every node that CommonMark, GFM and the dialects know. Items, rows and cells belong to the handlers of their lists
 * and tables. A lookup by the type of a node always finds the handler that takes it, which the types cannot say.
 */
export const handlers = {flow, phrasing} as unknown as Handlers
