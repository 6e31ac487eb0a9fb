import * as z from 'zod'

import type {ArticleFields} from '../types.ts'
import {parseDate, type DateSettings} from './date/parseDate.ts'
import {isEmptyValue} from './pickSlots.ts'

/** A list of one stands for its only item: many generators write every value as a list. */
function unwrapSingle(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

const text = z.preprocess(unwrapSingle, z.string().trim())

const tags = z
  .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(z.string().nullable()))
  .transform((items) => [...new Set(items.filter((item) => !isEmptyValue(item)).map((item) => (item ?? '').trim()))])

/** {@link ArticleFields} as far as front matter alone can say them: the slug may be missing. */
export type StatedFields = Omit<ArticleFields, 'slug'> & {slug?: string}

function createDate(settings: DateSettings) {
  return text.transform((written, context) => {
    const parsed = parseDate(written, settings)
    if (parsed !== undefined && parsed !== 'ambiguous') return parsed.iso
    context.addIssue({code: 'custom', input: written, params: {found: parsed ?? 'no date'}})
    return z.NEVER
  })
}

/** Schemas by their settings: making one takes longer than reading many headers. */
const SCHEMAS = new Map<string, ReturnType<typeof createSchema>>()

/**
 * The one schema of front matter: values by slot, as text, in; {@link StatedFields} out. Its complaints name the slot; what to
 * say about them is for `describeIssue`.
 */
export function frontMatterSchema({timeZone, dateOrder}: DateSettings): ReturnType<typeof createSchema> {
  const settings = {...(timeZone !== undefined && {timeZone}), ...(dateOrder !== undefined && {dateOrder})}
  const key = JSON.stringify(settings)
  const schema = SCHEMAS.get(key) ?? createSchema(settings)
  SCHEMAS.set(key, schema)
  return schema
}

function createSchema(settings: DateSettings) {
  const date = createDate(settings)
  return z
    .object({
      title: text,
      subtitle: text.optional(),
      slug: text.optional(),
      category: text.optional(),
      author: text.optional(),
      tags: tags.optional(),
      publishedAt: date.optional(),
      updatedAt: date.optional(),
      excerpt: text.optional(),
      coverSrc: text.optional(),
      coverAlt: text.optional(),
      seoTitle: text.optional(),
      seoDescription: text.optional(),
      language: text.optional(),
    })
    .transform((slots): StatedFields => {
      const {title, subtitle, slug, category, author, publishedAt, updatedAt, excerpt, coverSrc, coverAlt, language} =
        slots
      const {seoTitle, seoDescription} = slots
      const hasSeo = seoTitle !== undefined || seoDescription !== undefined
      return {
        title,
        ...(subtitle !== undefined && {subtitle}),
        ...(slug !== undefined && {slug}),
        ...(category !== undefined && {category}),
        ...(author !== undefined && {author: {name: author}}),
        ...(slots.tags !== undefined && {tags: slots.tags}),
        ...(publishedAt !== undefined && {publishedAt}),
        ...(updatedAt !== undefined && {updatedAt}),
        ...(excerpt !== undefined && {excerpt}),
        ...(coverSrc !== undefined && {coverImage: {src: coverSrc, ...(coverAlt !== undefined && {alt: coverAlt})}}),
        ...(hasSeo && {
          seo: {
            ...(seoTitle !== undefined && {title: seoTitle}),
            ...(seoDescription !== undefined && {description: seoDescription}),
          },
        }),
        ...(language !== undefined && {language}),
      }
    })
}
