import {defineArrayMember, defineField, defineType, type PreviewValue} from '@sanity/types'

import {ARTICLE_BODY} from '../blocks/articleBody.ts'
import {BLOCK_OBJECT, DOCUMENT} from '../names.ts'
import {checkFootnotes} from '../rules/checkFootnotes.ts'
import {checkLength} from '../rules/checkLength.ts'
import {checkSlug} from '../rules/checkSlug.ts'
import {checkUniqueTags} from '../rules/checkUniqueTags.ts'
import {checkUpdatedAt} from '../rules/checkUpdatedAt.ts'
import {isSlugFree} from '../rules/isSlugFree.ts'

/** What the preview of an article selects. */
export interface ArticleSelection {
  author?: string
  category?: string
  publishedAt?: string
  title?: string
}

/** The preview of an article: its title, and under it the day it was published (UTC), its category and its author. */
export function prepareArticle(selection: ArticleSelection): {title: string; subtitle: string} {
  const day = selection.publishedAt?.slice(0, 10)
  const parts = [day, selection.category, selection.author].filter((part) => part !== undefined)
  return {title: selection.title?.trim() || 'Untitled', subtitle: parts.join(' · ')}
}

/** An article. Only a missing title or slug is an error; everything else an editor is told as a warning. */
export const article = defineType({
  name: DOCUMENT.article,
  title: 'Article',
  type: 'document',
  groups: [
    {name: 'content', title: 'Content', default: true},
    {name: 'publishing', title: 'Publishing'},
    {name: 'seo', title: 'SEO'},
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      validation: (rule) => [
        rule.required(),
        rule
          .custom((text) => checkLength(text, {max: 120, reason: 'lists and headings read best up to 120'}))
          .warning(),
      ],
    }),
    defineField({name: 'subtitle', title: 'Subtitle', type: 'string', group: 'content'}),
    defineField({
      name: 'slug',
      title: 'Slug',
      description: "The article's part of the address.",
      type: 'slug',
      group: ['content', 'publishing'],
      options: {source: 'title', maxLength: 200, isUnique: isSlugFree},
      validation: (rule) => [rule.required(), rule.custom((slug) => checkSlug(slug?.current)).warning()],
    }),
    defineField({
      name: 'excerpt',
      title: 'Excerpt',
      description: 'What lists of articles show.',
      type: 'text',
      rows: 3,
      group: 'content',
      validation: (rule) =>
        rule.custom((text) => checkLength(text, {max: 300, reason: 'lists show up to 300'})).warning(),
    }),
    defineField({name: 'coverImage', title: 'Cover image', type: BLOCK_OBJECT.figure, group: 'content'}),
    defineField({
      name: 'body',
      title: 'Body',
      type: ARTICLE_BODY,
      group: 'content',
      validation: (rule) => rule.custom(checkFootnotes).warning(),
    }),
    defineField({
      name: 'category',
      title: 'Category',
      type: 'reference',
      to: [{type: DOCUMENT.category}],
      group: 'publishing',
    }),
    defineField({
      name: 'author',
      title: 'Author',
      type: 'reference',
      to: [{type: DOCUMENT.author}],
      group: 'publishing',
    }),
    defineField({
      name: 'coAuthors',
      title: 'Co-authors',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: DOCUMENT.author}]})],
      group: 'publishing',
      validation: (rule) => rule.unique().warning('The same author stands here twice.'),
    }),
    defineField({
      name: 'tags',
      title: 'Tags',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
      group: 'publishing',
      validation: (rule) => rule.custom<string[]>(checkUniqueTags).warning(),
    }),
    defineField({
      name: 'publishedAt',
      title: 'Published',
      description: 'The date that sites show and sort by.',
      type: 'datetime',
      group: 'publishing',
      // An article without a date comes last on every page of a site.
      initialValue: () => new Date().toISOString(),
    }),
    defineField({
      name: 'updatedAt',
      title: 'Updated',
      description: 'Set it when readers should know of a change.',
      type: 'datetime',
      group: 'publishing',
      validation: (rule) =>
        rule
          .custom((updatedAt, {document}) => checkUpdatedAt(updatedAt, document?.['publishedAt'] as string | undefined))
          .warning(),
    }),
    defineField({
      name: 'language',
      title: 'Language',
      description: 'A language tag such as en or pt-BR.',
      type: 'string',
      group: 'publishing',
    }),
    defineField({
      name: 'redirectFrom',
      title: 'Old addresses',
      description: 'Paths that lead here from elsewhere, such as /2019/03/old-title/. A site redirects them.',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      group: 'publishing',
    }),
    defineField({name: 'seo', title: 'SEO', type: 'seo', group: 'seo'}),
  ],
  orderings: [
    {
      name: 'publishedAtDesc',
      title: 'Newest first',
      by: [
        {field: 'publishedAt', direction: 'desc', nulls: 'last'},
        {field: 'title', direction: 'asc'},
      ],
    },
    {
      name: 'publishedAtAsc',
      title: 'Oldest first',
      by: [
        {field: 'publishedAt', direction: 'asc', nulls: 'last'},
        {field: 'title', direction: 'asc'},
      ],
    },
    {name: 'updatedAtDesc', title: 'Updated last', by: [{field: 'updatedAt', direction: 'desc', nulls: 'last'}]},
    {name: 'titleAsc', title: 'Title', by: [{field: 'title', direction: 'asc'}]},
  ],
  preview: {
    select: {
      author: 'author.name',
      category: 'category.title',
      media: 'coverImage',
      publishedAt: 'publishedAt',
      title: 'title',
    },
    prepare: ({media, ...selection}: ArticleSelection & {media?: PreviewValue['media']}) => ({
      ...prepareArticle(selection),
      media,
    }),
  },
})
