import type {Image, Link} from 'mdast'

import {isPlainCaption} from '../convert/syntax/pieces/isPlainCaption.ts'
import type {SourcePiece} from '../convert/syntax/pieces/sourcePiece.ts'

/**
 * A figure with its caption as Hugo's `figure` shortcode.
 *
 * @param node - The image, or the link around it.
 * @param caption - Plain text.
 * @returns Undefined for a figure that the shortcode cannot say as it is.
 */
export function toFigureShortcode(node: Image | Link, caption: string): SourcePiece | undefined {
  const link = node.type === 'link' ? node : undefined
  const image = node.type === 'link' ? node.children.find((child) => child.type === 'image') : node
  if (!image || image.title || link?.title || !isPlainCaption(caption)) return undefined
  const values = [
    ['src', image.url],
    ['alt', image.alt ?? undefined],
    ['link', link?.url],
    ['caption', caption],
  ].flatMap(([name, value]) => (value === undefined ? [] : [{name, value}]))
  if (values.some(({value}) => value === '' || /[\n\\]|\{\{|\}\}/.test(value))) return undefined
  const written = values.map(({name, value}) => `${name}="${value.replaceAll('"', '\\"')}"`)
  return {type: 'sourcePiece', syntax: 'hugo', form: 'tag', value: `{{< figure ${written.join(' ')} >}}`}
}
