import type {PhrasingContent, RootContent} from 'mdast'

import type {Block, InlineObject} from '../../src/portable-text/types.ts'
import {walkBlocks} from '../../src/portable-text/walkBlocks.ts'
import {excerpt} from '../convert/excerpt.ts'
import type {Message} from '../types.ts'
import {createFootnoteLabels, toLabel} from './footnoteLabels.ts'
import {handlerOf} from './handlerOf.ts'
import {handlers} from './handlers/index.ts'
import {writeOwnBlock} from './own/writeOwnBlock.ts'
import {writeOwnObject} from './own/writeOwnObject.ts'
import {MARKDOWN_RULES} from './rules.ts'
import type {MarkdownOptions, MarkdownState} from './state.ts'
import {toFlow} from './toFlow.ts'
import {toPhrasing} from './toPhrasing.ts'

/** Makes the state of writing one body. */
export function createState(body: readonly Block[], options: MarkdownOptions): MarkdownState {
  const footnotes = [...walkBlocks(body)].flatMap((block) => (block._type === 'footnote' ? block.identifier : []))
  const labels = createFootnoteLabels(footnotes)
  const messages: Message[] = []
  const state: MarkdownState = {
    options,
    messages,
    flow: (blocks) => toFlow(state, blocks),
    block(block) {
      const write = () => handlerOf(handlers.blocks, block._type)?.(state, block) ?? unknownBlock(state, block)
      return writeOwnBlock(state, block, write) ?? write()
    },
    phrasing: (block, place, children) => toPhrasing(state, block, place, children),
    object(object, context) {
      const write = () =>
        handlerOf(handlers.objects, object._type)?.(state, object, context) ??
        unknownObject(state, object, context.block)
      return writeOwnObject(state, object, context, write) ?? write()
    },
    footnoteLabel(identifier, block) {
      const label = labels.get(identifier)
      if (label === undefined) {
        state.report(
          'markdown/missing-footnote',
          block,
          `Found a call of the footnote "${identifier}", which is not there; it reads as text. Add the footnote.`,
        )
      } else if (label !== identifier) {
        state.report(
          'markdown/footnote-identifier',
          block,
          `Found the footnote identifier "${identifier}", which Markdown cannot say; it is "${label}" there.`,
        )
      }
      return label ?? toLabel(identifier)
    },
    report(rule, block, reason) {
      state.note(block, {severity: MARKDOWN_RULES[rule], rule, reason})
    },
    note(block, {severity, rule, reason}) {
      const source = excerptOf(block)
      messages.push({severity, rule, reason: `Block ${block._key}: ${reason}`, ...(source !== '' && {source})})
    },
  }
  return state
}

/** A type that a newer version, or a schema with more types, has put there. Its JSON keeps what it held. */
function unknownBlock(state: MarkdownState, block: Block): RootContent[] {
  reportUnknown(state, block, block._type)
  return [{type: 'code', lang: 'json', value: JSON.stringify(block, null, 2)}]
}

function unknownObject(state: MarkdownState, object: InlineObject, block: Block): PhrasingContent[] {
  reportUnknown(state, block, object._type)
  return [{type: 'inlineCode', value: JSON.stringify(object)}]
}

function reportUnknown(state: MarkdownState, block: Block, type: string): void {
  state.report(
    'markdown/unknown-type',
    block,
    `Found the type "${type}", which has no form in Markdown; its JSON stands in its place. To write it, give toMarkdown() a handler for it.`,
  )
}

function excerptOf(block: Block): string {
  if (block._type !== 'block') return ''
  return excerpt(block.children.map((child) => (child._type === 'span' ? child.text : '')).join(''))
}
