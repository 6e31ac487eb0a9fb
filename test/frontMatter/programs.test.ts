import matter from 'gray-matter'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import {readHeader} from '../../migrate/frontMatter/readHeader.ts'

const ran = globalThis as {frontMatterRan?: boolean}

const PROGRAM = '{title: (globalThis.frontMatterRan = true) && "a"}'

beforeEach(() => {
  delete ran.frontMatterRan
})

afterEach(() => {
  delete ran.frontMatterRan
})

describe('front matter that is a program', () => {
  test('runs in gray-matter with its own engines: this is the trap', () => {
    matter(`---js\n${PROGRAM}\n---\n`, {})
    expect(ran.frontMatterRan).toBe(true)
  })

  test.each(['---js', '--- js', '---JS', '---javascript', '--- JavaScript  ', '---coffee', '---ts'])(
    'never runs here: %s',
    (opening) => {
      const {fields, messages} = parseFrontMatter(`${opening}\n${PROGRAM}\n---\n`, {path: 'a.md'})
      expect(ran.frontMatterRan).toBeUndefined()
      expect(fields).toBeUndefined()
      expect(messages).toMatchObject([{severity: 'error', rule: 'front-matter/unsupported-format', line: 1, column: 1}])
    },
  )

  test.each(['yaml', 'toml', 'json'] as const)('does not run when the fence is taken for %s', (format) => {
    const text = `---js\n${PROGRAM}\n---\n`
    const header = {start: text.indexOf(PROGRAM), end: text.lastIndexOf('---')}
    const fence = {format, start: 0, header, bodyStart: text.length}
    const {data} = readHeader(text, fence, () => 1)
    expect(ran.frontMatterRan).toBeUndefined()
    expect(data['title']).not.toBe('a')
  })
})
