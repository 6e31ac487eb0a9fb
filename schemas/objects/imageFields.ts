import {defineField} from '@sanity/types'

import {linkFields} from '../annotations/linkFields.ts'
import {checkAltText, checkExternalUrl, type ImageParts} from '../rules/image.ts'

/** What a picture shows, for those who cannot see it. */
export const altText = defineField({
  name: 'alt',
  title: 'Alternative text',
  description: 'What the picture shows, for readers who cannot see it.',
  type: 'string',
  validation: (rule) => rule.custom((alt, {parent}) => checkAltText(alt, parent as ImageParts | undefined)).warning(),
})

/** What every image may hold besides its asset and {@link altText}, wherever it stands. */
export const imageDetails = [
  defineField({
    name: 'title',
    title: 'Title',
    description: 'Shown when the pointer rests on the picture.',
    type: 'string',
  }),
  defineField({
    name: 'link',
    title: 'Link',
    description: 'Where a click on the image leads.',
    type: 'object',
    options: {collapsible: true, collapsed: true},
    fields: linkFields,
  }),
  defineField({
    name: 'externalUrl',
    title: 'Address of an external image',
    description: 'Used only while no image is uploaded here.',
    type: 'string',
    hidden: ({parent, value}) => value === undefined && (parent as ImageParts | undefined)?.asset !== undefined,
    validation: (rule) =>
      rule.custom((externalUrl, {parent}) => checkExternalUrl(externalUrl, parent as ImageParts | undefined)).warning(),
  }),
]
