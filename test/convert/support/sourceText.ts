import {nameToEmoji} from 'gemoji'
import type {Nodes, Table} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

import {readCalloutName} from '../../../migrate/convert/calloutNames.ts'
import {normalizeMarkdown, parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'

/**
 * What a reader sees of Markdown, as one line of words: text, code and what stands between HTML tags; of callouts the tone
 * and the title. Written without any part of the converter but its parser and the names of callouts, to be compared with
 * {@link blocksText}.
 */
export function markdownText(markdown: string): string {
  const source = normalizeMarkdown(markdown)
  const tree = parseMarkdown(source)
  if (!tree) throw new Error('The Markdown is nested too deeply to be parsed')
  return toWords(nodeText(tree, source))
}

function nodeText(node: Nodes, source: string): string {
  const textOf = (child: Nodes) => nodeText(child, source)
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(/\[!(\w+)\]/g, (marker, name: string) => calloutText(name) ?? marker)
    case 'containerDirective':
      return containerText(node, source)
    case 'heading':
      return `\n${node.children
        .map(textOf)
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
      return tableText(node, source)
    default:
      break
  }
  if (!('children' in node)) return ''
  const text = node.children.map(textOf).join('')
  return INLINE.has(node.type) ? text : `\n${text}\n`
}

/** What a callout of a name shows without a title of its own; undefined when it is none. */
function calloutText(name: string, ownTitle?: string): string | undefined {
  const known = readCalloutName(name)
  return known && `[!${known.tone.toUpperCase()}] ${ownTitle ?? known.title ?? ''}`
}

function containerText({name, attributes, children, position}: ContainerDirective, source: string): string {
  const textOf = (child: Nodes) => nodeText(child, source)
  const [first, ...others] = children
  const hasLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true
  const title = hasLabel ? first.children.map(textOf).join('') : (attributes?.title ?? undefined)
  const inside = (hasLabel ? others : children).map(textOf).join('\n')
  const shown = name === 'details' ? title : calloutText(name.replace('callout-', ''), title)
  if (shown !== undefined) return `\n${shown}\n${inside}\n`
  const lines = source.slice(position?.start.offset, position?.end.offset).split('\n')
  return `\n${lines[0]}\n${inside}\n${lines.at(-1)?.replace(/^[\s>]*/, '')}\n`
}

const INLINE: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

/** GFM shows no cells beyond the columns of the header. */
function tableText(table: Table, source: string): string {
  const columns = table.children[0]?.children.length ?? 0
  const cells = table.children.flatMap((row) => row.children.slice(0, columns))
  return cells.map((cell) => `\n${cell.children.map((child) => nodeText(child, source)).join('')}\n`).join('')
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
