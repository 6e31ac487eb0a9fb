import type {Paragraph, Text} from 'mdast'

import {escapeText, escapeTextAndSpace} from '../../html/escapeText.ts'
import {readLiteral} from './expression.ts'
import type {HtmlPart} from './htmlLine.ts'

/** Words between two tags. */
interface Words {
  text: string
  /** Whether white space in them is meant to stay: they hold a string in braces, or a reference to white space. */
  keepsSpace: boolean
}

/** A reference to white space that HTML would even out. */
const SPACE_REFERENCE = /&(?:#(?:9|10|12|13|32|x0*(?:9|20|[acd]))|Tab|NewLine);/i

/** The two tags of an element in which HTML has no references and no other tags. */
const RAW_ELEMENT = /^<(script|style)(?:\s[^]*)?><\/\1>$/

/**
 * The tags and the words of a paragraph as HTML.
 *
 * @param source - What the positions of the paragraph refer to.
 * @returns Undefined when it holds anything besides tags, text and strings in braces.
 */
export function toHtmlParts({children}: Paragraph, source: string): HtmlPart[] | undefined {
  const parts: (HtmlPart | Words)[] = []
  for (const child of children) {
    const words = readWords(child, source)
    const last = parts.at(-1)
    if (child.type === 'html') parts.push({value: child.value, ...child.position})
    else if (!words) return undefined
    else if (last && 'text' in last) parts[parts.length - 1] = join(last, words)
    else parts.push(words)
  }
  return parts.map((part, index) => ('text' in part ? {value: escapeWords(part, parts, index)} : part))
}

function readWords(node: Paragraph['children'][number], source: string): Words | undefined {
  if (node.type === 'text') return {text: node.value, keepsSpace: hasSpaceReference(node, source)}
  const text = node.type === 'mdxSource' ? readLiteral(node.value) : undefined
  return text === undefined ? undefined : {text, keepsSpace: true}
}

function hasSpaceReference({position}: Text, source: string): boolean {
  return SPACE_REFERENCE.test(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0))
}

function join(left: Words, right: Words): Words {
  return {text: left.text + right.text, keepsSpace: left.keepsSpace || right.keepsSpace}
}

function escapeWords({text, keepsSpace}: Words, parts: readonly (HtmlPart | Words)[], index: number): string {
  const [before, after] = [parts[index - 1], parts[index + 1]]
  const tags = before && after && 'value' in before && 'value' in after ? before.value + after.value : ''
  if (RAW_ELEMENT.test(tags) && !text.includes('</')) return text
  return keepsSpace ? escapeTextAndSpace(text) : escapeText(text)
}
