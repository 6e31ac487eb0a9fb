import type {Block, InlineObject} from '../../../src/portable-text/types.ts'
import type {BlockHandler, MarkdownHandlers, ObjectHandler} from '../state.ts'
import {block} from './block.ts'
import {callout} from './callout.ts'
import {checkbox} from './checkbox.ts'
import {code} from './code.ts'
import {divider} from './divider.ts'
import {figure} from './figure.ts'
import {footnote} from './footnote.ts'
import {footnoteReference} from './footnoteReference.ts'
import {htmlBlock} from './htmlBlock.ts'
import {inlineHtml} from './inlineHtml.ts'
import {inlineImage} from './inlineImage.ts'
import {inlineMath} from './inlineMath.ts'
import {inlineSource} from './inlineSource.ts'
import {list} from './list.ts'
import {math} from './math.ts'
import {quote} from './quote.ts'
import {sourceBlock} from './sourceBlock.ts'
import {table} from './table.ts'

const blocks = {
  block,
  callout,
  code,
  divider,
  figure,
  footnote,
  htmlBlock,
  list,
  math,
  quote,
  sourceBlock,
  table,
} satisfies {
  [Type in Block['_type']]: BlockHandler<Extract<Block, {_type: Type}>>
}

const objects = {checkbox, footnoteReference, inlineHtml, inlineImage, inlineMath, inlineSource} satisfies {
  [Type in InlineObject['_type']]: ObjectHandler<Extract<InlineObject, {_type: Type}>>
}

/**
 * The handler of every type a body can hold. A lookup by `_type` always finds the handler that takes it, which the types
 * cannot say.
 */
export const handlers = {blocks, objects} as unknown as MarkdownHandlers
