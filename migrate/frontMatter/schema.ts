import * as z from 'zod'

import type {ArticleFields, FrontMatterSettings} from '../types.ts'
import {parseDate, type DateSettings} from './date/parseDate.ts'
import {isEmptyValue} from './pickSlots.ts'
import {readNames} from './readNames.ts'

/** A list of one stands for its only item: many generators write every value as a list. */
function unwrapSingle(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

/** A value as a list of what it says; a list of one or several stays one. */
function toList(value: unknown): unknown[] {
  return [value].flat().filter((item) => !isEmptyValue(item))
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

const text = z.preprocess(unwrapSingle, z.string().trim())

const texts = z.preprocess(toList, z.array(z.string().trim()))

/** A name, or keys with a name among them. */
const named = z.union([
  z.string().trim(),
  z.looseObject({name: z.string().trim()}).transform(({name}) => name),
  z.looseObject({title: z.string().trim()}).transform(({title}) => title),
])

const names = z.preprocess(toList, z.array(named))

function createTags({tagSeparator, spelling}: SchemaSettings) {
  const separator = tagSeparator === 'space' ? /[,;\s]/ : /[,;]/
  return z
    .preprocess((value) => (typeof value === 'string' ? value.split(separator) : value), z.array(named.nullable()))
    .transform((items) => items.flatMap((item) => item?.trim().replace(/^#(?=\S)/, '') || []))
    .transform((items) => unique(items.map(toSpelling(spelling?.tags))))
}

/** Spells a name as the settings have it. */
function toSpelling(spelling: Readonly<Record<string, string>> = {}): (name: string) => string {
  const byName = new Map(Object.entries(spelling).map(([name, spelled]) => [name.toLowerCase(), spelled]))
  return (name) => byName.get(name.toLowerCase()) ?? name
}

/** What the schema depends on. */
type SchemaSettings = Pick<FrontMatterSettings, 'timeZone' | 'dateOrder' | 'tagSeparator' | 'spelling'>

/** {@link ArticleFields} as far as front matter alone can say them: title and slug may be missing. */
export type StatedFields = Omit<ArticleFields, 'title' | 'slug' | 'draft'> & {
  title?: string
  slug?: string
  /** False where front matter says that the article is to be published. */
  draft?: boolean
}

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
export function frontMatterSchema(all: FrontMatterSettings): ReturnType<typeof createSchema> {
  const {timeZone, dateOrder, tagSeparator, spelling} = all
  const settings: SchemaSettings = {
    ...(timeZone !== undefined && {timeZone}),
    ...(dateOrder !== undefined && {dateOrder}),
    ...(tagSeparator !== undefined && {tagSeparator}),
    ...(spelling !== undefined && {spelling}),
  }
  const key = JSON.stringify(settings)
  const schema = SCHEMAS.get(key) ?? createSchema(settings)
  SCHEMAS.set(key, schema)
  return schema
}

function createSchema(settings: SchemaSettings) {
  const date = createDate(settings)
  return z
    .object({
      title: text.optional(),
      subtitle: text.optional(),
      slug: text.optional(),
      category: texts.optional(),
      author: names.optional(),
      tags: createTags(settings).optional(),
      publishedAt: date.optional(),
      updatedAt: date.optional(),
      excerpt: text.optional(),
      coverSrc: texts.optional(),
      coverAlt: text.optional(),
      seoTitle: text.optional(),
      seoDescription: text.optional(),
      language: text.optional(),
      draft: text.optional(),
    })
    .transform((slots): StatedFields => {
      const {title, subtitle, slug, publishedAt, updatedAt, excerpt, coverAlt, language, seoTitle, seoDescription} =
        slots
      const [category, ...moreCategories] = (slots.category ?? []).map(toSpelling(settings.spelling?.categories))
      const [author, ...coAuthors] = unique(
        (slots.author ?? []).flatMap(readNames).map(toSpelling(settings.spelling?.authors)),
      ).map((name) => ({
        name,
      }))
      const allTags = unique([...(slots.tags ?? []), ...moreCategories])
      const [src] = slots.coverSrc ?? []
      const hasSeo = seoTitle !== undefined || seoDescription !== undefined
      return {
        ...(title !== undefined && {title}),
        ...(subtitle !== undefined && {subtitle}),
        ...(slug !== undefined && {slug}),
        ...(category !== undefined && {category}),
        ...(author !== undefined && {author}),
        ...(coAuthors.length > 0 && {coAuthors}),
        ...((slots.tags !== undefined || allTags.length > 0) && {tags: allTags}),
        ...(publishedAt !== undefined && {publishedAt}),
        ...(updatedAt !== undefined && {updatedAt}),
        ...(excerpt !== undefined && {excerpt}),
        ...(src !== undefined && {coverImage: {src, ...(coverAlt !== undefined && {alt: coverAlt})}}),
        ...(hasSeo && {
          seo: {
            ...(seoTitle !== undefined && {title: seoTitle}),
            ...(seoDescription !== undefined && {description: seoDescription}),
          },
        }),
        ...(language !== undefined && {language}),
        ...(slots.draft !== undefined && {draft: slots.draft === 'true'}),
      }
    })
}
