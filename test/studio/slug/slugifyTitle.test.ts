import {expect, test} from 'vitest'

import {schemaTypes} from '../../../schemas/index.ts'
import {checkSlug} from '../../../schemas/rules/checkSlug.ts'
import {attachSlugify, slugifyTitle} from '../../../studio/slug/attachSlugify.ts'

test.each([
  ['Crème brûlée & C++', 'creme-brulee-and-c-plus-plus'],
  ['日本語の API、v1.2', '日本語の-api-v1-2'],
  ['Привет, мир!', 'привет-мир'],
  ['either/or', 'either-or'],
  ['…', ''],
])('the slug of %j is %j, and stands well in an address', (title, slug) => {
  expect(slugifyTitle(title)).toBe(slug)
  expect(checkSlug(slug)).toBe(true)
})

test.each(['article', 'category', 'author'])('a slug of %s is made so', (name) => {
  const [type] = schemaTypes.filter((candidate) => candidate.name === name).map(attachSlugify)
  const {fields = []} = type as {fields?: {name: string; options?: object}[]}
  expect(fields.find((field) => field.name === 'slug')?.options).toMatchObject({
    source: expect.any(String),
    slugify: slugifyTitle,
  })
})
