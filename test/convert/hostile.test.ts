import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {blocksText} from './support/blocksText.ts'
import {editorRepairs} from './support/editorRules.ts'

/** Attribute levels of a value: an object's members and an array's items are each one level below it. */
function levelsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(levelsOf))
}

/** Body and members of the body are two of the 20 levels. */
const MAX_BODY_LEVELS = 19

const nested = (count: number, indent: string, marker: string) =>
  Array.from({length: count}, (_, level) => `${indent.repeat(level)}${marker}level${level}`).join('\n\n')

describe('input made to exhaust a converter arrives whole and at most 20 levels deep', () => {
  test.each<[string, string, string]>([
    ['200 quotations in each other', `${'> '.repeat(200)}words`, 'words'],
    ['100,000 quotations in each other', `${'> '.repeat(100_000)}words`, 'words'],
    ['20,000 bullets and numbers on a line', `${'- 1. '.repeat(10_000)}words`, 'words'],
    ['50,000 items of a list', '- item\n'.repeat(50_000) + '- words', 'words'],
    ['a line of a megabyte', `${'plain '.repeat(180_000)}words`, 'words'],
    ['200 bullets on a line', `${'- '.repeat(200)}words`, 'words'],
    ['quotations in lists', `${'- > '.repeat(100)}words`, 'words'],
    ['lists that start at 2 in quotations', `${'> 2. '.repeat(100)}words`, 'words'],
    [
      'alerts in alerts',
      Array.from({length: 30}, (_, level) => `${'> '.repeat(level)}> [!NOTE]`).join('\n'),
      '[!NOTE]',
    ],
    ['60 loose lists in each other', nested(60, '  ', '- '), 'level59'],
    ['emphasis in emphasis', `${'*a **a '.repeat(200)}words${' a** a*'.repeat(200)}`, 'words'],
    ['elements in elements', `${'<u>a'.repeat(2000)}words${'</u>'.repeat(2000)}`.replace(/^/, 'x '), 'words'],
    ['elements that never close', `x ${'<u>a'.repeat(5000)}${'</b>'.repeat(5000)}words`, 'words'],
    ['lists of attributes that do not close', `# words ${'{#a '.repeat(50_000)}`, 'words'],
    ['spaces and backslashes before an id', `# words${' '.repeat(100_000)}\\ ${'\\'.repeat(20_000)} {#a}`, 'words'],
    ['colons', `words ${':'.repeat(50_000)} ${':a'.repeat(50_000)} :${'a'.repeat(50_000)}`, 'words'],
    ['braces behind a fence', `\`\`\`${'{'.repeat(50_000)}\nwords\n\`\`\``, 'words'],
    ['frames that do not close', `<div>\n${'<p>'.repeat(60_000)}<img>words`, 'words'],
    ['attributes that do not end', `<div>\n<img ${'a="b" '.repeat(30_000)}\nwords`, 'words'],
    ['brackets', `${'['.repeat(2000)}words`, 'words'],
    ['emphasis that closes once too often', `${'**a*'.repeat(50_000)}words`, 'words'],
    ['tildes that never close', `${'~~a'.repeat(70_000)}words`, 'words'],
    ['titles that never end', `${'[a](b (c '.repeat(25_000)}words`, 'words'],
    ['calls of no footnote', `${'[^a] '.repeat(40_000)}words`, 'words'],
    [
      'back-ticks of 1,000 lengths',
      Array.from({length: 1000}, (_, size) => `${'`'.repeat(size)}words`).join(''),
      'words',
    ],
    ['comments that never end', `words ${'<!-- '.repeat(100_000)}`, 'words'],
    ['an address with much punctuation', `words www.a.b/${'!'.repeat(50_000)}a`, 'words'],
    [
      'rows that lack 100 million cells',
      `${'|words'.repeat(10_000)}\n${'-|'.repeat(10_000)}\n${'|\n'.repeat(10_000)}`,
      'words',
    ],
    ['one line of 60 kB', 'words [link](/a) *em* `code` '.repeat(2000), 'words'],
  ])('%s', (_, markdown, words) => {
    const {blocks} = toPortableText(markdown)
    expect(blocksText(blocks)).toContain(words)
    expect(levelsOf(blocks)).toBeLessThanOrEqual(MAX_BODY_LEVELS)
    expect(editorRepairs(blocks)).toEqual([])
  })
})

test('a paragraph of highlights that never close arrives whole', () => {
  const {blocks} = toPortableText(`${'*==a'.repeat(50_000)}words`, {dialect: 'obsidian'})
  expect(blocksText(blocks)).toContain('words')
})

test('what is nested beyond any conversion is kept as one block of Markdown, and reported', () => {
  const markdown = `${'>'.repeat(5000)} words`
  const {blocks, messages} = toPortableText(markdown, {firstLine: 3})
  expect(blocks.map(({_key, ...block}) => block)).toEqual([{_type: 'code', language: 'markdown', code: markdown}])
  expect(messages.map(({severity, rule, line, column}) => ({severity, rule, line, column}))).toEqual([
    {severity: 'changed', rule: 'convert/nested-too-deeply', line: 3, column: 1},
  ])
})

test('ten thousand list items stay ten thousand blocks with keys of their own', () => {
  const {blocks} = toPortableText('- same\n'.repeat(10_000))
  expect(new Set(blocks.map(({_key}) => _key)).size).toBe(10_000)
})
