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

/** The keys of blocks by what the blocks hold besides; equal blocks share an entry, since only order tells them apart. */
function keysByContent(markdown: string): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const {_key, ...content} of toPortableText(markdown).blocks) {
    const json = JSON.stringify(content)
    keys.set(json, [...(keys.get(json) ?? []), _key])
  }
  return keys
}

/** Keys of the first text whose content is in the second text too, but under another key. */
function changedKeys(before: string, after: string): string[] {
  const keysAfter = keysByContent(after)
  return [...keysByContent(before)].flatMap(([content, keys]) => {
    const others = keysAfter.get(content) ?? []
    return keys.filter((key, index) => index < others.length && key !== others[index])
  })
}

describe('keys depend on content alone', () => {
  test('adding, removing or changing a piece leaves the keys of all other blocks', () => {
    fc.assert(
      fc.property(pieces, piece, fc.nat(), fc.constantFrom(0, 1), (list, other, place, removed) => {
        const edited = list.toSpliced(place % (list.length + 1), removed, other)
        expect(changedKeys(list.join('\n\n'), edited.join('\n\n'))).toEqual([])
      }),
      {numRuns: 150},
    )
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
