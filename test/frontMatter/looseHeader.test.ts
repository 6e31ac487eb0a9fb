import {describe, expect, test} from 'vitest'

import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'

const CONTEXT = {path: 'a.md'}

describe('a header between no fences', () => {
  test.each<[what: string, text: string, bodyLine: number, place: string]>([
    ['JSON in a comment', '<!--{"title": "One", "slug": "one"}-->\nBody\n', 1, '1:30'],
    ['keys in a comment', '<!--\ntitle: One\nslug: one\n-->\nBody\n', 4, '3:7'],
    ['keys up to a line', 'title: One\nslug: one\ntags:\n- a\n---\nBody\n', 5, '2:7'],
    ['keys up to an empty line', 'title: One\r\nslug: one\r\n\r\nBody\n', 2, '2:7'],
    ['an object of JSON', '\n{\n  "title": "One",\n  "slug": "one"\n}\nBody\n', 5, '4:11'],
    ['what MDX exports', "export const meta = {\n  title: 'One }',\n  slug: 'one',\n};\nBody\n", 4, '3:9'],
  ])('%s', (_, text, bodyLine, place) => {
    const {fields, body, bodyLine: found, slugPosition} = parseFrontMatter(text, CONTEXT)
    expect(fields).toMatchObject({title: expect.stringMatching(/^One/), slug: 'one'})
    expect(body.trim()).toBe('Body')
    expect(found).toBe(bodyLine)
    expect(`${slugPosition?.line}:${slugPosition?.column}`).toBe(place)
  })

  test('a comment may stand before the fence', () => {
    const {fields, body, bodyLine} = parseFrontMatter('<!-- Copyright -->\n---\ntitle: One\n---\nBody', CONTEXT)
    expect({title: fields?.title, body, bodyLine}).toEqual({title: 'One', body: 'Body', bodyLine: 4})
  })
})

test.each([
  ['a comment without a title', '<!-- note: mind the gap -->\n# One'],
  ['a comment that is text', '<!-- title: of what?\nNobody knows -->\n# One'],
  ['words with a colon', 'title: One\nand more words\n\nBody'],
  ['an object without a title', '{"a": 1}\nBody'],
  ['an object with words behind it', '{"title": "a"} and more'],
  ['braces that never close', '{"title": "a"'],
  ['another export', 'export const title = {title: "a"}\n'],
])('%s is no header', (_, text) => {
  const {fields, messages} = parseFrontMatter(text, CONTEXT)
  expect(fields).toBeUndefined()
  expect(messages).toMatchObject([{severity: 'error', rule: 'front-matter/missing'}])
})

test('a program in an exported object is read as data, or refused', () => {
  const {fields, messages} = parseFrontMatter('export const meta = {title: "a", date: new Date()}\n', CONTEXT)
  expect(fields).toBeUndefined()
  expect(messages).toMatchObject([{severity: 'error', rule: 'front-matter/invalid-date', line: 1}])
})
