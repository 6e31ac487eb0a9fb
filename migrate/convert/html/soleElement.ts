import type {Paragraph, PhrasingContent} from 'mdast'

import {betweenTags} from './betweenTags.ts'
import {isTagNode, readElementTag} from './elementTag.ts'
import type {HtmlFlowElement} from './htmlFlowElement.ts'
import {pairHtml} from './pairHtml.ts'
import {isWholeElement} from '../../../src/html/parseTag.ts'

/**
 * Reads a paragraph that holds one element of some names and nothing else: `<x-chart></x-chart>` on one line is that for
 * CommonMark (4.6), and who writes it means a block.
 *
 * @returns The element, or undefined for any other paragraph.
 */
export function soleElement(node: Paragraph, names: ReadonlySet<string>, source: string): HtmlFlowElement | undefined {
  if (!node.children[0] || !isTagNode(node.children[0])) return undefined
  const [only, ...others] = pairHtml(node.children).filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  )
  if (others.length > 0) return undefined
  const {position} = node
  if (only?.type === 'htmlElement' && names.has(only.tag.name)) {
    const {tag, children} = only
    const between = betweenTags(only)
    return {
      type: 'htmlFlowElement',
      tag,
      children: children.length > 0 ? [toParagraph(children)] : [],
      inner: source.slice(between?.start.offset ?? 0, between?.end.offset ?? 0),
      parts: {whole: node},
      ...(position && {position}),
    }
  }
  const tag = only && isTagNode(only) ? readElementTag(only) : undefined
  if (!tag || !names.has(tag.name) || !isWholeElement(tag)) return undefined
  return {type: 'htmlFlowElement', tag, children: [], inner: '', parts: {whole: node}, ...(position && {position})}
}

function toParagraph(children: PhrasingContent[]): Paragraph {
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  return {type: 'paragraph', children, ...(first && last && {position: {start: first.start, end: last.end}})}
}
