import fc from 'fast-check'

import {readCalloutName} from '../../migrate/convert/calloutNames.ts'
import {parseCodeInfo} from '../../migrate/convert/codeInfo.ts'
import type {DraftBlock, DraftTextBlock, Piece} from '../../migrate/convert/drafts.ts'
import {toTextBlock} from '../../migrate/convert/toTextBlock.ts'
import {toCodeInfo} from '../../migrate/markdown/toCodeInfo.ts'
import {ALIGNMENTS, CALLOUT_TONES, LISTS, type ListKind} from '../../schemas/names.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block, CodeBlock} from '../../src/portable-text/types.ts'
import {IDENTIFIERS, image, isFigure, line, pieces} from './inlineArbitraries.ts'

const heading = fc
  .tuple(
    pieces({isLine: true}),
    fc.constantFrom('h1', 'h2', 'h3', 'h4', 'h5', 'h6'),
    fc.constantFrom(undefined, undefined, 'id', 'a_b_c', '日本', 'v1.2:x', '_a'),
    fc.constantFrom('', '', '', '{.c}', '{.c k="v w" l=m}'),
  )
  .map(([pieces, style, anchor, rest]): DraftBlock[] => {
    const object = {_type: 'inlineSource' as const, syntax: 'kramdown' as const, source: rest}
    const words: Piece[] = rest === '' ? pieces : [...pieces, {object, marks: []}]
    return [toTextBlock(words, {style, ...(anchor !== undefined && {anchor})})]
  })

const paragraph = fc
  .oneof({weight: 9, arbitrary: pieces().filter((pieces) => !isFigure(pieces))}, fc.constant([]))
  .map((pieces): DraftBlock[] => [toTextBlock(pieces)])

const flatQuote = fc
  .array(pieces(), {minLength: 1, maxLength: 3})
  .map((lines): DraftBlock[] => lines.map((pieces) => toTextBlock(pieces, {style: 'blockquote'})))

const caption = fc.oneof(
  line,
  fc.constantFrom('two\nlines', ' edges ', '<b>x</b>', '&copy; &copy', '{{ x }}', 'a\n\nb'),
)

const figure = fc
  .tuple(
    image,
    fc.option(fc.record({href: fc.constantFrom('/a', 'b c', ''), title: line}, {requiredKeys: ['href']}), {
      nil: undefined,
    }),
    fc.option(caption, {nil: undefined}),
  )
  .map(([image, link, caption]): DraftBlock[] => [
    {_type: 'figure', ...image, ...(link && {link}), ...(caption !== undefined && {caption})},
  ])

const sourceLine = fc.oneof(
  line,
  fc.constantFrom('', '  indented', '\tx', '```', '~~~~', '> a', '````js', '</div>', '-->'),
)

/** Code whose fence can say all of it, which `parseCodeInfo` decides. */
const code = fc
  .record(
    {
      code: fc.array(sourceLine, {maxLength: 4}).map((lines) => lines.join('\n')),
      language: fc.constantFrom('js', 'c++', 'objective-c', 'a`b', 'ü'),
      filename: fc.constantFrom('a.js', 'src/a b.ts', 'it"s.js', 'a`b.sh', 'x  y'),
      highlightedLines: fc.subarray([1, 2, 3, 4], {minLength: 1}),
      meta: fc.constantFrom(':line-numbers', '/a b/ ins={1}', '{.x}', 'a`b', '&amp; \\* x', 'key="a  b"', '"'),
    },
    {requiredKeys: ['code']},
  )
  .filter((code) => {
    const info = toCodeInfo({_type: 'code', _key: '', ...code})
    const {fields} = parseCodeInfo(info, code.code.split('\n').length)
    return JSON.stringify({...fields, code: code.code}) === JSON.stringify(ordered(code))
  })
  .map((code): DraftBlock[] => [{_type: 'code', ...ordered(code)}])

function ordered({code, language, filename, highlightedLines, meta}: Omit<CodeBlock, '_type' | '_key'>) {
  return {
    ...(language && {language}),
    ...(filename && {filename}),
    ...(highlightedLines && {highlightedLines}),
    ...(meta && {meta}),
    code,
  }
}

const htmlBlock = fc
  .constantFrom(
    '<div>\n  a\n</div>',
    '<!-- a\n\nb -->',
    '<pre>\n\n  x\n</pre>',
    '<x-y>',
    '<hr>',
    '<script>\n\n# a\n</script> b',
    ' <p>',
  )
  .map((html): DraftBlock[] => [{_type: 'htmlBlock', html}])

const cell = fc
  .oneof(pieces({isLine: true, depth: 2}), fc.constant([]))
  .map((pieces) => ({_type: 'cell' as const, value: [toTextBlock(pieces)]}))

const table = fc
  .tuple(fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 3}))
  .chain(([columns, rows]) =>
    fc.tuple(
      fc.array(fc.constantFrom(...ALIGNMENTS), {minLength: columns, maxLength: columns}),
      fc.array(fc.array(cell, {minLength: columns, maxLength: columns}), {minLength: rows, maxLength: rows}),
    ),
  )
  .map(([align, rows]): DraftBlock[] => [
    {
      _type: 'table',
      headerRows: 1,
      ...(align.some((alignment) => alignment !== 'none') && {align}),
      rows: rows.map((cells) => ({_type: 'row', cells})),
    },
  ])

/** A list as its source has it. */
interface SourceList {
  kind: ListKind
  isLoose: boolean
  items: {pieces: Piece[]; checked: boolean | undefined; inside: SourceList | undefined}[]
}

const sourceList = (depth: number): fc.Arbitrary<SourceList> =>
  fc.record({
    kind: fc.constantFrom(...LISTS),
    isLoose: fc.boolean(),
    items: fc.array(
      fc.record({
        pieces: fc.oneof({weight: 4, arbitrary: pieces({depth: 2})}, fc.constant<Piece[]>([])),
        checked: fc.constantFrom(undefined, undefined, true, false),
        inside: depth === 0 ? fc.constant(undefined) : fc.option(sourceList(depth - 1), {nil: undefined, freq: 2}),
      }),
      {minLength: 1, maxLength: 3},
    ),
  })

const flatList = sourceList(2).map((list): DraftBlock[] => toFlatList(list, 1))

/** Only an empty line makes a list loose, and there is none in a list of one paragraph. */
function toFlatList({kind, isLoose, items}: SourceList, level: number): DraftTextBlock[] {
  const loose = isLoose && (items.length > 1 || items[0]?.inside !== undefined)
  return items.flatMap(({pieces, checked, inside}) => {
    const box: Piece[] = checked === undefined ? [] : [{object: {_type: 'checkbox', checked}, marks: []}]
    const item = toTextBlock([...box, ...pieces], {listItem: kind, level, loose})
    return [item, ...(inside ? toFlatList(inside, level + 1) : [])]
  })
}

const contents = fc
  .constantFrom('[[toc]]', '[TOC]', '[[_TOC_]]', '[!INCLUDE [a](b.md)]', '[!code-cpp[a#1](../b.h)]')
  .map((source): DraftBlock[] => [{_type: 'sourceBlock', syntax: 'directive', source}])

const divider = fc.constant<DraftBlock[]>([{_type: 'divider'}])

/** Parts of a body: each is one block, or the blocks of one flat list or quotation. */
function parts(depth: number): fc.Arbitrary<DraftBlock[]> {
  const leaf = fc.oneof(
    {weight: 4, arbitrary: paragraph},
    {weight: 2, arbitrary: flatList},
    ...[heading, flatQuote, figure, code, htmlBlock, table, divider, contents].map((arbitrary) => ({
      weight: 1,
      arbitrary,
    })),
  )
  if (depth === 0) return leaf
  const content = body(depth - 1)
  const quote = content.map((content): DraftBlock[] => [{_type: 'quote', content: [...content, {_type: 'divider'}]}])
  const callout = fc
    .tuple(
      fc.constantFrom(...CALLOUT_TONES, 'info', 'danger', 'tldr'),
      fc.option(line, {nil: ''}),
      fc.oneof({weight: 4, arbitrary: content}, {weight: 1, arbitrary: fc.constant<DraftBlock[]>([])}),
    )
    .map(([name, words, content]): DraftBlock[] => {
      const title = words.trim()
      return [{_type: 'callout', ...(readCalloutName(name) ?? {tone: 'note'}), ...(title && {title}), content}]
    })
  const list = fc
    .tuple(
      fc.constantFrom(...LISTS),
      fc.constantFrom(1, 0, 7, 123_456_789),
      fc.array(fc.tuple(fc.constantFrom(undefined, undefined, true, false), content), {minLength: 2, maxLength: 3}),
    )
    .map(([kind, start, items]): DraftBlock[] => [
      {
        _type: 'list',
        kind,
        ...(kind === 'number' && start !== 1 && {start}),
        loose: true,
        items: items.map(([checked, content]) => ({
          _type: 'listItem' as const,
          ...(checked !== undefined && startsWithText(content) && {checked}),
          // More than a flat list can say, whatever else it holds.
          content: [...content, {_type: 'divider' as const}],
        })),
      },
    ])
  const container = fc
    .tuple(fc.constantFrom('::: code-group', ':::other[a *b*]{c=d}', ':::: {.e}', '::::: f g'), content)
    .map(([source, content]): DraftBlock[] => [
      {_type: 'sourceBlock', syntax: 'directive', source},
      ...content,
      {_type: 'sourceBlock', syntax: 'directive', source: /^:+/.exec(source)?.[0] ?? ''},
    ])
  return fc.oneof(
    {weight: 5, arbitrary: leaf},
    ...[quote, callout, list, container].map((arbitrary) => ({weight: 1, arbitrary})),
  )
}

/** The box of a task stands in a paragraph; a caption makes HTML of a figure. */
function startsWithText([first]: readonly DraftBlock[]): boolean {
  return (
    (first?._type === 'figure' && first.caption === undefined) ||
    (first?._type === 'block' && first.style === 'normal' && first.listItem === undefined)
  )
}

/** Blocks of one array. */
function body(depth: number): fc.Arbitrary<DraftBlock[]> {
  return fc.array(parts(depth), {minLength: 1, maxLength: 4}).map((parts) => {
    const blocks: DraftBlock[] = []
    for (const part of parts) {
      if (wouldJoin(blocks.at(-1), part[0])) blocks.push({_type: 'divider'})
      for (const block of part) blocks.push(block)
    }
    return blocks
  })
}

/** Two lists in a row are for their own tests: whether an empty line between them is part of the first depends on both. */
function wouldJoin(last: DraftBlock | undefined, next: DraftBlock | undefined): boolean {
  return isList(last) && isList(next)
}

function isList(block: DraftBlock | undefined): boolean {
  return block?._type === 'list' || (block?._type === 'block' && block.listItem !== undefined)
}

/** Bodies as the converter emits them, with every footnote that is called. */
export const bodies: fc.Arbitrary<Block[]> = fc
  .tuple(body(2), fc.array(parts(0), {minLength: IDENTIFIERS.length, maxLength: IDENTIFIERS.length}))
  .map(([blocks, notes]) =>
    assignKeys([
      ...blocks,
      ...IDENTIFIERS.map((identifier, index) => ({
        _type: 'footnote' as const,
        identifier,
        content: notes[index] ?? [],
      })),
    ]),
  )
