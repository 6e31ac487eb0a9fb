import {expect, test} from 'vitest'

import {checkUpdatedAt} from '../../../schemas/rules/checkUpdatedAt.ts'

const published = '2025-05-02T08:45:00Z'

test.each<[string | undefined, string | undefined, true | string]>([
  [undefined, published, true],
  ['2025-05-03T00:00:00Z', undefined, true],
  [published, published, true],
  ['2025-05-02T10:45:00+02:00', published, true],
  ['no date', published, true],
  [
    '2025-05-02T08:44:59Z',
    published,
    'Lies before the publishing date (2025-05-02T08:45:00Z). Correct one of the two.',
  ],
])('updated %s, published %s', (updatedAt, publishedAt, expected) => {
  expect(checkUpdatedAt(updatedAt, publishedAt)).toBe(expected)
})
