import type {Nodes, Root, RootContent} from 'mdast'
import {expect, test} from 'vitest'

import {parseMarkdown} from '../../migrate/convert/parseMarkdown.ts'
import {compileSettings} from '../../migrate/convert/compileSettings.ts'
import {convertTree as convertWith} from '../../migrate/convert/convertTree.ts'
import type {ArticleOptions} from '../../migrate/convert/options.ts'
import type {Conversion} from '../../migrate/types.ts'
import type {Block} from '../../src/portable-text/types.ts'

function convertTree(tree: Root, source: string, article?: ArticleOptions): Conversion {
  return convertWith(tree, source, compileSettings({}), article)
}

/** A tree as plugins make them: nodes of any type, with or without a position. */
function tree(...children: unknown[]): Root {
  return {type: 'root', children: children as RootContent[]}
}

/** Where a piece of source stands, all of it on one line. */
function at(source: string, piece: string): Nodes['position'] {
  const offset = source.indexOf(piece)
  const end = offset + piece.length
  return {start: {line: 1, column: offset + 1, offset}, end: {line: 1, column: end + 1, offset: end}}
}

/** Type and text of each block. */
function texts(blocks: readonly Block[]): string[] {
  return blocks.map((block) =>
    block._type === 'block'
      ? block.children.map((child) => (child._type === 'span' ? child.text : child._type)).join('')
      : block._type,
  )
}

test('an unknown node between paragraphs stays as its source', () => {
  const source = ':::video id'
  const {blocks, messages} = convertTree(tree({type: 'directive', name: 'video', position: at(source, source)}), source)
  expect(texts(blocks)).toEqual([':::video id'])
  expect(messages).toEqual([
    {
      severity: 'changed',
      rule: 'convert/unknown-node',
      reason: 'Found a "directive" node, which no handler converts; its source text stands in its place.',
      line: 1,
      column: 1,
      source: ':::video id',
    },
  ])
})

test('an unknown node among words stays as its source, with the marks around it', () => {
  const source = 'a **@x** b'
  const {blocks, messages} = convertTree(
    tree({
      type: 'paragraph',
      position: at(source, source),
      children: [
        {type: 'text', value: 'a '},
        {type: 'strong', children: [{type: 'mention', value: 'x', position: at(source, '@x')}]},
      ],
    }),
    source,
    {firstLine: 4},
  )
  const [block] = blocks
  expect(block?._type === 'block' && block.children.map(({_key, ...child}) => child)).toEqual([
    {_type: 'span', marks: [], text: 'a '},
    {_type: 'span', marks: ['strong'], text: '@x'},
  ])
  expect(messages.map(({rule, line, column}) => ({rule, line, column}))).toEqual([
    {rule: 'convert/unknown-node', line: 4, column: 5},
  ])
})

test('an unknown node without source gives its value, or what it holds', () => {
  const {blocks} = convertTree(
    tree(
      {type: 'made', value: 'a value'},
      {
        type: 'wrapper',
        children: [
          {type: 'heading', depth: 2, children: [{type: 'made', children: [{type: 'text', value: 'inside'}]}]},
        ],
      },
      {type: 'nothing'},
    ),
    '',
  )
  expect(texts(blocks)).toEqual(['a value', 'inside'])
})

test('a node without position is reported at the last place known', () => {
  const source = 'some words'
  const {messages} = convertTree(
    tree({type: 'paragraph', position: at(source, 'words'), children: [{type: 'made', value: 'x'}]}),
    source,
  )
  expect(messages.map(({line, column}) => ({line, column}))).toEqual([{line: 1, column: 6}])
})

test('words between paragraphs become a paragraph', () => {
  expect(texts(convertTree(tree({type: 'text', value: 'loose'}), '').blocks)).toEqual(['loose'])
})

test('references without a definition become what they looked like', () => {
  const reference = {identifier: 'x y', label: 'X y'}
  const {blocks, messages} = convertTree(
    tree({
      type: 'paragraph',
      children: [
        {type: 'linkReference', ...reference, referenceType: 'full', children: [{type: 'text', value: 'a'}]},
        {type: 'linkReference', ...reference, referenceType: 'collapsed', children: [{type: 'text', value: 'X y'}]},
        {type: 'linkReference', ...reference, referenceType: 'shortcut', children: [{type: 'text', value: 'X y'}]},
        {type: 'imageReference', ...reference, referenceType: 'full', alt: 'alt'},
      ],
    }),
    '',
  )
  expect(texts(blocks)).toEqual(['[a][X y][X y][][X y]![alt][X y]'])
  expect(messages.map(({rule}) => rule)).toEqual(Array(4).fill('convert/missing-definition'))
})

test('a tree is only read', () => {
  const source = '# T\n\n> [!NOTE]\n> a <u>b</u> [c]\n\n- [x] d\n\n  e\n\n| f |\n|-|\n\n[c]: g'
  const frozen = deepFreeze(parseMarkdown(source))
  if (!frozen) throw new Error('The source could not be parsed')
  expect(convertTree(frozen, source, {title: 'T'}).blocks).toHaveLength(3)
})

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
