import fc from 'fast-check'

import type {DraftBlock, Piece} from '../../migrate/convert/drafts.ts'
import {toTextBlock} from '../../migrate/convert/toTextBlock.ts'
import {CALLOUT_TONES} from '../../schemas/names.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {IDENTIFIERS, line, pieces} from './inlineArbitraries.ts'

/** What stands among words. */
const source = fc
  .constantFrom('![[note]]', '![[a b#c|d]]', '%%c%%', '%% [[a]] *b* %%', '%%a\nb%%')
  .map((source): Piece => ({object: {_type: 'inlineSource', syntax: 'obsidian', source}, marks: []}))

const blockId: Piece[] = [
  {text: ' ', marks: []},
  {object: {_type: 'inlineSource', syntax: 'obsidian', source: '^id-1'}, marks: []},
]

const paragraph = fc
  .tuple(pieces({depth: 1}), source, pieces({depth: 1}), fc.constantFrom([], blockId))
  .map(([before, source, after, end]): DraftBlock[] => [
    toTextBlock([{text: 'a', marks: []}, ...before, source, ...after, {text: 'b', marks: []}, ...end]),
  ])

const sourceBlock = fc
  .constantFrom('![[note]]', '![[a b#c|d]]', '%% c %%', '%%c%%', '%%\na\n\n- b\n\n> c\n%%', '%%a\nb%%', '^id-1')
  .map((source): DraftBlock[] => [{_type: 'sourceBlock', syntax: 'obsidian', source}])

const cell = fc
  .tuple(pieces({isLine: true, depth: 1}), fc.constantFrom('![[a b#c|d]]', '%%c%%'))
  .map(([pieces, source]) => ({
    _type: 'cell' as const,
    value: [toTextBlock([...pieces, {object: {_type: 'inlineSource', syntax: 'obsidian', source}, marks: []}])],
  }))

const table = fc
  .array(cell, {minLength: 2, maxLength: 2})
  .map((cells): DraftBlock[] => [{_type: 'table', headerRows: 1, rows: [{_type: 'row', cells}]}])

function parts(depth: number): fc.Arbitrary<DraftBlock[]> {
  const leaf = fc.oneof(paragraph, sourceBlock, table)
  if (depth === 0) return leaf
  const content = fc.array(parts(depth - 1), {maxLength: 3}).map((parts) => parts.flat())
  const title = line.map((text) => text.trim()).filter((text) => text !== '')
  const callout = fc
    .record({tone: fc.constantFrom(...CALLOUT_TONES), title, content}, {requiredKeys: ['tone', 'content']})
    .map(({tone, title, content}): DraftBlock[] => [{_type: 'callout', tone, ...(title && {title}), content}])
  const list = content.map((content): DraftBlock[] => [
    {
      _type: 'list',
      kind: 'bullet',
      loose: true,
      items: [content, content].map((content) => ({
        _type: 'listItem' as const,
        content: [...structuredClone(content), {_type: 'divider' as const}],
      })),
    },
    {_type: 'divider'},
  ])
  return fc.oneof({weight: 2, arbitrary: leaf}, callout, list)
}

/** The footnotes that the words call. */
const footnotes = IDENTIFIERS.map((identifier): DraftBlock => {
  return {_type: 'footnote', identifier, content: [toTextBlock([{text: identifier, marks: []}])]}
})

/** Bodies as the converter emits them from notes of Obsidian. */
export const obsidianBodies: fc.Arbitrary<Block[]> = fc
  .array(parts(2), {minLength: 1, maxLength: 4})
  .map((parts) => assignKeys([...parts.flat(), ...footnotes]))
