import {expect, test} from 'vitest'

import {readNames} from '../../migrate/frontMatter/readNames.ts'

test.each([
  ['Ada Lovelace', ['Ada Lovelace']],
  ['ada', ['ada']],
  ['Ada Lovelace and Grace Hopper', ['Ada Lovelace', 'Grace Hopper']],
  ['Ada & Grace', ['Ada', 'Grace']],
  ['Ada Lovelace; Grace Hopper', ['Ada Lovelace', 'Grace Hopper']],
  ['Ada Lovelace, Grace Hopper and Alan Turing', ['Ada Lovelace', 'Grace Hopper', 'Alan Turing']],
  ['ada, grace_h', ['ada', 'grace_h']],
  ['@ada', ['ada']],
  ['Ada Lovelace <ada@example.org>', ['Ada Lovelace']],
  ['ada@example.org (Ada Lovelace)', ['Ada Lovelace']],
  ['<ada@example.org>', ['ada@example.org']],
  ['[Ada](https://example.org/ada)', ['Ada']],
  ['"Ada Lovelace"', ['Ada Lovelace']],
  ['Lovelace, Ada', ['Lovelace, Ada']],
  ['Ada Lovelace, PhD', ['Ada Lovelace, PhD']],
  ['Anders Andersson', ['Anders Andersson']],
  [' ', []],
])('%j', (text, names) => {
  expect(readNames(text)).toEqual(names)
})
