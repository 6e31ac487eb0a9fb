import {defineArrayMember, defineType} from '@sanity/types'

import {BLOCK_OBJECT, LISTS, STYLES} from '../names.ts'
import {textBlock} from './textBlock.ts'

/** The name of {@link articleBody}, for the fields that hold it. */
export const ARTICLE_BODY = 'articleBody'

/**
 * An article's Portable Text. Quotes, list items, callouts and footnotes hold the same type again, so whatever may
 * stand in an article may stand inside them.
 *
 * @param own - names of types besides those of the content model
 */
export function defineArticleBody({blocks, inline}: {blocks: readonly string[]; inline: readonly string[]}) {
  return defineType({
    name: ARTICLE_BODY,
    title: 'Body',
    type: 'array',
    of: [
      textBlock({styles: STYLES, lists: LISTS, inline}),
      ...[...Object.values(BLOCK_OBJECT), ...blocks].map((type) => defineArrayMember({type})),
    ],
  })
}

/** {@link defineArticleBody} for the content model alone. */
export const articleBody = defineArticleBody({blocks: [], inline: []})
