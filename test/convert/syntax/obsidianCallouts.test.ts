import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {toComparable} from '../../markdown/comparable.ts'

const read = (markdown: string) => toPortableText(markdown, {dialect: 'obsidian'})

/** The first block without its content, and the words of that content. */
function shapeOf(markdown: string): unknown {
  const [block] = toComparable(read(markdown).blocks) as Record<string, unknown>[]
  const {content = [], ...members} = block ?? {}
  const texts = (content as {children?: {text: string}[]}[]).map(({children}) =>
    children?.map(({text}) => text).join(''),
  )
  return {...members, texts}
}

describe('callouts', () => {
  test.each<[string, object, string[]]>([
    ['> [!note]\n> a', {tone: 'note', texts: ['a']}, []],
    ['> [!TIP] Title\n> a', {tone: 'tip', title: 'Title', texts: ['a']}, []],
    ['> [!tip]  Title  \n> a', {tone: 'tip', title: 'Title', texts: ['a']}, []],
    ['> [!warning]-\n> a', {tone: 'warning', texts: ['a']}, ['convert/callout-fold']],
    [
      '> [!caution]+ Title\n> a\n>\n> b',
      {tone: 'caution', title: 'Title', texts: ['a', 'b']},
      ['convert/callout-fold'],
    ],
    ['> [!note] Title', {tone: 'note', title: 'Title', texts: []}, []],
    ['> [!note]', {tone: 'note', texts: []}, []],
    ['> [!faq] Title\n> a', {tone: 'note', title: 'Title', texts: ['a']}, ['convert/callout-name']],
    ['> [!book-club]\n> a', {tone: 'note', title: 'Book-club', texts: ['a']}, ['convert/callout-name']],
    ['> [!tip|wide] Title\n> a', {tone: 'tip', title: 'Title', texts: ['a']}, ['convert/callout-name']],
    ['> [!tip] *Very* `c` ~~**d**~~\n> a', {tone: 'tip', title: 'Very c d', texts: ['a']}, ['convert/callout-title']],
    ['> [!tip] See *[a](/b)*\n> c', {tone: 'tip', texts: ['See a', 'c']}, ['convert/callout-title']],
    ['> [!tip] ![a](/b) c', {tone: 'tip', texts: [' c']}, ['convert/callout-title']],
    [
      '> [!tip] See [[a|b]]\n> - c',
      {tone: 'tip', texts: ['See b', 'c']},
      ['convert/callout-title', 'convert/wiki-link'],
    ],
    ['> [!tip] a *b\n> c* d', {tone: 'tip', title: 'a b', texts: ['c d']}, ['convert/callout-title']],
    ['> [!note] Title\n> - a\n> - b', {tone: 'note', title: 'Title', texts: ['a', 'b']}, []],
  ])('%j', (markdown, shape, rules) => {
    expect(shapeOf(markdown)).toEqual({_type: 'callout', ...shape})
    expect(read(markdown).messages.map(({rule}) => rule)).toEqual(rules)
  })

  test('stand in each other', () => {
    expect(toComparable(read('> [!note] a\n> > [!tip]- b\n> > c').blocks)).toMatchObject([
      {tone: 'note', title: 'a', content: [{tone: 'tip', title: 'b', content: [{children: [{text: 'c'}]}]}]},
    ])
  })

  test.each(['> \\[!note] a', '> a [!note]', '> [!] a', '> [note] a', '> **[!note]** a', '> # [!note]'])(
    '%s is a quotation',
    (markdown) => expect(read(markdown)).toEqual(toPortableText(markdown)),
  )

  test('in Markdown of another dialect they are quotations', () => {
    expect(toComparable(toPortableText('> [!note] Title\n> a').blocks)).toMatchObject([{style: 'blockquote'}])
    expect(toComparable(toPortableText('> [!nosuch]\n> a').blocks)).toMatchObject([{style: 'blockquote'}])
  })
})
