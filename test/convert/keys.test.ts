import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {editorRepairs} from './support/editorRules.ts'

const word = fc.constantFrom(
  'alpha',
  'beta',
  'gamma',
  'delta',
  '*eps*',
  '**zeta**',
  '`eta`',
  '[theta](/t)',
  '![i](i.png)',
)
const words = fc.array(word, {minLength: 1, maxLength: 5}).map((parts) => parts.join(' '))

/** A piece of Markdown that begins with a paragraph, so that no two pieces run into each other. */
const piece = fc
  .tuple(
    words,
    fc.oneof(
      words,
      words.map((text) => `## ${text}`),
      fc.array(words, {minLength: 1, maxLength: 3}).map((items) => items.map((item) => `- ${item}`).join('\n')),
      words.map((text) => `3. ${text}\n\n   ${text}`),
      words.map((text) => `> ${text}\n>\n> - ${text}`),
      words.map((text) => `> ${text}`),
      words.map((text) => `| a | b |\n|---|--:|\n| ${text} | ${text} |`),
      words.map((text) => `\`\`\`js\n${text}\n\`\`\``),
      fc.constant('***'),
      words.map((text) => `> [!TIP]\n> ${text}`),
      words.map((text) => `<div>${text}</div>`),
    ),
  )
  .map(([first, second]) => `${first}\n\n${second}`)

const pieces = fc.array(piece, {maxLength: 8})

/** Members of arrays with all keys in them, by what they hold without; equal ones in their order. */
function byContent(items: readonly unknown[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const item of items) {
    const content = JSON.stringify(item, withoutKeys)
    found.set(content, [...(found.get(content) ?? []), JSON.stringify(item)])
  }
  return found
}

/** Of a text block also the marks that refer to keys. */
function withoutKeys(name: string, value: unknown): unknown {
  if (name === '_key') return undefined
  return name === 'marks' && Array.isArray(value) ? value.map((mark) => (isKey(mark) ? 'link' : mark)) : value
}

function isKey(mark: unknown): boolean {
  return typeof mark === 'string' && /^[0-9a-f]{12}/.test(mark)
}

/** What holds the same before and after an edit, and has another key then, or anything in it has. */
function changedKeys(before: readonly unknown[], after: readonly unknown[]): string[] {
  const later = byContent(after)
  return [...byContent(before)].flatMap(([content, items]) => {
    const others = later.get(content) ?? []
    return items.filter((item, index) => index < others.length && item !== others[index])
  })
}

/** How many members of one array are in another, whatever their keys. */
function keptCount(before: readonly unknown[], after: readonly unknown[]): number {
  const later = byContent(after)
  const counts = [...byContent(before)].map(([content, items]) =>
    Math.min(items.length, later.get(content)?.length ?? 0),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Every array of objects in a value that a path of names leads to; numbers of items do not count in it. */
function arraysAt(value: unknown, path: readonly string[]): unknown[][] {
  const [name, ...rest] = path
  if (name === undefined) return Array.isArray(value) ? [value] : []
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null && name in value
      ? arraysAt((value as Record<string, unknown>)[name], rest)
      : [],
  )
}

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => ((index === 0 ? first : others) + line).trimEnd())
    .join('\n')
}

/** Blocks inside something: how Markdown of them is written, and where they stand in a body. */
const PLACES: Readonly<Record<string, [write: (markdown: string) => string, path: string[]]>> = {
  'the body': [(markdown) => markdown, []],
  'a quotation': [(markdown) => indent(`# h\n\n${markdown}`, '> ', '> '), ['content']],
  'a callout': [(markdown) => `:::tip[T]\n\n${markdown}\n\n:::`, ['content']],
  'an item of a list': [(markdown) => indent(`a\n\n---\n\n${markdown}`, '3. ', '   '), ['items', 'content']],
  'a quotation in a list': [
    (markdown) => indent(indent(`# h\n\n${markdown}`, '> ', '> '), '- ', '  '),
    ['items', 'content', 'content'],
  ],
  'a footnote': [(markdown) => `x[^1]\n\n${indent(markdown, '[^1]: ', '    ')}`, ['content']],
}

/** Rows, cells and items: how a list of words is written, and where what is made of each stands. */
const LISTS: Readonly<Record<string, [write: (words: readonly string[]) => string, path: string[]]>> = {
  'items of a flat list': [(words) => words.map((word) => `- ${word}`).join('\n'), []],
  'items of a list that starts at 3': [
    (words) => words.map((word, index) => `${index + 3}. ${word}`).join('\n'),
    ['items'],
  ],
  'lines of a quotation': [(words) => words.map((word) => `> ${word}`).join('\n>\n'), []],
  'rows of a table': [(words) => `| h |\n|---|\n${words.map((word) => `| ${word} |`).join('\n')}`, ['rows']],
  'cells of a row': [
    (words) =>
      `| ${words.map((_, index) => index).join(' | ')} |\n${'|-'.repeat(words.length)}|\n| ${words.join(' | ')} |`,
    ['rows', 'cells'],
  ],
}

describe('keys depend on content alone', () => {
  test.each(Object.entries(PLACES))(
    'adding, removing or changing a piece leaves those of all others in %s',
    (_, place) => {
      const [write, path] = place
      const membersOf = (list: readonly string[]) =>
        arraysAt(toPortableText(write(list.join('\n\n'))).blocks, path).at(path.length === 0 ? 0 : -1) ?? []
      let kept = 0
      fc.assert(
        fc.property(pieces, piece, fc.nat(), fc.constantFrom(0, 1), (list, other, index, removed) => {
          const edited = list.toSpliced(index % (list.length + 1), removed, other)
          const [before, after] = [membersOf(list), membersOf(edited)]
          kept += keptCount(before, after)
          expect(changedKeys(before, after)).toEqual([])
        }),
        {numRuns: 60},
      )
      expect(kept).toBeGreaterThan(60)
    },
  )

  test.each(Object.entries(LISTS))(
    'adding, removing or changing one leaves those of all other %s',
    (_, [write, path]) => {
      const membersOf = (list: readonly string[]) => arraysAt(toPortableText(write(list)).blocks, path).at(-1) ?? []
      let kept = 0
      fc.assert(
        fc.property(
          fc.array(words, {minLength: 2, maxLength: 6}),
          words,
          fc.nat(),
          fc.constantFrom(0, 1),
          (list, other, index, removed) => {
            const edited = list.toSpliced(index % list.length, removed, other)
            const [before, after] = [membersOf(list), membersOf(edited)]
            kept += keptCount(before, after)
            expect(changedKeys(before, after)).toEqual([])
          },
        ),
        {numRuns: 60},
      )
      expect(kept).toBeGreaterThan(60)
    },
  )

  test.each([
    ['changed', 'one **two** three [four](/a) ![five](b)', 'one **2** three [four](/a) ![five](b)', 6],
    ['added', '<u>a</u><sub>b</sub>![c](d)<sup>e</sup>', '<kbd>x</kbd><u>a</u><sub>b</sub>![c](d)<sup>e</sup>', 4],
  ])('words %s in a paragraph leave the keys of what stands beside them', (_, before, after, count) => {
    const spansOf = (markdown: string) => arraysAt(toPortableText(markdown).blocks, ['children'])[0] ?? []
    expect(keptCount(spansOf(before), spansOf(after))).toBe(count)
    expect(changedKeys(spansOf(before), spansOf(after))).toEqual([])
  })

  test('keys are unique in every array, and the editor has nothing to repair', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        expect(editorRepairs(toPortableText(list.join('\n\n')).blocks)).toEqual([])
      }),
      {numRuns: 100},
    )
  })

  test('any text converts without an error, twice to the same bytes', () => {
    const markup = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '[',
      '](',
      ')',
      '<u>',
      '</u>',
      '<',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '|',
      '|-|',
      '#',
      '~',
      '[^1]',
      '[^1]: ',
      '\t',
      '\\',
      '&amp;',
      '\r\n',
      '\0',
      '日',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(markup, fc.string({maxLength: 4})), {maxLength: 60}), (parts) => {
        const markdown = parts.join('')
        const first = toPortableText(markdown)
        expect(editorRepairs(first.blocks)).toEqual([])
        expect(JSON.stringify(toPortableText(markdown))).toBe(JSON.stringify(first))
      }),
      {numRuns: 500},
    )
  })
})
