import {expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {isTextBlock} from '../../src/portable-text/guards.ts'

const marksOf = (markdown: string) => {
  const {blocks, messages} = toPortableText(markdown)
  const children = blocks.filter(isTextBlock).flatMap((block) => block.children)
  return {
    marks: children.flatMap((child) => ('marks' in child ? [child.marks] : [])),
    rules: messages.map(({rule}) => rule),
  }
}

test('at most eight marks of one kind stand inside each other, and the ninth is reported', () => {
  const inside = (depth: number) => `x ${'<sub>'.repeat(depth)}y${'</sub>'.repeat(depth)}`
  expect(marksOf(inside(8))).toEqual({marks: [[], Array.from({length: 8}, () => 'sub')], rules: []})
  expect(marksOf(inside(9))).toEqual({
    marks: [[], Array.from({length: 8}, () => 'sub')],
    rules: ['convert/nesting-limit'],
  })
})

test('without GFM its extensions are plain text', () => {
  const markdown = '~~a~~ www.example.com [^1]\n\n| c |\n| - |\n\n- [ ] d'
  const texts = toPortableText(markdown, {gfm: false})
    .blocks.filter(isTextBlock)
    .map(({children}) => children.map((child) => ('text' in child ? child.text : child._type)).join(''))
  expect(texts).toEqual(['~~a~~ www.example.com [^1]', '| c | | - |', '[ ] d'])
})
