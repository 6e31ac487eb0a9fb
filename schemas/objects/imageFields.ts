import {defineField} from '@sanity/types'

import {linkFields} from '../annotations/linkFields.ts'
import {checkAltText, checkExternalUrl, type ImageParts} from '../rules/image.ts'

/** What every image holds besides its asset, wherever it stands. */
export const imageFields = [
  defineField({
    name: 'externalUrl',
    title: 'Address of an external image',
    description: 'Used only while no image is uploaded here.',
    type: 'string',
    validation: (rule) =>
      rule.custom((externalUrl, {parent}) => checkExternalUrl(externalUrl, parent as ImageParts | undefined)).warning(),
  }),
  defineField({
    name: 'alt',
    title: 'Alternative text',
    type: 'string',
    validation: (rule) => rule.custom((alt, {parent}) => checkAltText(alt, parent as ImageParts | undefined)).warning(),
  }),
  defineField({name: 'title', title: 'Title', type: 'string'}),
  defineField({
    name: 'link',
    title: 'Link',
    description: 'Where a click on the image leads.',
    type: 'object',
    options: {collapsible: true, collapsed: true},
    fields: linkFields,
  }),
]
