import {defineArrayMember} from '@sanity/types'

import {ANNOTATION} from '../names.ts'
import {linkFields} from './linkFields.ts'

/** A hyperlink over some words. */
export const link = defineArrayMember({
  name: ANNOTATION.link,
  title: 'Link',
  type: 'object',
  fields: linkFields,
})
