import fc from 'fast-check'

import type {DraftInlineObject, LinkMark, Mark, Piece} from '../../migrate/convert/drafts.ts'
import {DECORATORS} from '../../schemas/names.ts'

/** Pieces of text that Markdown could take for something else. */
const TRAPS = [
  [...'*_`~#+->[]()!|<&\\$:="\'^{}%;.,/@?'],
  ['**', '__', '***', '~~', '~~~', '```', '``', '# ', '## ', '- ', '+ ', '* ', '> ', '1. ', '2) ', '1.', '999)'],
  ['---', '===', '- - -', '[x]', '[ ] ', '[x] ', '- [ ] ', '[^1]', '[^1]: ', '[a]: b', '](', '![', '[!NOTE]', '[!tip]'],
  ['&amp;', '&#35;', '&copy;', '<div>', '</b>', '<b>', '<!--', '-->', '<a href="b">', '<br>', '<?', ']]>', '^1', '[^'],
  [
    '| a | b |',
    '| - |',
    ':-:',
    '|-|',
    ':::',
    ':smile:',
    ' :x: ',
    '{#a}',
    '{.b c=d}',
    '{',
    '}',
    '$$',
    '$x$',
    '\\\\',
    '\\*',
    '    ',
    '\t',
    ' ',
    '  ',
    '\n',
    '\n\n',
  ],
  [
    'www.',
    'www.a.b',
    'WWW.',
    'http://',
    'HTTPS://a',
    'ftp://',
    '//',
    'a@b.c',
    '@b.c',
    '@a',
    'mailto:',
    'xmpp:',
    '.b',
    '.c/d',
  ],
  ['[[', ']]', '[[a]]', '![[a]]', '[[a|b]]', '==', '%%', '^[', '^[a]', ' ^a', '#tag', '[/] ', '[!a] b', '[!a]- '],
  ['{{<', '{{< a >}}', '{{% a %}}', '{{ a }}', '{{', '{%', '{% a %}', '{: .a}', '{:.a}', '{.a}', '*[a]: b', '{::a /}'],
  ['\r', 'http:', 'a@', 'www', '\u00A0', '\u200B', '\uFEFF', '日本', '。', '「', '」', 'é', '👍', 'Ω', '—'],
].flat()

const WORDS = ['a', 'b c', 'word', 'two words', '1', 'Z']

const words = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.constantFrom(...WORDS)), {minLength: 1, maxLength: 7})
  .map((parts) => parts.join(''))

/** Text on one line. */
export const line = words.map((text) => text.replace(/[\r\n]/g, ' '))

const address = fc.oneof(
  fc.constantFrom('/a', 'https://example.com/a_b*c?d=e&f=g#h', 'b c.png', 'a(b)c', 'a(b', '#top', 'mailto:a@b.c', ''),
  fc.constantFrom('a\\b', '<x>', 'a|b', 'https://a.b/c|d'),
  words,
)

const link: fc.Arbitrary<LinkMark> = fc.record({href: address, title: words}, {requiredKeys: ['href']})

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom(...DECORATORS).map((decorator) => ({decorator})),
  link,
)

/** An image without a place. */
export const image = fc.record({externalUrl: address, alt: words, title: words}, {requiredKeys: ['externalUrl']})

/** Tags without their partner, which mean no mark: a pair of them is an element, and begins and ends among the same words. */
const HTML = ['<!-- c -->', '<abbr title="a">', '</span>', '<wbr>', '<div>', '<?php ?>', '<!X>', '<![CDATA[a]]>']
const HTML_LINES = ['<x-y\nz="1">', '<!-- a\nb -->']

/** Identifiers that footnote calls use. */
export const IDENTIFIERS = ['1', 'note', 'a_b*', 'ü']

const object = (isLine: boolean): fc.Arbitrary<DraftInlineObject> =>
  fc.oneof(
    image.map((image) => ({_type: 'inlineImage' as const, ...image})),
    fc.constantFrom(...HTML, ...(isLine ? [] : HTML_LINES)).map((html) => ({_type: 'inlineHtml' as const, html})),
    fc.constantFrom(...IDENTIFIERS).map((identifier) => ({_type: 'footnoteReference' as const, identifier})),
  )

/**
 * The parts of a text block: words and objects, with marks nested in each other in every way a source can nest them.
 *
 * @param options - `isLine`: nothing has a line end that only a paragraph can have; `depth`: marks in each other.
 */
export function pieces({isLine = false, depth = 3}: {isLine?: boolean; depth?: number} = {}): fc.Arbitrary<Piece[]> {
  const plain = words.map((text): Piece[] => [{text, marks: []}])
  if (depth === 0) return plain
  const marked = fc
    .tuple(pieces({isLine, depth: depth - 1}), mark)
    .map(([inner, mark]) => inner.flatMap((piece) => addMark(piece, mark)))
  const part = fc.oneof(
    {weight: 4, arbitrary: plain},
    {weight: 3, arbitrary: marked},
    {weight: 1, arbitrary: object(isLine).map((object): Piece[] => [{object, marks: []}])},
  )
  return (
    fc
      .array(part, {minLength: 1, maxLength: 4})
      // The generator may give one value twice; what occurs twice in a source is two marks.
      .map((parts) => parts.flatMap((part) => structuredClone(part)))
  )
}

/** Puts a mark around a piece. A link in a link is none; an image says itself where the link around it leads. */
function addMark(piece: Piece, mark: Mark): Piece {
  if (!('href' in mark)) return {...piece, marks: [mark, ...piece.marks]}
  const marks = [mark, ...piece.marks.filter((inner) => !('href' in inner))]
  if (!('object' in piece) || piece.object._type !== 'inlineImage') return {...piece, marks}
  return {object: {...piece.object, link: {...mark}}, marks}
}

/** True for what is a figure when it is a paragraph: an image, and nothing else that shows. */
export function isFigure(pieces: readonly Piece[]): boolean {
  const objects = pieces.filter((piece) => 'object' in piece)
  return (
    objects.length === 1 &&
    objects[0]?.object._type === 'inlineImage' &&
    pieces.every((piece) => 'object' in piece || piece.text.trim() === '')
  )
}
