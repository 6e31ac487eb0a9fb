import {expect, test} from 'vitest'

import {readSourcePath} from '../../migrate/document/sourcePath.ts'

test.each([
  ['content/de/guides/tea.md', ['content'], {name: 'guides/tea', language: 'de'}],
  ['content/guides/tea.de.md', ['content'], {name: 'guides/tea', language: 'de'}],
  ['content/guides/index.md', ['content'], {name: 'guides'}],
  // Each language is a root of its own.
  ['content/de/guides/tea.md', ['content/en', 'content/de'], {name: 'guides/tea', language: 'de'}],
])('%s below %j', (path, roots, expected) => {
  expect(readSourcePath(path, {languages: ['en', 'de'], roots})).toEqual(expected)
})
