import {defineField, defineType} from '@sanity/types'

import {checkLength} from '../rules/checkLength.ts'

/** What search engines and link previews show of an article, where it differs from the article's own words. */
export const seo = defineType({
  name: 'seo',
  title: 'SEO',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      description: "Replaces the article's title in search results.",
      type: 'string',
      validation: (rule) =>
        rule.custom((text) => checkLength(text, {max: 60, reason: 'search results cut it after 60'})).warning(),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      validation: (rule) =>
        rule
          .custom((text) => checkLength(text, {min: 50, max: 160, reason: 'search results show 50 to 160'}))
          .warning(),
    }),
  ],
})
