import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'

import {DIALECT_PARTS} from '../../../migrate/convert/dialects.ts'
import {parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {readFence} from '../../../migrate/convert/syntax/containers/readFence.ts'
import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {SUITES} from '../../conformance/examples.ts'

/** A tree in few words: `name(…)` of a container, its title in brackets, text as it is, any other node by its type. */
function outline(node: Nodes): string {
  if (node.type === 'text') return node.value
  const inner = 'children' in node ? node.children.map(outline).join(' ') : ''
  if (node.type === 'containerDirective') return `${node.name}(${inner})`
  if (node.type === 'paragraph') return node.data?.directiveLabel ? `[${inner}]` : inner.replace(/ ?\n ?/g, '\n')
  return node.type === 'root' ? inner : `${node.type}(${inner})`
}

function outlineOf(markdown: string): string {
  const tree = parseMarkdown(markdown)
  if (!tree) throw new Error('nested too deeply')
  return outline(tree)
}

describe('a line of colons', () => {
  test.each<[string, ReturnType<typeof readFence>]>([
    [':::', {colons: 3, attributes: {}}],
    ['::::: ', {colons: 5, attributes: {}}],
    [':::note', {colons: 3, name: 'note', attributes: {}}],
    ['::: note  ', {colons: 3, name: 'note', attributes: {}}],
    [':::note[]', {colons: 3, name: 'note', attributes: {}}],
    [':::note[a *b*]', {colons: 3, name: 'note', attributes: {}, title: {start: 8, end: 13}}],
    [':::note[a] b]{.c}', {colons: 3, name: 'note', attributes: {class: 'c'}, title: {start: 8, end: 12}}],
    ['::: note Careful: ', {colons: 3, name: 'note', attributes: {}, title: {start: 9, end: 17}}],
    ['::: note A title :::', {colons: 3, name: 'note', attributes: {}, title: {start: 9, end: 16}}],
    ['::: note A {title} {#b}', {colons: 3, name: 'note', attributes: {id: 'b'}, title: {start: 9, end: 18}}],
    [
      ':::note{#a .b.c key=value other="x y" alone}',
      {colons: 3, name: 'note', attributes: {id: 'a', class: 'b c', key: 'value', other: 'x y', alone: ''}},
    ],
    ['::note', undefined],
    [':::note[a', undefined],
    [':::note, a word', undefined],
    [':::1', undefined],
    ['::: {.note}', {colons: 3, name: 'note', attributes: {}}],
    ['::: {#a .b .c title="x y"} :::', {colons: 3, name: 'b', attributes: {class: 'c', id: 'a', title: 'x y'}}],
    ['::: {#a}', {colons: 3, name: '', attributes: {id: 'a'}}],
    ['::: {a} b', undefined],
    ['::: {a', undefined],
  ])('%j', (line, fence) => {
    expect(readFence(line)).toEqual(fence)
  })
})

describe('containers', () => {
  test.each([
    ['between paragraphs', 'a\n\n:::note\n\nb\n\n:::\n\nc', 'a note(b) c'],
    ['right between lines', 'a\n:::note\nb\n:::\nc', 'a note(b) c'],
    ['of nothing', ':::note\n:::', 'note()'],
    ['with a title', ':::note[*a* b]\nc\n:::', 'note([emphasis(a)  b] c)'],
    ['in each other, told by their colons', '::::note\n:::tip\na\n:::\n::::', 'note(tip(a))'],
    ['in each other with as many colons', ':::note\n:::tip\na\n:::\nb\n:::', 'note(tip(a) b)'],
    ['of which the inner one has no end', '::::note\n:::tip\na\n::::', 'note(:::tip\na)'],
    ['ended by more colons', ':::note\na\n:::::', 'note(a)'],
    ['ended by fewer colons, which is no end', '::::note\na\n:::', '::::note\na\n:::'],
    ['without an end', ':::note\na', ':::note\na'],
    ['without a beginning', 'a\n:::', 'a\n:::'],
    ['in a quotation', '> :::note\n> a\n> :::', 'blockquote(note(a))'],
    ['that would end outside of their quotation', '> :::note\n> a\n\n:::', 'blockquote(:::note\na) :::'],
    ['ended in the last item of a list', ':::note\n- a\n- b\n  :::\n\nc', 'note(list(listItem(a) listItem(b))) c'],
    ['ended in an item of an item', ':::note\n1. a\n\n   - b\n     :::', 'note(list(listItem(a list(listItem(b)))))'],
    ['that an item which goes on does not end', ':::note\n- a\n  :::\n  b', ':::note list(listItem(a\n:::\nb))'],
    ['that the end of an own one does not end', ':::note\n- :::tip\n  a\n  :::', ':::note list(listItem(tip(a)))'],
    ['in an item', '- :::note\n  a\n  :::\n- b', 'list(listItem(note(a)) listItem(b))'],
    ['around code that looks like an end', ':::note\n```\n:::\n```\n:::', 'note(code())'],
    ['in code', '    :::note\n    :::\n\n:::tip\n:::', 'code() tip()'],
    ['of an unknown name beside a known one', ':::other\na\n:::\n\n:::note\n:::', 'other(a) note()'],
    ['of unknown names alone', ':::other\na\n:::', 'other(a)'],
    ['without a name', '::: {#a}\nb\n:::', '(b)'],
  ])('%s', (_, markdown, expected) => {
    expect(outlineOf(markdown)).toBe(expected)
  })

  test('have their places', () => {
    const [container] = parseMarkdown('a\n\n> :::note[b]\n> c\n> :::\n')?.children.slice(1) ?? []
    expect(container?.type === 'blockquote' && container.children[0]?.position).toEqual({
      start: {line: 3, column: 3, offset: 5},
      end: {line: 5, column: 6, offset: 25},
    })
  })

  test('make no list loose by the empty lines in them', () => {
    const [list] = parseMarkdown('- :::note\n\n  a\n\n  :::\n- b')?.children ?? []
    expect(list?.type === 'list' && list.children.map(({spread}) => spread)).toEqual([false, false])
  })

  test('are none in Obsidian, and none in CommonMark alone', () => {
    const markdown = ':::note\na\n:::'
    expect(parseMarkdown(markdown, {dialect: 'obsidian'})?.children).toHaveLength(1)
    expect(parseMarkdown(markdown, {gfm: false})?.children).toHaveLength(1)
  })

  test('are looked for in no example of CommonMark and GFM', () => {
    const part = DIALECT_PARTS.plain.at(-1)
    const needing = SUITES.flatMap(({examples}) => examples).filter(({markdown}) => part?.syntaxFor(markdown))
    expect(needing).toEqual([])
  })
})

test('whatever stands between colons, no word is lost', () => {
  const line = fc.constantFrom(
    ':::note',
    '::::tip[b c]',
    ':::other d',
    ':::',
    '::::',
    '> :::note',
    '> e',
    '- :::note',
    '  :::',
    'f',
    '',
    '```',
    '<div>',
    '| g |\n| - |',
  )
  const words = (text: string) => text.match(/[a-z]+/g)?.filter((word) => word !== 'div') ?? []
  fc.assert(
    fc.property(fc.array(line, {maxLength: 20}), (lines) => {
      const markdown = lines.join('\n')
      const found = words(JSON.stringify(toPortableText(markdown).blocks).replaceAll('\\n', ' '))
      for (const word of words(markdown)) expect(found).toContain(word)
    }),
    {numRuns: 1000},
  )
})

describe('hostile input', () => {
  test.each([
    [':::note\n'],
    [':::note\n\n:::\n'],
    ['::::note\n:::tip\n'],
    [':::\n'],
    [':::note['],
    [':::note{a='],
    ['::: note {'],
    ['> :::note\n'],
  ])('%j a great many times', (piece) => {
    const {blocks} = toPortableText(`:::note\n:::\n${piece.repeat(200_000 / piece.length)}`)
    expect(blocks.length).toBeGreaterThan(0)
  })

  test('containers in each other up to a limit, and the outer ones as text', () => {
    const outlined = outlineOf(`${':::note\n'.repeat(40)}a\n${':::\n'.repeat(40)}`)
    expect(outlined.match(/note\(/g)).toHaveLength(16)
    expect(outlined.match(/:::note/g)).toHaveLength(24)
  })
})
