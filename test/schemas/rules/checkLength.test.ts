import {expect, test} from 'vitest'

import {checkLength} from '../../../schemas/rules/checkLength.ts'

const hint = {min: 5, max: 10, reason: 'lists show 5 to 10'}

test.each<[string | undefined, true | string]>([
  [undefined, true],
  ['', true],
  ['12345', true],
  ['1234567890', true],
  ['1234', 'Has 4 characters; lists show 5 to 10. Add at least 1.'],
  ['1234567890ab', 'Has 12 characters; lists show 5 to 10. Cut at least 2.'],
  ['🙂🙂🙂🙂🙂🙂🙂🙂', true],
])('%o → %o', (text, expected) => {
  expect(checkLength(text, hint)).toBe(expected)
})

test('a hint without bounds has nothing to say', () => {
  expect(checkLength('x'.repeat(1000), {reason: 'anything goes'})).toBe(true)
})
