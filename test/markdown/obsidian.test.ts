import {readFileSync, globSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toTextBlock} from '../../migrate/convert/toTextBlock.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {SUITES} from '../conformance/examples.ts'
import {readCases} from '../convert/support/cases.ts'
import {bodies} from './bodyArbitraries.ts'
import {toComparable} from './comparable.ts'
import {obsidianBodies} from './obsidianArbitraries.ts'

const dialect = 'obsidian'
const read = (markdown: string) => toPortableText(markdown, {dialect}).blocks
const write = (blocks: readonly Block[]) => toMarkdown(blocks, {dialect})

/** Compares what was read from Markdown, and shows that where it differs. */
function expectReadsBack(blocks: readonly Block[]): void {
  const {markdown} = write(blocks)
  expect({markdown, blocks: toComparable(read(markdown))}).toEqual({markdown, blocks: toComparable(blocks)})
}

/** Markdown of Obsidian in the form we write: it comes back to the byte. */
const CANONICAL: Readonly<Record<string, string>> = {
  'wiki links': '[[Page]] [[Page|alias]] [[Page#Heading]] [[#Heading]] [[folder/Page.md|x]] **[[a b#^c|d]]**\n',
  'wiki links in cells': '| [[Page\\|alias]] | [[Page]] |\n| - | - |\n| ![[a\\|b]] | %%c%% |\n',
  'links that are none':
    '[a](https://b.c) [d](/e) [f](./g.md) [h](i%20j) [k](l "m") [*n*](o) [p|q](r) [s](<t \\[u]>)\n',
  highlights: '==a== b==c==d ==e **f**== *==g==* `==h==` ==<mark>i</mark>==\n',
  'highlights side by side': '==a==<mark>b</mark>\n',
  embeds: '![[note]]\n\nA ![[b.pdf]] and !![[c]].\n\n![d](e.png)\n',
  comments: '%%\na\n\n- b\n%%\n\n%% c %%\n\nd %%e%% f\n',
  'block ids': 'a ^b\n\n> c\n\n^d\n\n# e ^f\n\n- g ^h\n',
  callouts: '> [!note] Title\n> Words\n\n> [!tip]\n> - a\n\n> [!warning] Only a title\n\n> [!caution]\n'.replace(
    '\n> - a',
    '\n>\n> - a',
  ),
  'callouts in each other': '> [!note] a\n>\n> > [!tip] b\n> > c\n',
  'tags and tasks': '#tag a #b\n\n- #c/d\n- [/] e\n- [-] f\n- [ ] g\n',
  'what looks like it': '\\[\\[a]] !\\[\\[b]] \\==c\\== a = b 5% \\%%d\\%% ^\\[e] x^2 \\^f\n',
}

describe('what Obsidian reads is written the way people write it there', () => {
  test.each(Object.entries(CANONICAL))('%s', (_, markdown) => {
    expect(write(read(markdown))).toEqual({markdown, messages: []})
  })

  test('what has another form in Portable Text comes back in that', () => {
    const markdown = '![[a.png|b|300]]\n\n> [!faq]- *Why*\n> c^[d]\n'
    const {markdown: written} = write(read(markdown))
    expect(written).toMatch(/^!\[b\]\(a\.png\)\n\n> \[!note\] Why\n> c\[\^(note-\w+)\]\n\n\[\^\1\]: d\n$/)
    expectReadsBack(read(markdown))
  })

  test('a comment that never ends is closed where something follows', () => {
    const [comment, ...others] = read('%%\na')
    const [words] = read('b')
    if (!comment || !words) throw new Error('There are no blocks')
    expect(others).toEqual([])
    expect(write([comment])).toEqual({markdown: '%%\na\n', messages: []})
    const {markdown, messages} = write([comment, words])
    expect(markdown).toBe('%%\na\n%%\n\nb\n')
    expect(messages.map(({rule}) => rule)).toEqual(['markdown/open-html'])
  })

  test('in plain Markdown, what a reader sees of them is what it can say', () => {
    const markdown = '[[a]] ==b==\n\n> [!tip] c\n> d\n'
    expect(toMarkdown(read(markdown))).toMatchObject({markdown: '[a](a) <mark>b</mark>\n\n:::tip[c]\n\nd\n\n:::\n'})
  })
})

describe('words that look like Obsidian are written as words', () => {
  test.each([
    '[[none]] ![[none]] [[none|none]]',
    '==none== none==none== ===none===',
    '%%none%% %%%none%%%',
    '%% none',
    '^[none] none ^none',
    '^none',
    '[!note] none',
    '[!none]- none',
    '#none',
    '[/] none',
    '[x] none',
  ])('%j', (text) => {
    for (const style of ['normal', 'h2', 'blockquote'] as const) {
      const blocks = assignKeys([toTextBlock([{text, marks: []}], {style})])
      expect(read(write(blocks).markdown)).toEqual(blocks)
    }
  })
})

describe('Markdown of Portable Text reads back as that Portable Text', () => {
  const notes = globSync('dialects/obsidian/*.md', {cwd: join(import.meta.dirname, '../../fixtures')}).map((path) => ({
    name: path,
    markdown: readFileSync(join(import.meta.dirname, '../../fixtures', path), 'utf8').replace(/^---\n[^]*?\n---\n/, ''),
  }))
  /** As in every dialect; the reasons stand with the test of those. */
  const EXCEPTIONS = new Set(['nesting-limit', 'marks-around-objects'])
  const cases = readCases().filter(({name}) => !EXCEPTIONS.has(name))

  test.each([...notes, ...cases])('$name', ({markdown}) => {
    expectReadsBack(read(markdown))
    expect(write(read(markdown)).messages).toEqual([])
  })

  test.each(SUITES)('every example of $name', ({examples}) => {
    const bodies = examples.map(({markdown}) => read(markdown))
    const again = bodies.map((body) => read(write(body).markdown))
    expect(again.map(toComparable)).toEqual(bodies.map(toComparable))
  })

  test('whatever the words are, and however things stand in each other', () => {
    // Obsidian knows no containers, and a link in the marker of a table of contents.
    const known = bodies.filter((body) => !JSON.stringify(body).includes('"syntax":"directive"'))
    const readsBack = fc.property(fc.oneof(known, obsidianBodies), expectReadsBack)
    expect(() => fc.assert(readsBack, {numRuns: 400, seed: 1})).not.toThrow()
  })
})
