import {writeCalloutName} from '../../../migrate/convert/calloutNames.ts'
import type {Block, TextBlock} from '../../../src/portable-text/types.ts'
import {walkBlocks} from '../../../src/portable-text/walkBlocks.ts'
import {toWords, withoutTags} from './sourceText.ts'

/** What a reader sees of Portable Text, as one line of words; a callout shows its tone as Markdown does. */
export function blocksText(blocks: readonly Block[]): string {
  return toWords([...walkBlocks(blocks)].map(ownText).join('\n'))
}

function ownText(block: Block): string {
  switch (block._type) {
    case 'block':
      return inlineText(block)
    case 'code':
      return block.code
    case 'htmlBlock':
      return withoutTags(block.html)
    case 'figure':
      return block.caption ?? ''
    case 'callout':
      return `[!${(writeCalloutName(block.tone, block.title) ?? block.tone).toUpperCase()}]`
    default:
      return ''
  }
}

function inlineText(block: TextBlock): string {
  return block.children
    .map((child) => {
      if (child._type === 'span') return child.text
      return child._type === 'inlineHtml' ? withoutTags(child.html) : ''
    })
    .join('')
}
