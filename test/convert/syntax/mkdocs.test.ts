import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../../migrate/markdown/toMarkdown.ts'
import {bodies} from '../../markdown/bodyArbitraries.ts'
import {toComparable} from '../../markdown/comparable.ts'
import {outline} from '../support/outline.ts'

const dialect = 'mkdocs'
const read = (markdown: string) => toPortableText(markdown, {dialect}).blocks
const write = (markdown: string) => toMarkdown(read(markdown), {dialect})

describe('admonitions', () => {
  test.each<[string, string, string[]]>([
    ['with words', '!!! note\n    a\n    *b*', ['callout (a em(b))']],
    ['with blocks', '!!! note\n\n    a\n\n    - b\n\n          c\n\nd', ['callout (a | list (b | code c))', 'd']],
    [
      'with white space alone in lines of code',
      '!!! note\n    ```\n    a\n      \n  \n    b\n    ```',
      ['callout (code a\n  \n  \nb)'],
    ],
    ['in the middle of a paragraph', 'a\n!!! note\n    b\n\nc', ['a', 'callout (b)', 'c']],
    ['in each other', '!!! note\n    !!! tip\n        a\n\n    b', ['callout (callout (a) | b)']],
    [
      'in an item and in a quotation',
      '- a\n\n    !!! note\n        b\n\n> !!! tip\n>     c',
      ['list (a | callout (b))', 'quote (callout (c))'],
    ],
    ['that hold nothing', '!!! note\n\na', ['callout ()', 'a']],
    ['that fold', '??? note\n    a\n\n???+ tip\n    b', ['callout (a)', 'callout (b)']],
    ['that are none', '!!!\n\n!!! "a"\n\n!!! a "b\n\n!!!a\n\n\\!!! a', ['!!!', '!!! "a"', '!!! a "b', '!!!a', '!!! a']],
    ['in code', '```\n!!! note\n    a\n```', ['code !!! note\n    a']],
  ])('%s', (_, markdown, expected) => {
    expect(outline(read(markdown))).toEqual(expected)
  })

  test.each<[string, string, object]>([
    ['of a name', '!!! danger\n    a', {tone: 'caution', title: 'Danger'}],
    ['of an unknown name', '!!! roadmap\n    a', {tone: 'note', title: 'Roadmap'}],
    ['given', '!!! tip "A "b" &amp; c"\n    a', {tone: 'tip', title: 'A "b" & c'}],
    ['with marks', '!!! tip inline "*a* `b`"\n    a', {tone: 'tip', title: 'a b'}],
  ])('the title: %s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual([expect.objectContaining(expected)])
  })

  test('every part that has no field is reported', () => {
    const markdown = 'a\n\n??? roadmap inline end "*a*"\n    b\n\n!!! note ""\n    c\n'
    const {messages} = toPortableText(markdown, {dialect})
    expect(messages.map(({rule, line}) => `${line} ${rule}`)).toEqual([
      '3 convert/callout-title',
      '3 convert/callout-name',
      '3 convert/callout-attributes',
      '3 convert/callout-fold',
      '6 convert/callout-title',
    ])
  })

  test('a tab stays text, and code, with a message', () => {
    const {blocks, messages} = toPortableText('=== "A"\n\n    b\n\n=== c\n', {dialect})
    expect(outline(blocks)).toEqual(['=== "A"', 'code b', '=== c'])
    expect(messages).toEqual([
      expect.objectContaining({severity: 'changed', rule: 'convert/tab', line: 1, column: 1, source: '=== "A"'}),
    ])
  })

  test('in the plain dialect a message says which one reads them', () => {
    const {messages} = toPortableText('a\n\n!!! note "b"\n    c\n')
    expect(messages).toEqual([expect.objectContaining({rule: 'convert/other-dialect', line: 3, column: 1})])
  })
})

describe('what is written', () => {
  test.each([
    '!!! note\n    a\n',
    '!!! danger\n    -   a\n',
    '!!! caution "A \\*b\\*"\n    a\n',
    '-   a\n\n    !!! tip "b"\n        c\n\n1.  d\n    -   e\n',
    'Term\n: one\n: two\n',
    '\\!!! note\n\n\\??? note\n',
  ])('%j comes back to the byte', (markdown) => {
    expect(write(markdown)).toEqual({markdown, messages: []})
  })

  test('whatever the words are, and however things stand in each other', () => {
    // MkDocs knows no containers.
    const known = bodies.filter((body) => !JSON.stringify(body).includes('"syntax":"directive"'))
    const readsBack = fc.property(known, (body) => {
      const {markdown} = toMarkdown(body, {dialect})
      expect({markdown, body: toComparable(read(markdown))}).toEqual({markdown, body: toComparable(body)})
    })
    expect(() => fc.assert(readsBack, {numRuns: 150, seed: 1})).not.toThrow()
  })
})
