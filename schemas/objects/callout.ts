import {defineField, defineType} from '@sanity/types'

import {ARTICLE_BODY} from '../blocks/articleBody.ts'
import {BLOCK_OBJECT, CALLOUT_TONES} from '../names.ts'
import {toPreviewText} from '../previews/toPreviewText.ts'

/** What the preview of a callout selects. */
export interface CalloutSelection {
  content?: unknown
  title?: string
  tone?: string
}

/** The preview of a callout: its title or tone, and its first words. */
export function prepareCallout({content, title, tone}: CalloutSelection): {title: string; subtitle: string} {
  const name = tone === undefined ? 'Callout' : tone.charAt(0).toUpperCase() + tone.slice(1)
  return {title: title === undefined ? name : `${name}: ${title}`, subtitle: toPreviewText(content)}
}

/** A highlighted aside. */
export const callout = defineType({
  name: BLOCK_OBJECT.callout,
  title: 'Callout',
  type: 'object',
  fields: [
    defineField({
      name: 'tone',
      title: 'Tone',
      type: 'string',
      options: {list: [...CALLOUT_TONES], layout: 'radio', direction: 'horizontal'},
      initialValue: CALLOUT_TONES[0],
    }),
    defineField({name: 'title', title: 'Title', type: 'string'}),
    defineField({name: 'content', title: 'Content', type: ARTICLE_BODY}),
  ],
  preview: {select: {content: 'content', title: 'title', tone: 'tone'}, prepare: prepareCallout},
})
