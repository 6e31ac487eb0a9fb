import type {SchemaTypeDefinition} from 'sanity'

import {normalizeSlug, toSlug} from '../../migrate/document/slug.ts'

const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u

/**
 * Lets “Generate” make the slugs that an import would make.
 *
 * @param type - a document type with fields of type `slug`
 */
export function attachSlugify(type: SchemaTypeDefinition): SchemaTypeDefinition {
  const {fields = []} = type as {fields?: {type: string; options?: object}[]}
  return {
    ...type,
    fields: fields.map((field) =>
      field.type === 'slug' ? {...field, options: {...field.options, slugify: slugifyTitle}} : field,
    ),
  } as SchemaTypeDefinition
}

/**
 * The slug of a title: as an import makes it, but with the letters of other scripts than Latin, for which an import has the
 * name of the file.
 *
 * @param title - as an editor wrote it
 * @returns empty when there is nothing to make a slug of
 *
 * @example
 * slugifyTitle('Crème brûlée & C++') // 'creme-brulee-and-c-plus-plus'
 * slugifyTitle('日本語の API') // '日本語の-api'
 */
export function slugifyTitle(title: string): string {
  if (!OTHER_SCRIPT.test(title)) return toSlug(title)
  return normalizeSlug(title.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))
}
