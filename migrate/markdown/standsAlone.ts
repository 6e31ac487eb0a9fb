import type {Html, Paragraph, PhrasingContent} from 'mdast'

import {startsHtml} from '../convert/html/htmlBlocks.ts'
import {isHtmlElement} from '../convert/html/htmlElements.ts'

/**
 * Whether MDX would read a paragraph as something else than a paragraph: one that is nothing but tags and expressions, one
 * that begins with an element that stands between paragraphs, and one that is a component around words.
 *
 * @param text - The paragraph as it is written.
 * @param isItem - Whether it stands in an item of a list, where components stay among words.
 */
export function standsAlone({children}: Paragraph, text: string, isItem: boolean): boolean {
  const [first, last] = [children[0], children.at(-1)]
  if (first?.type !== 'html' || !/^[<{]/.test(first.value)) return false
  if (startsHtml(text.split('\n', 1)[0] ?? '') || children.every(isPieceOrBlank)) return true
  return !isItem && isComponent(first) && last?.type === 'html' && last.value.startsWith('</')
}

function isPieceOrBlank(node: PhrasingContent): boolean {
  return node.type === 'html' ? /^[<{]/.test(node.value) : node.type === 'text' && /^[ \t]*$/.test(node.value)
}

function isComponent({value}: Html): boolean {
  return value.includes('{') || !isHtmlElement(/^<([^\s/>]*)/.exec(value)?.[1] ?? '')
}
