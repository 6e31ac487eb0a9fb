import {nameToEmoji} from 'gemoji'
import type {Nodes, Table} from 'mdast'

import {normalizeMarkdown, parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'

/**
 * What a reader sees of Markdown, as one line of words: text, code and what stands between HTML tags; the markers of
 * alerts in upper case. Written without
 * any part of the converter but its parser, to be compared with {@link blocksText}.
 */
export function markdownText(markdown: string): string {
  const tree = parseMarkdown(normalizeMarkdown(markdown))
  if (!tree) throw new Error('The Markdown is nested too deeply to be parsed')
  return toWords(nodeText(tree))
}

function nodeText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(/\[!(?:note|tip|important|warning|caution)\]/gi, (marker) => marker.toUpperCase())
    case 'heading':
      return `\n${node.children
        .map(nodeText)
        .join('')
        .replace(/\{[#.][^{}]*\}$/, '')}\n`
    case 'inlineCode':
      return node.value
    case 'code':
      return `\n${node.value}\n`
    case 'html':
      return withoutTags(node.value)
    case 'break':
      return '\n'
    case 'table':
      return tableText(node)
    default:
      break
  }
  if (!('children' in node)) return ''
  const text = node.children.map(nodeText).join('')
  return INLINE.has(node.type) ? text : `\n${text}\n`
}

const INLINE: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

/** GFM shows no cells beyond the columns of the header. */
function tableText(table: Table): string {
  const columns = table.children[0]?.children.length ?? 0
  const cells = table.children.flatMap((row) => row.children.slice(0, columns))
  return cells.map((cell) => `\n${cell.children.map(nodeText).join('')}\n`).join('')
}

/** HTML without tags and comments; `<br>` separates words. */
export function withoutTags(html: string): string {
  return html
    .replaceAll(/<!--[^]*?-->/g, '')
    .replaceAll(/<br\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
}

/** White space between two characters of a script that has none between words: an end of line there says nothing. */
const UNSPACED =
  /(?<=[\u3000-\u9fff\uff00-\uffef\u{20000}-\u{3ffff}])[ \t\n]+(?=[\u3000-\u9fff\uff00-\uffef\u{20000}-\u{3ffff}])/gu

/** Words separated by single spaces; a shortcode and its emoji are the same word. */
export function toWords(text: string): string {
  return text
    .replaceAll(/:([\w+-]+):/g, (shortcode, name: string) => nameToEmoji[name] ?? shortcode)
    .replaceAll(UNSPACED, '')
    .split(/[ \t\n]+/)
    .filter(Boolean)
    .join(' ')
}
