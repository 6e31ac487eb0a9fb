import {defineField, defineType, type PreviewValue} from '@sanity/types'

import {BLOCK_OBJECT} from '../names.ts'
import {altText, imageDetails} from './imageFields.ts'

/** What the preview of an image selects. */
export interface ImageSelection {
  alt?: string
  caption?: string
  externalUrl?: string
}

/**
 * The preview of an image: its caption or description, and where it comes from when it is not in the dataset.
 *
 * @param selection - the selected fields
 */
export function prepareImage(selection: ImageSelection): {title: string; subtitle?: string} {
  const title = selection.caption ?? selection.alt ?? 'Image'
  return selection.externalUrl === undefined ? {title} : {title, subtitle: selection.externalUrl}
}

/** An image that stands by itself: uploaded, or external while it could not be fetched. */
export const figure = defineType({
  name: BLOCK_OBJECT.figure,
  title: 'Image',
  type: 'image',
  options: {hotspot: true},
  fields: [altText, defineField({name: 'caption', title: 'Caption', type: 'string'}), ...imageDetails],
  preview: {
    select: {alt: 'alt', caption: 'caption', externalUrl: 'externalUrl', media: 'asset'},
    prepare: ({media, ...selection}: ImageSelection & {media?: PreviewValue['media']}) => ({
      ...prepareImage(selection),
      media,
    }),
  },
})
