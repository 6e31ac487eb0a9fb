import {expect, test} from 'vitest'

import {checkUniqueTags} from '../../../schemas/rules/checkUniqueTags.ts'

test.each<[unknown[] | undefined, true | string]>([
  [undefined, true],
  [[], true],
  [['cloud', 'faas'], true],
  [['cloud', 'Cloud '], 'Each tag should stand once. Remove the second "Cloud ".'],
  [[1, 1, null, null, {}, {}], true],
  [['a', 1, 'A'], 'Each tag should stand once. Remove the second "A".'],
  [['a', 'b', 'a', 'b'], 'Each tag should stand once. Remove the second "a", "b".'],
])('%o → %o', (tags, expected) => {
  expect(checkUniqueTags(tags)).toBe(expected)
})
