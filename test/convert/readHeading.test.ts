import {expect, test} from 'vitest'

import {readHeading} from '../../migrate/convert/readHeading.ts'

test.each<[string, ReturnType<typeof readHeading>]>([
  ['# One', {text: 'One', line: 1}],
  ['\n\n# One #\n\nText', {text: 'One', line: 3}],
  ['One\n===\n', {text: 'One', line: 1}],
  ['Text\n\n# *One* `two` [three](/x) {#id}', {text: 'One two three', line: 3}],
  ['```\n# no\n```\n\n# One', {text: 'One', line: 5}],
  ['~~~~\n# no\n~~~\n# no\n~~~~\r\n# One', {text: 'One', line: 6}],
  ['```\n# no', undefined],
  ['## Two', undefined],
  ['#no', undefined],
  ['#', undefined],
  ['', undefined],
])('%j', (markdown, heading) => {
  expect(readHeading(markdown)).toEqual(heading)
})
