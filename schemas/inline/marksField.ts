import {defineArrayMember, defineField} from '@sanity/types'

/**
 * The marks around an object among words: bold, a link of the text. The editor marks words only, so there is nothing to
 * edit here; as a declared field it passes through the Studio untouched.
 */
export const marksField = defineField({
  name: 'marks',
  title: 'Marks',
  type: 'array',
  of: [defineArrayMember({type: 'string'})],
  hidden: true,
  readOnly: true,
})
