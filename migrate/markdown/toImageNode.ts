import type {Image, Link} from 'mdast'

import type {Figure, InlineImage, TextBlock} from '../../src/portable-text/types.ts'
import type {LinkTarget} from './marks.ts'
import type {MarkdownState} from './state.ts'

/**
 * An image, with the link around it unless that stands there already.
 *
 * @param block - The block to name in messages: the figure, or the text block the image stands in.
 * @param around - The link the image stands in.
 */
export function toImageNode(
  state: MarkdownState,
  image: InlineImage | Figure,
  block: Figure | TextBlock,
  around?: LinkTarget,
): Image | Link {
  const {alt, title, link} = image
  const node: Image = {type: 'image', url: addressOf(state, image, block), ...(alt && {alt}), ...(title && {title})}
  if (!link || around) return node
  return {type: 'link', url: link.href, ...(link.title && {title: link.title}), children: [node]}
}

function addressOf(state: MarkdownState, image: InlineImage | Figure, block: Figure | TextBlock): string {
  const url = image.externalUrl ?? state.options.imageUrl?.(image)
  if (url !== undefined) return url
  const id = image.asset?._ref ?? ''
  state.report(
    'markdown/image-address',
    block,
    id === ''
      ? 'Found an image without asset and without address; it stands without one.'
      : `Found the uploaded image ${id}, whose address is not known; its id stands in place of the address. Pass \`imageUrl\` to have one.`,
  )
  return id
}
