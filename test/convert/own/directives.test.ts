import {describe, expect, test} from 'vitest'

import {createConverter, type Directive, type FlowHandler} from '../../../migrate/convert/index.ts'
import {SUITES} from '../../conformance/examples.ts'
import {blocksText} from '../support/blocksText.ts'
import {shape} from './shape.ts'

const video: FlowHandler<Directive> = ({form, attributes, label, children}, {text, blocks}) => ({
  _type: 'video',
  form,
  ...attributes,
  ...(label.length > 0 && {label: text(label)}),
  ...(children.length > 0 && {content: blocks(children)}),
})

const convert = createConverter({
  directives: {
    flow: {video, 'x-1': () => ({_type: 'x'})},
    phrasing: {
      kbd: ({children}, {words}) => words(children, {decorator: 'kbd'}),
      icon: ({name, form, attributes, label}) => ({_type: name, form, ...attributes, words: label.length}),
    },
  },
})

describe('a directive that has a handler is read', () => {
  test.each<[string, string, unknown[]]>([
    ['with nothing but its name', '::video', [{_type: 'video', form: 'leaf'}]],
    [
      'with attributes of every form',
      '::video{id=a title="b &amp; c" .d .e #f autoplay}',
      [{_type: 'video', form: 'leaf', id: 'f', title: 'b & c', class: 'd e', autoplay: ''}],
    ],
    ['with a label', '::video[a *b* `c`]{id="1"}  ', [{_type: 'video', form: 'leaf', label: 'a b c', id: '1'}]],
    ['right after a paragraph', 'a\n::video\nb', ['normal: a', {_type: 'video', form: 'leaf'}, 'normal: b']],
    [
      'in a list item and a quotation',
      '- a\n\n  ::video\n\n> ::x-1',
      [
        {
          _type: 'list',
          kind: 'bullet',
          loose: true,
          items: [{_type: 'listItem', content: ['normal: a', {_type: 'video', form: 'leaf'}]}],
        },
        {_type: 'quote', content: [{_type: 'x'}]},
      ],
    ],
    [
      'among words',
      'press :kbd[Ctrl **C**], :icon{a=b} and :kbd[a\nb]',
      ['normal: press kbd(Ctrl )kbd(strong(C)), {icon} and kbd(a b)'],
    ],
    [
      'in a heading, a cell and a link',
      '# :kbd[a]\n\n| [:kbd[b]](c) |\n|---|',
      ['h1: kbd(a)', expect.objectContaining({_type: 'table'})],
    ],
  ])('%s', (_, markdown, expected) => {
    const {blocks, messages} = convert(markdown)
    expect(shape(blocks)).toEqual(expected)
    expect(messages).toEqual([])
  })

  test.each<[string, string]>([
    ['the time', '10:30, :30 and a:b'],
    ['another name', '::other[a]{b}'],
    ['a name that only begins like it', '::videos'],
    ['a name that goes on', '::video-2{id=a}'],
    ['a name among words alone', 'see :kbd and :icon.'],
    ['words after it', '::video and more'],
    ['one colon too many', ':::video'],
    ['a directive of lines among words', 'see ::video{id=a}'],
    ['a directive of words on a line', '::kbd'],
  ])('and this stays text: %s', (_, markdown) => {
    const {blocks, messages} = convert(markdown)
    expect(shape(blocks)).toEqual([`normal: ${markdown}`])
    expect(messages).toEqual([])
  })

  test('and an escaped one is text', () => {
    expect(shape(convert('\\::video{id=a}\n\na \\:kbd[b]').blocks)).toEqual([
      'normal: ::video{id=a}',
      'normal: a :kbd[b]',
    ])
  })
})

describe('a container, which a plugin or a dialect may read', () => {
  const label = {type: 'paragraph', data: {directiveLabel: true}, children: [{type: 'text', value: 'A label'}]}
  const content = {type: 'paragraph', children: [{type: 'text', value: 'Words.'}]}

  test.each<[string, object]>([
    ['with its label as the first paragraph', {children: [label, content]}],
    ['with its label as nodes', {label: [{type: 'text', value: 'A label'}], children: [content]}],
    ['with its label as text', {label: 'A label', children: [content]}],
  ])('goes to the handler of its name: %s', (_, members) => {
    const remarkContainer = () => (tree: object) => {
      Object.assign(tree, {
        children: [{type: 'containerDirective', name: 'video', attributes: {id: 'a', on: null}, ...members}],
      })
    }
    const withPlugin = createConverter({plugins: [remarkContainer], directives: {flow: {video}}})
    expect(shape(withPlugin('').blocks)).toEqual([
      {_type: 'video', form: 'container', id: 'a', on: '', label: 'A label', content: ['normal: Words.']},
    ])
  })
})

test('no example of CommonMark or GFM means anything else with directives', () => {
  const examples = SUITES.flatMap(({examples}) => examples.map(({markdown}) => markdown))
  const plain = createConverter()
  expect(examples.length).toBeGreaterThan(650)
  for (const markdown of examples) expect(convert(markdown)).toEqual(plain(markdown))
})

test.each<[string, string]>([
  ['labels that never end', ':kbd[a '],
  ['attributes that never end', ':icon{a '],
  ['values that never end', ':icon{a="'],
  ['values in two kinds of quotes', `:icon{a="b' :icon{c='d" `],
  ['colons', ':'],
  ['names', ':kbd'],
  ['lines', '::video[a\n'],
  ['lines with attributes', '::video{a="\n'],
  ['labels in labels', `${':kbd['.repeat(40)}${']'.repeat(20)}`],
])('100 kB of %s arrive', (_, piece) => {
  const markdown = piece.repeat(Math.ceil(100_000 / piece.length))
  const {blocks} = convert(markdown)
  expect(blocksText(blocks).length).toBeGreaterThan(0)
})
