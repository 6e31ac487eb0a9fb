import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {walkBlocks} from '../../src/portable-text/walkBlocks.ts'

/** Anchor and words of the first heading; source in the words as it is. */
function headingOf(markdown: string, gfm = true): {anchor: string | undefined; words: string} {
  const blocks = [...walkBlocks(toPortableText(markdown, {gfm}).blocks)]
  const heading = blocks.find((block) => block._type === 'block')
  if (heading?._type !== 'block' || !/^h\d$/.test(heading.style ?? '')) throw new Error('There is no heading')
  const words = heading.children.map((child) => {
    if (child._type === 'span') return child.text
    return child._type === 'inlineSource' ? `<${child.syntax}>${child.source}` : ''
  })
  return {anchor: heading.anchor, words: words.join('')}
}

describe('a heading says its id', () => {
  test.each<[string, string, string]>([
    ['with number signs', '## Title {#my-id}', 'my-id'],
    ['before closing number signs', '## Title {#my-id} ##', 'my-id'],
    ['before spaces', '## Title {#my-id}  ', 'my-id'],
    ['right behind its words', '## Title{#my-id}', 'my-id'],
    ['with an underline', 'Title {#my-id}\n===', 'my-id'],
    ['on a line of its own', 'Title\n{#my-id}\n---', 'my-id'],
    ['on a line of its own in a quotation', '> Title\n> {#my-id}\n> ---', 'my-id'],
    ['behind marks', '## *Title* {#my-id}', 'my-id'],
    ['of underscores', '## Title {#_my_id_}', '_my_id_'],
    ['with signs in it', '## Title {#v1.2:a+b%20c@d/e}', 'v1.2:a+b%20c@d/e'],
    ['in any script', '## Title {#日本語}', '日本語'],
    ['in an item', '- ## Title {#my-id}', 'my-id'],
  ])('%s', (_, markdown, anchor) => {
    expect(headingOf(markdown)).toEqual({anchor, words: 'Title'})
  })

  test.each<[string, string, string, string]>([
    ['no words', '## {#a}', 'a', ''],
    ['a reference that is a space', '## A&#x20; {#a}', 'a', 'A '],
    ['a backslash', '## A \\\\ {#a}', 'a', 'A \\'],
    ['a list that is not at the end', '## A {#b} {#a}', 'a', 'A {#b}'],
    ['an address', '## a@b.c {#a}', 'a', 'a@b.c'],
  ])('behind %s', (_, markdown, anchor, words) => {
    expect(headingOf(markdown)).toEqual({anchor, words})
  })
})

describe('other attributes are kept as source', () => {
  test.each<[string, string | undefined, string]>([
    ['## A {#b .c}', 'b', 'A <kramdown>{.c}'],
    ['## A {.c key="v w" #b k=v}', 'b', 'A <kramdown>{.c key="v w" k=v}'],
    ['## A {.unnumbered}', undefined, 'A <kramdown>{.unnumbered}'],
    ['## *A*{ #b .c }', 'b', 'A<kramdown>{.c}'],
  ])('%s', (markdown, anchor, words) => {
    expect(headingOf(markdown)).toEqual({anchor, words})
  })

  test('and reported', () => {
    expect(toPortableText('## A {#b .c}').messages).toEqual([
      {
        severity: 'changed',
        rule: 'convert/heading-attributes',
        reason:
          'Kept {.c} at the end of this heading as source: in Portable Text a heading has an id and nothing besides.',
        line: 1,
        column: 1,
        source: '## A {#b .c}',
      },
    ])
    expect(toPortableText('## A {#b}').messages).toEqual([])
  })
})

describe('words in braces are words', () => {
  test.each<[string, string]>([
    ['## A \\{#b}', 'A {#b}'],
    ['## A {#b\\}', 'A {#b}'],
    ['## A &#123;#b}', 'A {#b}'],
    ['## A {#b&#125;', 'A {#b}'],
    ['## `A {#b}`', 'A {#b}'],
    ['## [A {#b}](c)', 'A {#b}'],
    ['## *A {#b}*', 'A {#b}'],
    ['## A {#b} c', 'A {#b} c'],
    ['## A {b}', 'A {b}'],
    ['## A {b=c}', 'A {b=c}'],
    ['## A {#b #c}', 'A {#b #c}'],
    ['## A {#}', 'A {#}'],
    ['## A {# b}', 'A {# b}'],
    ['## A {#b c}', 'A {#b c}'],
    ['## {#a <b x="}">c', '{#a c'],
  ])('%s', (markdown, words) => {
    expect(headingOf(markdown)).toEqual({anchor: undefined, words})
  })

  test('in CommonMark alone, and in a paragraph', () => {
    expect(headingOf('## A {#b}', false)).toEqual({anchor: undefined, words: 'A {#b}'})
    expect(toPortableText('A {#b}').blocks).toMatchObject([{style: 'normal', children: [{text: 'A {#b}'}]}])
  })
})

test('a first heading that repeats the title, and has an id of its own, stays', () => {
  const {blocks, titleHeading} = toPortableText('# A {#b}', {title: 'A'})
  expect(titleHeading).toBe(false)
  expect(blocks).toMatchObject([{style: 'h1', anchor: 'b', children: [{text: 'A'}]}])
})

test.each([
  '# A {#b}',
  '## {#b}',
  '## A&#x20; {#b}',
  '## A {#b .c k="v w"}',
  '## {#b .c}',
  '## A {.c}',
  '## A \\{.c} {#b}',
  '## *A*{#b .c}',
  '## <kbd>A</kbd> {#b}',
  '## A \\{#b}',
  '# A <x-y\nz> {#b}\n===',
])('%s is read as what it was written from', (markdown) => {
  const {blocks} = toPortableText(markdown)
  const written = toMarkdown(blocks)
  expect(written.messages).toEqual([])
  expect(toPortableText(written.markdown).blocks).toEqual(blocks)
})
