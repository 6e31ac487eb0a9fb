import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {readFrontMatter} from '../../migrate/readFrontMatter.ts'
import {compareReadings, type ReadingInput} from '../../migrate/verify/reading/compareReadings.ts'
import type {Block} from '../../src/portable-text/types.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/articles')

const compare = (
  markdown: string,
  change: (blocks: Block[]) => Block[] = (blocks) => blocks,
  more: Partial<ReadingInput> = {},
) =>
  compareReadings({
    blocks: change(toPortableText(markdown).blocks),
    markdown,
    gfm: true,
    titleHeading: false,
    images: new Map(),
    links: new Map(),
    ...more,
  })

test.each(globSync('**/*.md', {cwd: FIXTURES}))('%s has the HTML that micromark makes of it', (path) => {
  const {body, fields} = readFrontMatter({path, text: readFileSync(join(FIXTURES, path), 'utf8')})
  const {blocks, titleHeading} = toPortableText(body, {...(fields && {title: fields.title})})
  const {compared, differences} = compareReadings({
    blocks,
    markdown: body,
    gfm: true,
    titleHeading,
    images: new Map(),
    links: new Map(),
  })
  expect(differences).toEqual([])
  expect(compared).toBeGreaterThan(2)
})

const MARKDOWN = '# One\n\nTwo *words* and `a  b`.\n\n- three\n- four\n\n```js\nfive\n  six\n```\n\n> seven\n'

describe('what is not as the Markdown says is found, though the document is as it was converted', () => {
  test('nothing is', () => {
    expect(compare(MARKDOWN)).toEqual({compared: 5, left: 0, differences: []})
  })

  const edit = (index: number, members: Record<string, unknown>) => (blocks: Block[]) =>
    blocks.map((block, at) => (at === index ? ({...block, ...members} as Block) : block))

  test.each([
    {
      what: 'a block is missing',
      change: (blocks: Block[]) => blocks.toSpliced(1, 1),
      says: '“” where the Markdown says “Two',
    },
    {what: 'a level', change: edit(0, {style: 'h2'}), says: '“One” where the Markdown says “One”'},
    {what: 'a list', change: edit(2, {listItem: 'number'}), says: '“three” where the Markdown says “three four”'},
    {what: 'white space of code', change: edit(4, {code: 'five\nsix'}), says: '“five six” where'},
    {what: 'the language of code', change: edit(4, {language: 'ts'}), says: '“five six” where'},
    {
      what: 'a block too many',
      change: (blocks: Block[]) => [...blocks, ...blocks.slice(0, 1)],
      says: '“One” where the Markdown says “”',
    },
    {what: 'the order', change: (blocks: Block[]) => blocks.toReversed(), says: 'where the Markdown says'},
  ])('$what', ({change, says}) => {
    const {differences} = compare(MARKDOWN, change)
    expect(differences[0]).toContain(says)
  })

  test('an address, and the picture behind one', () => {
    const markdown = '[a](b%20c.md) ![d](e.png "f")\n\nEnd.'
    const stored = toPortableText(markdown.replace('b%20c', 'other')).blocks
    expect(compare(markdown).differences).toEqual([])
    expect(compare(markdown, () => stored).differences).toHaveLength(1)
    const links = new Map([['b%20c.md', 'article-b#part']])
    expect(compare(markdown, undefined, {links}).differences).toHaveLength(1)
    expect(compare('[![d](e.png)](b%20c.md)\n\nEnd.', undefined, {links}).differences).toEqual([])
    expect(compare(markdown, undefined, {images: new Map([['e.png', 'image-1']])}).differences).toHaveLength(1)
  })
})

test.each([
  ['a callout', 'One.\n\n> [!NOTE]\n> Two.\n\nThree.'],
  ['raw HTML', 'One.\n\n<div>\nTwo</div>\n\nThree.'],
  ['a formula', 'One.\n\nTwo $x^2$.\n\nThree.'],
  ['an emoji', 'One.\n\nTwo :tada:\n\nThree.'],
  ['a container', 'One.\n\n:::note\nTwo.\n:::\n\nThree.'],
  ['an id of a heading', 'One.\n\n## Two { #two }\n\nThree.'],
  ['an element for a mark', 'One.\n\nTwo <b>bold</b>.\n\nThree.'],
])('%s is not compared, and what stands around it is', (_, markdown) => {
  const {compared, left, differences} = compare(markdown)
  expect([compared, left > 0, differences]).toEqual([2, true, []])
  expect(
    compare(markdown, (blocks) => blocks.slice(1)).differences.length +
      compare(markdown, (blocks) => blocks.slice(1)).left,
  ).toBeGreaterThan(left)
})

test.each([
  'Footnotes[^1] are *not* compared.\n\n[^1]: But where they are called is.',
  '日本語の\n改行と *強調*\nです。',
  '**a****b** and <!-- nothing --> c\\\nd  \ne',
  '3. three\n\n   and more\n4. four',
  'An end [with a space ](a) \n\n*b *c',
  '| a | b |\n| :-: | --- |\n| 1 \\| 2 | `x \\| y` |',
  '- [x] done\n- [ ] open\n- plain',
  'www.example.com, a@b.example and <https://example.com/ä?b=c&d>',
  'See [a](b#%array%25-c).',
  '- [words ](a)\n- *b* \n\n```js\n\n```\n\nEnd.',
  'See [a].\n\n[a]: b\n\n```\nx\ny\n```\n\n- c\n  ```\n  x\n  y\n  ```\n- d',
  'a\r\nb\r\n\r\n    code\r\n    more\r\n\r\n',
])('both read the same in %j', (markdown) => {
  expect(compare(markdown).differences).toEqual([])
})
