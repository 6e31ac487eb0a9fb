import {defineArrayMember, defineType} from '@sanity/types'

import {BLOCK_OBJECT, LISTS, STYLES} from '../names.ts'
import {textBlock} from './textBlock.ts'

/** The name of {@link articleBody}, for the fields that hold it. */
export const ARTICLE_BODY = 'articleBody'

/**
 * An article's Portable Text. Quotes, list items, callouts and footnotes hold the same type again, so whatever may
 * stand in an article may stand inside them.
 */
export const articleBody = defineType({
  name: ARTICLE_BODY,
  title: 'Body',
  type: 'array',
  of: [
    textBlock({styles: STYLES, lists: LISTS}),
    ...Object.values(BLOCK_OBJECT).map((type) => defineArrayMember({type})),
  ],
})
