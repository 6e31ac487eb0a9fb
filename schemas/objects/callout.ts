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

/** What a callout is, in words: its tone, and its title where it has one. */
export function describeCallout({title, tone}: {title?: unknown; tone?: unknown}): string {
  const name = typeof tone === 'string' && tone !== '' ? tone.charAt(0).toUpperCase() + tone.slice(1) : 'Callout'
  return typeof title === 'string' && title !== '' ? `${name}: ${title}` : name
}

/** The preview of a callout: what it is, and its first words. */
export function prepareCallout({content, title, tone}: CalloutSelection): {title: string; subtitle: string} {
  return {title: describeCallout({title, tone}), subtitle: toPreviewText(content)}
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
