import type {Block, Callout, TextBlock} from '../../../src/portable-text/types.ts'
import {walkBlocks} from '../../../src/portable-text/walkBlocks.ts'
import {toWords, withoutTags} from './sourceText.ts'

/**
 * What a reader sees of Portable Text, as one line of words.
 *
 * @param calloutText - What a callout shows before its content. Default its tone and its title.
 */
export function blocksText(blocks: readonly Block[], calloutText = toneAndTitle): string {
  return toWords([...walkBlocks(blocks)].map((block) => ownText(block, calloutText)).join('\n'))
}

function toneAndTitle({tone, title = ''}: Callout): string {
  return `[!${tone.toUpperCase()}] ${title}`
}

function ownText(block: Block, calloutText: typeof toneAndTitle): string {
  switch (block._type) {
    case 'block':
      return inlineText(block)
    case 'code':
      return block.code
    case 'htmlBlock':
      return withoutTags(block.html)
    case 'figure':
      return block.caption ?? ''
    case 'sourceBlock':
      return block.source
    case 'callout':
      return calloutText(block)
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
