import {expect, test} from 'vitest'

import {isComment} from '../../migrate/convert/html/isComment.ts'

test.each([
  ['<!-- a -->', true],
  ['<!-- a --> <!-- b\n -->\n', true],
  ['<!-- a --> <b> <!-- c -->', false],
  ['<!---->', true],
  ['<b>', false],
])('%j is a comment: %j', (html, expected) => {
  expect(isComment(html)).toBe(expected)
})
