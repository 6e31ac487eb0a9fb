import {defineField} from '@sanity/types'

import {checkHref} from '../rules/checkHref.ts'

/** The title of a link, wherever it leads. */
export const linkTitle = defineField({
  name: 'title',
  title: 'Title',
  description: 'Shown when the pointer rests on the link.',
  type: 'string',
})

/** The fields of a hyperlink: `href` as the source wrote it (relative addresses and any scheme included) and `title`. */
export const linkFields = [
  defineField({
    name: 'href',
    title: 'Address',
    description: 'A web address, a path on this site, mailto:, tel: or #heading.',
    type: 'string',
    validation: (rule) => rule.custom(checkHref).warning(),
  }),
  linkTitle,
]
