import {expect, test} from 'vitest'

import {hashText} from '../../src/portable-text/hashText.ts'

test.each([
  ['', 'ab3e7c048e72'],
  ['a', '1a80b120204a'],
  ['b', '82c46225caf3'],
  ['{"text":"日本 𝒳"}', '56ed8d17d13e'],
])('the hash of %j is %s, on any machine', (text, hash) => {
  expect(hashText(text)).toBe(hash)
})

test('texts that differ little have hashes that differ much', () => {
  const texts = Array.from({length: 200_000}, (_, index) => `{"text":"paragraph ${index}"}`)
  const hashes = texts.map(hashText)
  expect(new Set(hashes).size).toBe(texts.length)
  expect(new Set(hashes.map((hash) => hash.slice(0, 3))).size).toBe(4096)
  expect(new Set(hashes.map((hash) => hash.slice(-3))).size).toBe(4096)
  expect(hashes.every((hash) => /^[0-9a-f]{12}$/.test(hash))).toBe(true)
})
