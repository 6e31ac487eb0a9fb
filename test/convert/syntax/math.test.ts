import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../../migrate/markdown/toMarkdown.ts'
import type {Block} from '../../../src/portable-text/types.ts'

/** Paragraphs as their words, with formulas in angle brackets, and displayed formulas in double ones. */
const read = (markdown: string): string[] => toPortableText(markdown).blocks.map(show)

function show(block: Block): string {
  if (block._type === 'math') return `⟪${block.tex}⟫`
  if (block._type === 'quote') return `> ${block.content.map(show).join(' ')}`
  if (block._type !== 'block') return block._type
  return block.children
    .map((child) => (child._type === 'span' ? child.text : child._type === 'inlineMath' ? `⟨${child.tex}⟩` : '?'))
    .join('')
}

describe('a formula', () => {
  test.each([
    ['between dollars', '$x$ and $y^2$.', ['⟨x⟩ and ⟨y^2⟩.']],
    ['in parentheses and marks', '($x$) **$y$**', ['(⟨x⟩) ⟨y⟩']],
    ['of several lines', 'a $x\ny$ b', ['a ⟨x y⟩ b']],
    ['between two dollars, with a dollar in it', 'x $$a$b$$ y', ['x ⟨a$b⟩ y']],
    ['between two dollars beside letters', 'a$$b$$c', ['a⟨b⟩c']],
    ['alone in its paragraph between two dollars', '$$x$$', ['⟪x⟫']],
    ['alone over several lines', '$$\\begin{a}\nx\n\\end{a}$$', ['⟪\\begin{a}\nx\n\\end{a}⟫']],
    ['between lines of two dollars', '$$\nx\n\ny\n$$\n\nb', ['⟪x\n\ny⟫', 'b']],
    ['in a quotation', '> $$\n> x\n> $$', ['> ⟪x⟫']],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })
})

describe('no formula', () => {
  test.each([
    ['are prices', 'costs $5 and $10, $20,000 and $30,000'],
    ['is a dollar inside words', 'a$b$ $c$d'],
    ['are dollars with white space inside', '$ e$ $f $'],
    ['are names of variables', 'echo $HOME and $PATH'],
    ['is what is escaped', '$a\\$b'],
    ['goes on over an empty line', '$$a'],
  ])('%s', (_, markdown) => {
    expect(read(markdown)).toEqual([markdown.replaceAll('\\', '')])
  })

  test('is in code', () => {
    expect(read('`$x$` and `$y$`')).toEqual(['$x$ and $y$'])
  })

  test('is a line of dollars that nothing closes, whatever follows', () => {
    expect(read('$$\nnever\n\nb')).toEqual(['$$ never', 'b'])
  })

  test('is read from CommonMark alone', () => {
    expect(show(toPortableText('$x$', {gfm: false}).blocks[0] ?? ({_type: 'divider', _key: ''} as const))).toBe('$x$')
  })
})

test.each([
  '$x$',
  'a$$b$$c',
  '$$ $a$ $$ b',
  'costs \\$5 and \\$10',
  '$$\na\n$$\n',
  '\\$x$',
  '\\$$\n\n$$',
  'a $x$1',
  '[\\$\\*a\\$\\*](b)',
])('writing and reading %j again changes nothing', (markdown) => {
  const {blocks} = toPortableText(markdown)
  expect(toPortableText(toMarkdown(blocks).markdown).blocks).toEqual(blocks)
})

test('200 kB of dollars that begin nothing stay text', () => {
  expect(read('$a '.repeat(66_000).trim())).toHaveLength(1)
})
