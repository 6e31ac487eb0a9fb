import {nestLists} from '@portabletext/toolkit'
import type {List, RootContent} from 'mdast'
import {expect, test} from 'vitest'

import {normalizeMarkdown, parseMarkdown} from '../../migrate/convert/parseMarkdown.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {blocksText} from './support/blocksText.ts'
import {outline} from './support/outline.ts'

/**
 * Flat lists are only right if a renderer puts them together as the source has them. Both sides are brought to one
 * shape: a list is its kind and its items, an item is an array of texts and lists.
 */
type Shape = string | [kind: string, start: number, ...items: Shape[][]]

/** What `@portabletext/toolkit` makes of flat blocks; only the members that count here. */
interface Nested {
  _type: string
  listItem?: string
  children?: (Nested & {text?: string})[]
}

function sourceShape(node: RootContent): Shape {
  if (node.type !== 'list')
    return 'children' in node ? node.children.map(sourceShape).join('') : 'value' in node ? node.value : ''
  return listShape(node)
}

function listShape(node: List): Shape {
  const items = node.children.map((item) => item.children.map(sourceShape))
  return [node.ordered ? 'number' : 'bullet', node.start ?? 1, ...items]
}

function blocksShape(blocks: readonly Block[]): Shape[] {
  return nestLists([...blocks], 'html').map((node) => nestedShape(node as Nested | Block))
}

function nestedShape(node: Nested | Block): Shape {
  if (node._type === 'list' && 'items' in node) {
    return [node.kind, node.start ?? 1, ...node.items.map((item) => blocksShape(item.content))]
  }
  if (node._type !== '@list') return nestedText(node as Nested)
  const {listItem = '', children = []} = node as Nested
  return [listItem, 1, ...children.map(itemShape)]
}

/** An item is a block whose children are spans and lists below it. */
function itemShape(item: Nested): Shape[] {
  const text = nestedText(item)
  const lists = (item.children ?? []).filter((child) => child._type === '@list').map(nestedShape)
  return text === '' ? lists : [text, ...lists]
}

function nestedText({children = []}: Nested): string {
  return children.map((child) => child.text ?? '').join('')
}

test.each([
  ['in a quotation', '> - a\n> - b\n>\n> 1. c', [false, false, false]],
  ['in a quotation, of one item', '> - a\n>\n> 1. c', [false, false]],
  ['in a quotation, and loose', '> - a\n>\n> - b\n>\n> 1. c\n> 2. d', [true, true, false, false]],
  ['in a footnote', '[^1]: - a\n    - b\n\n    1. c', [false, false, false]],
  ['in a footnote, and loose', '[^1]: - a\n\n    - b\n\n    1. c', [true, true, false]],
  ['with an empty item', '- a\n-\n\n- b', [true, false, true]],
  ['with a definition', '- a\n\n  [b]: c\n- d', [true, true]],
])('only empty lines between items make a list loose: a list before one of another kind %s', (_, markdown, loose) => {
  const [block] = toPortableText(markdown).blocks
  const items = block && 'content' in block ? block.content : toPortableText(markdown).blocks
  expect(items.map((item) => 'loose' in item && item.loose === true)).toEqual(loose)
})

test.each([
  ['nested bullets', '- a\n  - b\n    - c\n- d'],
  ['levels that jump back', '- a\n  - b\n    - c\n      - d\n- e\n  - f'],
  ['numbers in bullets in numbers', '1. a\n   - b\n     1. c\n   - d\n2. e'],
  ['kinds that change side by side', '- a\n- b\n\n1. c\n2. d\n\n- e'],
  ['different kinds in neighbouring items', '- a\n  - b\n- c\n  1. d\n- e\n  - f'],
  ['two lists of one kind side by side', '- a\n\n* b\n\n- c\n\n* d'],
  ['a list after one that ends in the other kind', '- a\n  1. b\n\n* c'],
  ['a numbered list after one that ends in bullets', '1. a\n   - b\n\n1) c'],
  ['a list of the kind that the one before ends in', '1. a\n   - b\n\n* c\n  - d'],
  ['two lists in one item', '- a\n  - b\n  * c\n- d\n  - e\n  1. f'],
  ['a list right in an item', '- - a\n  - b\n- 1. c'],
  ['empty items', '-\n- a\n-\n\n1.\n2. b'],
  ['empty items with lists', '- a\n-\n  - b'],
  ['a start other than one', '3. a\n4. b\n\n0) c\n1) d'],
  ['a start other than one inside', '- a\n\n  2. b\n- c'],
  ['several paragraphs inside', '- a\n  - b\n\n    c\n  - d\n- e'],
])('renderers put lists together as the source has them: %s', (_, markdown) => {
  const tree = parseMarkdown(normalizeMarkdown(markdown))
  expect(blocksShape(toPortableText(markdown).blocks)).toEqual(tree?.children.map(sourceShape))
})

test('a list of words too deep to be an object is flat with the list around it', () => {
  const {blocks, messages} = toPortableText('- \n  - \n    - a\n      - 1. b\n')
  expect(outline(blocks)).toEqual(['list (list (- a | -  | - b))'])
  expect(messages.map(({rule, line}) => [rule, line])).toEqual([['convert/nesting-limit', 4]])
})

test('what looks like the box of a task right below an empty item stays text', () => {
  expect(blocksText(toPortableText('-\n[x] a\n\n- [x] b\n').blocks)).toContain('[x] a')
})
