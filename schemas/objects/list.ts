import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {ARTICLE_BODY} from '../blocks/articleBody.ts'
import {BLOCK_OBJECT, LISTS, MEMBER, type ListKind} from '../names.ts'
import {toPreviewText} from '../previews/toPreviewText.ts'

const KINDS: {value: ListKind; title: string}[] = [
  {value: 'bullet', title: 'Bulleted'},
  {value: 'number', title: 'Numbered'},
]

/** The preview of a list item: its box, when it is a task, and its first words. */
export function prepareListItem({checked, content}: {checked?: boolean; content?: unknown}): {title: string} {
  const box = checked === undefined ? '' : `${checked ? '☑' : '☐'} `
  return {title: `${box}${toPreviewText(content) || 'Item'}`}
}

/** What a list is, in words. */
export function describeListKind(kind: unknown): string {
  return kind === 'number' ? 'Numbered list' : 'Bulleted list'
}

/** The preview of a list: its first words, and how many items there are. */
export function prepareList({items, kind}: {items?: unknown[]; kind?: string}): {title: string; subtitle: string} {
  const count = items?.length ?? 0
  return {
    title: toPreviewText(items, {separator: ' · '}) || 'List',
    subtitle: `${describeListKind(kind)}, ${count} ${count === 1 ? 'item' : 'items'}`,
  }
}

const listItem = defineArrayMember({
  name: MEMBER.listItem,
  title: 'Item',
  type: 'object',
  fields: [
    defineField({
      name: 'checked',
      title: 'Done',
      description: 'For the items of a task list.',
      type: 'boolean',
    }),
    defineField({name: 'content', title: 'Content', type: ARTICLE_BODY}),
  ],
  preview: {select: {checked: 'checked', content: 'content'}, prepare: prepareListItem},
})

/** A list whose items hold more than a line of text, or that does not start at 1. Plain ones are list blocks. */
export const list = defineType({
  name: BLOCK_OBJECT.list,
  title: 'List with structure',
  type: 'object',
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: {list: KINDS, layout: 'radio', direction: 'horizontal'},
      initialValue: LISTS[0],
    }),
    defineField({
      name: 'start',
      title: 'First number',
      description: '1 where this is empty.',
      type: 'number',
      hidden: ({parent}) => (parent as {kind?: string} | undefined)?.kind !== 'number',
    }),
    defineField({
      name: 'loose',
      title: 'Space between items',
      description: 'Shows the texts of the items as paragraphs.',
      type: 'boolean',
    }),
    defineField({name: 'items', title: 'Items', type: 'array', of: [listItem]}),
  ],
  preview: {select: {items: 'items', kind: 'kind'}, prepare: prepareList},
})
