import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import type {Block} from '../../../src/portable-text/types.ts'
import {toComparable} from '../../markdown/comparable.ts'
import {editorRepairs} from '../support/editorRules.ts'

const read = (markdown: string) => toPortableText(markdown, {dialect: 'obsidian'})

/** The one text block of a body, as its children: text alone where nothing marks it. */
function words(blocks: readonly Block[]): unknown[] {
  const [block] = toComparable(blocks) as {children: {_type: string; marks?: string[]}[]}[]
  return (block?.children ?? []).map(({_type, marks = [], ...members}) => {
    const marked = {...members, ...(marks.length > 0 && {marks})}
    return 'text' in marked && marks.length === 0 ? marked.text : marked
  })
}

const link = (text: string, href: string, number = 1) => ({
  text,
  marks: [`${number} {"_type":"link","href":"${href}"}`],
})
const source = (source: string) => ({syntax: 'obsidian', source})

describe('wiki links', () => {
  test.each<[string, unknown[]]>([
    ['[[Page]]', [link('Page', 'Page')]],
    ['[[Page|alias]]', [link('alias', 'Page')]],
    ['[[ My page | an alias ]]', [link('an alias', 'My page')]],
    ['[[Page#Heading]]', [link('Page > Heading', 'Page#Heading')]],
    ['[[Page#Heading#Below|alias]]', [link('alias', 'Page#Heading#Below')]],
    ['[[#Heading]]', [link('Heading', '#Heading')]],
    ['[[Page#^block]]', [link('Page > ^block', 'Page#^block')]],
    ['[[folder/Page.md|x]]', [link('x', 'folder/Page.md')]],
    ['[[Page|]]', [link('Page', 'Page')]],
    ['[[a|b|c]]', [link('b|c', 'a')]],
    ['[[a&amp;b|*c* \\* `d`]]', [link('*c* \\* `d`', 'a&amp;b')]],
    ['[[www.example.com]]', [link('www.example.com', 'www.example.com')]],
    [
      'a [[b]] **c [[d]]**',
      [
        'a ',
        link('b', 'b'),
        ' ',
        {text: 'c ', marks: ['strong']},
        {text: 'd', marks: ['strong', '2 {"_type":"link","href":"d"}']},
      ],
    ],
    ['[[a]](b)', [link('a', 'a'), '(b)']],
    ['[a [[b]] c](d)', ['[a ', link('b', 'b'), ' c](d)']],
    ['[[[a]]]', ['[', link('a', 'a'), ']']],
    ['![c [[d]]](e)', [{externalUrl: 'e', alt: 'c d'}]],
  ])('%s', (markdown, expected) => {
    const {blocks} = read(`x${markdown}`)
    expect(words(blocks)).toEqual(
      typeof expected[0] === 'string' ? [`x${expected[0]}`, ...expected.slice(1)] : ['x', ...expected],
    )
    expect(editorRepairs(blocks)).toEqual([])
  })

  test.each([
    '[[]]',
    '[[ ]]',
    '[[|a]]',
    '[[a\nb]]',
    '[[a]',
    '[a]]',
    '\\[[a]]',
    '[\\[a]]',
    '`[[a]]`',
    '[[a[b]]',
    '[[a]b]]',
  ])('%j holds none', (markdown) => expect(read(markdown).blocks).toEqual(toPortableText(markdown).blocks))

  test('in a cell the pipe has a backslash, and without it the table takes it', () => {
    const {blocks} = read('| a | b |\n| - | - |\n| [[c\\|d]] | ![[e.png\\|f\\|9]] |\n| [[g|h]] |')
    const cells = (blocks[0]?._type === 'table' ? blocks[0].rows : []).map(({cells}) =>
      cells.map(({value}) => words(value)),
    )
    expect(cells.slice(1)).toEqual([
      [[link('d', 'c')], [{externalUrl: 'e.png', alt: 'f'}]],
      [['[[g'], ['h]]']],
    ])
  })

  test('they are reported, and stand where checks look for links', () => {
    const {messages, places, blocks} = toPortableText('\n[a](b) [[c]]', {
      dialect: 'obsidian',
      firstLine: 5,
      places: true,
    })
    expect(messages).toEqual([
      {
        severity: 'info',
        rule: 'convert/wiki-link',
        reason: 'Made a link to "c" of a wiki link; where no note is called so, the name stands in it as an address.',
        line: 6,
        column: 8,
        source: '[[c]]',
      },
    ])
    const [block] = blocks
    const keys = block?._type === 'block' ? block.markDefs.map(({_key}) => `${block._key}.${_key}`) : []
    expect(keys.map((key) => places?.get(key))).toEqual([
      {line: 6, column: 1},
      {line: 6, column: 8},
    ])
  })
})

describe('embeds', () => {
  test.each<[string, object, string[]]>([
    ['![[a b.png]]', {_type: 'figure', externalUrl: 'a b.png'}, []],
    ['![[a.PNG|300]]', {_type: 'figure', externalUrl: 'a.PNG'}, ['convert/image-size']],
    ['![[a.svg|300x200]]', {_type: 'figure', externalUrl: 'a.svg'}, ['convert/image-size']],
    ['![[a.webp|alt text]]', {_type: 'figure', externalUrl: 'a.webp', alt: 'alt text'}, []],
    ['![[a.jpg#left|alt|300]]', {_type: 'figure', externalUrl: 'a.jpg#left', alt: 'alt'}, ['convert/image-size']],
    ['![[note]]', {_type: 'sourceBlock', ...source('![[note]]')}, ['convert/embed']],
    ['![[note#heading|x]]', {_type: 'sourceBlock', ...source('![[note#heading|x]]')}, ['convert/embed']],
    ['![[file.pdf]]', {_type: 'sourceBlock', ...source('![[file.pdf]]')}, ['convert/embed']],
    ['![[png]]', {_type: 'sourceBlock', ...source('![[png]]')}, ['convert/embed']],
  ])('%s by itself', (markdown, block, rules) => {
    const {blocks, messages} = read(markdown)
    expect(toComparable(blocks)).toEqual([block])
    expect(messages.map(({rule}) => rule)).toEqual(rules)
  })

  test('among words', () => {
    const {blocks, images} = read('a ![[b.png|c]] ![[d]] !![[e.mp3]]')
    expect(words(blocks)).toEqual([
      'a ',
      {externalUrl: 'b.png', alt: 'c'},
      ' ',
      source('![[d]]'),
      ' !',
      source('![[e.mp3]]'),
    ])
    expect(images).toEqual([{src: 'b.png', position: {line: 1, column: 3}}])
    expect(editorRepairs(blocks)).toEqual([])
  })

  test('in an item of a tight list they stay among its words', () => {
    expect(toComparable(read('- ![[a]]\n- b\n\n  ```\n  ```\n').blocks)).toMatchObject([
      {_type: 'list', items: [{content: [{_type: 'sourceBlock'}]}, {}]},
    ])
    expect(words(read('- ![[a]]\n').blocks)).toEqual([source('![[a]]')])
  })
})

describe('highlights', () => {
  const marked = (text: string, ...marks: string[]) => ({text, marks: ['highlight', ...marks]})

  test.each<[string, unknown[]]>([
    ['==a==', [marked('a')]],
    ['a==b==c', ['a', marked('b'), 'c']],
    ['==a *b* c==', [marked('a '), marked('b', 'em'), marked(' c')]],
    ['**==a==**', [{text: 'a', marks: ['strong', 'highlight']}]],
    ['==a\nb==', [marked('a b')]],
    ['==a== b ==c==', [marked('a'), ' b ', marked('c')]],
    ['==a ==b== c==', ['==a ', marked('b'), ' c==']],
    ['*a ==b* c==', [{text: 'a ==b', marks: ['em']}, ' c==']],
    ['a \\===b==', ['a =', marked('b')]],
    ['==`a==b`==', [{text: 'a==b', marks: ['highlight', 'code']}]],
    ['==[a](b)==', [{text: 'a', marks: ['highlight', '1 {"_type":"link","href":"b"}']}]],
  ])('%s', (markdown, expected) => expect(words(read(markdown).blocks)).toEqual(expected))

  test.each(['== a ==', '===a===', '=a=', '====', '==a', 'a == b == c', '\\==a==', '`==a==`', 'a\n==', '==a\n\nb=='])(
    '%j holds none',
    (markdown) => expect(read(markdown).blocks).toEqual(toPortableText(markdown).blocks),
  )
})

describe('comments', () => {
  test.each<[string, unknown[]]>([
    ['a %%b *c* [[d]]%% e', ['a ', source('%%b *c* [[d]]%%'), ' e']],
    ['a %%b\nc%% d', ['a ', source('%%b\nc%%'), ' d']],
    ['%%a%% b', [source('%%a%%'), ' b']],
    ['a %%b%%%%c%% %%d%%% e', ['a ', source('%%b%%'), source('%%c%%'), ' ', source('%%d%%'), '% e']],
    ['a \\%%%b%%', ['a %', source('%%b%%')]],
    ['a %%% b %%%% c', ['a %%% b %%%% c']],
    ['a\n%%\nb\n%% c', ['a ', source('%%\nb\n%%'), ' c']],
    ['100% a %% b', ['100% a %% b']],
    ['a \\%%b%%', ['a %%b%%']],
    ['`%%a%%`', [{text: '%%a%%', marks: ['code']}]],
  ])('%j among words', (markdown, expected) => expect(words(read(markdown).blocks)).toEqual(expected))

  test.each<[string, string[]]>([
    ['%%a%%', ['%%a%%']],
    ['  %% a %%  \nb', ['%% a %%', 'b']],
    ['%%\na\n\n- b\n\n> c\n%%\nd', ['%%\na\n\n- b\n\n> c\n%%', 'd']],
    ['%% a\nb %% c\n\nd', ['%% a\nb %% c', 'd']],
    ['%%a\nb%%', ['%%a\nb%%']],
    ['%%\na\n\nb', ['%%\na\n\nb']],
    ['%% a', ['%% a']],
    ['%%%%\n\n%%% a\n\nb', ['%%%%', '%%% a', 'b']],
  ])('%j between paragraphs', (markdown, expected) => {
    const texts = read(markdown).blocks.map((block) =>
      block._type === 'sourceBlock' ? block.source : words([block])[0],
    )
    expect(texts).toEqual(expected)
  })

  test('in a quotation and in a list, without what marks those', () => {
    expect(toComparable(read('> %%\n> a\n>\n>   b\n> %%\n> c\n').blocks)).toMatchObject([
      {_type: 'quote', content: [{source: '%%\na\n\n  b\n%%'}, {children: [{text: 'c'}]}]},
    ])
    expect(toComparable(read('- a\n\n  %%\n  b\n  %%\n').blocks)).toMatchObject([
      {_type: 'list', items: [{content: [{children: [{text: 'a'}]}, {source: '%%\nb\n%%'}]}]},
    ])
  })

  test('one that never ends goes on to the end of what it stands in, and says so', () => {
    const {blocks, messages} = read('> %%\n> a\n\nb\n\n%%\nc\n\n# d\n')
    expect(toComparable(blocks)).toMatchObject([
      {_type: 'quote', content: [{source: '%%\na'}]},
      {children: [{text: 'b'}]},
      {source: '%%\nc\n\n# d'},
    ])
    expect(messages.map(({line, reason}) => [line, reason.includes('close it with %%')])).toEqual([
      [1, true],
      [6, true],
    ])
  })
})

describe('block ids', () => {
  test.each<[string, unknown[]]>([
    ['a ^b-1', ['a ', source('^b-1')]],
    ['a\n^b  ', ['a ', source('^b')]],
    ['# a ^b', ['a ', source('^b')]],
    ['- a ^b\n- c', ['a ', source('^b')]],
    ['a ^b c', ['a ^b c']],
    ['a^b', ['a^b']],
    ['a ^b_c', ['a ^b_c']],
    ['a \\^b', ['a ^b']],
    ['a ^b\nc', ['a ^b c']],
    ['a ^', ['a ^']],
  ])('%j', (markdown, expected) => expect(words(read(markdown).blocks)).toEqual(expected))

  test('on a line of its own it belongs to the block before it; in a cell it is text', () => {
    expect(toComparable(read('> a\n\n^b').blocks)).toMatchObject([
      {style: 'blockquote'},
      {_type: 'sourceBlock', syntax: 'obsidian', source: '^b'},
    ])
    expect(read('| a ^b |\n| - |\n| ^c |').blocks).toEqual(toPortableText('| a ^b |\n| - |\n| ^c |').blocks)
  })
})

describe('inline footnotes', () => {
  test('become a call and a footnote at the end', () => {
    const {blocks, messages} = read('a^[b *c* [d] [[e]]] f\n\ng')
    const [identifier = ''] = words(blocks).flatMap((child) => (child as {identifier?: string}).identifier ?? [])
    expect(identifier).toMatch(/^note-[\da-f]{12}$/)
    expect(words(blocks)).toEqual(['a', {identifier}, ' f'])
    expect(toComparable(blocks.slice(1))).toMatchObject([
      {children: [{text: 'g'}]},
      {_type: 'footnote', identifier, content: [{_type: 'block', style: 'normal'}]},
    ])
    const footnote = blocks.at(-1)
    expect(words(footnote?._type === 'footnote' ? footnote.content : [])).toEqual([
      'b ',
      {text: 'c', marks: ['em']},
      ' [d] ',
      link('e', 'e'),
    ])
    expect(messages.map(({rule}) => rule)).toEqual(['convert/inline-footnote', 'convert/wiki-link'])
  })

  test('have identifiers of their own, which an edit elsewhere leaves as they are', () => {
    const identifiersOf = (markdown: string) =>
      read(markdown).blocks.flatMap((block) => (block._type === 'footnote' ? block.identifier : []))
    const [a = '', again = '', b = ''] = identifiersOf('x^[a] y^[a] z^[b]')
    expect(again).toBe(`${a}-2`)
    expect(identifiersOf('new^[c]\n\nx^[a] changed^[b]').slice(1)).toEqual([a, b])
    expect(identifiersOf(`x^[a] y[^${a}]\n\n[^${a}]: taken`)).toEqual([a, again])
  })

  test.each(['^[]', '^[ ]', '^[a', '^ [a]', '\\^[a]', '^[a ^[b', '`^[a]`'])('%j holds none', (markdown) =>
    expect(read(markdown).blocks).toEqual(toPortableText(markdown).blocks),
  )

  test('over several lines of a quotation they are one', () => {
    const {blocks} = read('> a^[b\n> c\\] *d\n> e*] f')
    const footnote = blocks.at(-1)
    expect(words(footnote?._type === 'footnote' ? footnote.content : [])).toEqual([
      'b c] ',
      {text: 'd e', marks: ['em']},
    ])
  })
})

test.each(['a #tag b', '#tag', '#a/b #c', '- [/] a', '- [-] b', '- [?] c'])('%s is text', (markdown) =>
  expect(read(markdown)).toEqual(toPortableText(markdown)),
)
