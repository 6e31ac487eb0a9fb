import {expect, test} from 'vitest'

import {checkSlug} from '../../../schemas/rules/checkSlug.ts'

test.each([
  undefined,
  '',
  'serverless-architecture',
  'v2.0-notes',
  '2025/05/serverless',
  'über-uns',
  '日本語',
  'a_b~c',
])('%o stands well in an address', (slug) => {
  expect(checkSlug(slug)).toBe(true)
})

test.each([
  ['Serverless', 'Serverless'],
  ['two words', 'two words'],
  ['a--b', 'a--b'],
  ['-a', '-a'],
  ['guides/', ''],
  ['/guides', ''],
  ['guides//setup', ''],
  ['guides/Set Up', 'Set Up'],
  ['a?b', 'a?b'],
  ['a#b', 'a#b'],
  ['..', '..'],
])('%s does not', (slug, misfit) => {
  expect(checkSlug(slug)).toBe(
    `"${misfit}" does not stand well in an address. Use lower-case letters and digits joined by single dashes.`,
  )
})
