import {defineType, type PreviewValue} from '@sanity/types'

import {INLINE_OBJECT} from '../names.ts'
import {prepareImage, type ImageSelection} from '../objects/figure.ts'
import {altText, imageDetails} from '../objects/imageFields.ts'
import {marksField} from './marksField.ts'

/** An image among the words of a paragraph. */
export const inlineImage = defineType({
  name: INLINE_OBJECT.inlineImage,
  title: 'Inline image',
  type: 'image',
  fields: [altText, ...imageDetails, marksField],
  preview: {
    select: {alt: 'alt', externalUrl: 'externalUrl', media: 'asset'},
    prepare: ({media, ...selection}: ImageSelection & {media?: PreviewValue['media']}) => ({
      ...prepareImage(selection),
      media,
    }),
  },
})
