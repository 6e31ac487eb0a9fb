import type {Image, Link} from 'mdast'

import {escapeAttribute} from '../convert/html/escapeAttribute.ts'

/**
 * A figure with its caption, as the block of HTML that the converter reads as one.
 *
 * @param node - The image, or the link around it.
 * @param caption - Plain text.
 */
export function toFigureHtml(node: Image | Link, caption: string): string {
  return ['<figure>', `  ${toHtml(node)}`, `  <figcaption>${toContent(caption)}</figcaption>`, '</figure>'].join('\n')
}

function toHtml(node: Image | Link): string {
  if (node.type === 'image') return `<img${toAttributes({src: node.url, alt: node.alt, title: node.title})} />`
  const images = node.children.filter((child) => child.type === 'image')
  return `<a${toAttributes({href: node.url, title: node.title})}>${images.map(toHtml).join('')}</a>`
}

function toAttributes(values: Record<string, string | null | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => (typeof value === 'string' ? ` ${name}="${escapeRest(escapeAttribute(value))}"` : ''))
    .join('')
}

/** White space that HTML would even out is written as character references. */
function toContent(text: string): string {
  return escapeRest(escapeAttribute(text)).replace(/^ | $|(?<= ) |\t|\f/g, toReference)
}

/** An empty line would end the block of HTML, and braces begin something in most dialects. */
function escapeRest(text: string): string {
  return text.replace(/[\r\n{}]/g, toReference)
}

function toReference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
