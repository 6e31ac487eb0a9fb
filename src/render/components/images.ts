import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import type {Figure, InlineImage} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes, escapeHtml} from '../escape.ts'
import {textOf} from '../fieldValues.ts'
import {defaultImageUrl, parseImageAssetId} from '../imageUrl.ts'
import type {Queried, QueriedImage} from '../types.ts'
import {renderLink} from './marks.ts'

type ImageNode<T extends Figure | InlineImage> = Omit<Queried<T>, 'asset'> & {_type: string} & QueriedImage

/** Images by themselves, as figures, and images among words. */
export function images(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const figure: PortableTextTypeComponent<ImageNode<Figure>> = ({value}) => {
    const caption = escapeHtml(textOf(value.caption))
    return `<figure>${renderImage(context, value)}${caption && `<figcaption>${caption}</figcaption>`}</figure>`
  }
  const inlineImage: PortableTextTypeComponent<ImageNode<InlineImage>> = ({value}) => renderImage(context, value)
  return {[BLOCK_OBJECT.figure]: figure, [INLINE_OBJECT.inlineImage]: inlineImage}
}

/** The image, inside its link where it has one. Its alternative text stands in for an image that has no safe address. */
function renderImage(context: RenderContext, image: QueriedImage): string {
  const element = imageElement(context, image)
  const {link} = image
  return link ? renderLink(context, link, element) : element
}

function imageElement(context: RenderContext, image: QueriedImage): string {
  const {imageUrl, assets} = context.options
  const url = imageUrl ? imageUrl(image) : defaultImageUrl(image, assets)
  const src = context.imageAddress(url)
  const {alt, title} = image
  if (src === undefined) {
    context.report({
      kind: 'image',
      name: url ?? image.asset?._ref ?? '',
      message:
        'This image has no address that is safe to load; its alternative text stands in. Project `asset->url`, or pass `assets` or `imageUrl`.',
    })
    return `<span class="missing-image">${escapeHtml(textOf(alt))}</span>`
  }
  // Known dimensions keep the page from jumping while the image loads.
  const size = parseImageAssetId(image)
  return `<img${attributes({src, alt: alt ?? '', title, width: size?.width, height: size?.height})}>`
}
