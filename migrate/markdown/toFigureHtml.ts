import type {Image, Link} from 'mdast'

import type {Dialect} from '../convert/dialects.ts'
import {escapeAttribute} from '../convert/html/escapeAttribute.ts'
import {isPieceDialect} from '../convert/syntax/pieces/scanPieces.ts'
import {escapeForMdx} from './escapeForMdx.ts'
import {mapPieces} from './mapPieces.ts'

/**
 * A figure, as the block of HTML that the converter reads as one.
 *
 * @param node - The image, or the link around it.
 * @param caption - Plain text; none by default.
 * @param dialect - What is left as it is in addresses: pieces of Hugo or Liquid. In MDX the caption is Markdown.
 */
export function toFigureHtml(node: Image | Link, caption?: string, dialect: Dialect = 'plain'): string {
  const image = toHtml(node, (value) => keepPieces(value, dialect))
  const content = caption && toContent(caption, dialect === 'mdx' ? escapeForMdx : escapeAll)
  const lines = [image, ...(content ? [`<figcaption>${content}</figcaption>`] : [])]
  return ['<figure>', ...lines.map((line) => `  ${line}`), '</figure>'].join('\n')
}

function toHtml(node: Image | Link, escape: (value: string) => string): string {
  const write = (values: Record<string, string | null | undefined>) =>
    Object.entries(values)
      .map(([name, value]) => (typeof value === 'string' ? ` ${name}="${escape(value)}"` : ''))
      .join('')
  if (node.type === 'image') return `<img${write({src: node.url, alt: node.alt, title: node.title})} />`
  const images = node.children.filter((child) => child.type === 'image')
  return `<a${write({href: node.url, title: node.title})}>${images.map((image) => toHtml(image, escape)).join('')}</a>`
}

/** Escapes all but the pieces that run before anything reads the HTML. */
function keepPieces(value: string, dialect: Dialect): string {
  if (!isPieceDialect(dialect)) return escapeAll(value)
  return mapPieces(value, {dialect, syntaxes: [dialect], mapPiece: (piece) => piece, mapBetween: escapeAll})
}

/** White space that HTML would even out is written as character references. */
function toContent(caption: string, escape: (text: string) => string): string {
  const parts = caption.split(/(^ | $|(?<= ) |[\t\n\f\r])/)
  return parts.map((part, index) => (index % 2 === 1 ? toReference(part) : escape(part))).join('')
}

/** An empty line would end the block of HTML, and braces begin something in most dialects. */
function escapeAll(text: string): string {
  return escapeAttribute(text).replace(/[\r\n{}]/g, toReference)
}

function toReference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
