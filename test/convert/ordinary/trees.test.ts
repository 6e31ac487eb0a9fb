import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {DIALECT_PARTS, DIALECTS, type Dialect} from '../../../migrate/convert/dialects.ts'
import {toReading} from '../../../migrate/convert/ordinary/reading.ts'
import {readStretches} from '../../../migrate/convert/ordinary/readStretches.ts'
import {normalizeMarkdown, parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {SUITES} from '../../conformance/examples.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')

/** A tree as text, so that positions and the order of members count. */
const toTree = (markdown: string, dialect: Dialect, gfm: boolean, isOrdinary: boolean) =>
  JSON.stringify(parseMarkdown(normalizeMarkdown(markdown), {dialect, gfm, ordinary: isOrdinary}), undefined, 1)

const ordinary = (markdown: string, dialect: Dialect = 'plain', gfm = true) => toTree(markdown, dialect, gfm, true)
const whole = (markdown: string, dialect: Dialect = 'plain', gfm = true) => toTree(markdown, dialect, gfm, false)

/** Lines that begin, go on with and end blocks. */
const LINES = [
  '  \t',
  '\t',
  '    \t',
  '> \t',
  [
    '',
    '',
    '',
    '',
    'a',
    'b *c* d',
    '# e',
    '## f ##',
    '###',
    '---',
    '***',
    '- - -',
    '===',
    '--',
    '>',
    '> g',
    '> - h',
    '> ```',
  ],
  [
    '```',
    '```js i',
    '~~~',
    '- j',
    '- k  ',
    '* l',
    '+ m',
    '1. n',
    '2. o',
    '1) p',
    '10. q',
    '-',
    '1.',
    '- ',
    '-\tr',
    '- - s',
  ],
  [
    '- [ ] t',
    '- ```',
    '- # u',
    '  v',
    '   w',
    '    x',
    '     y',
    '  - z',
    '    - a',
    '  1. b',
    '  ```',
    '  ',
    '\tc',
    '| d | e |',
  ],
  [
    '|---|:-:|',
    '|-|',
    '| f |',
    'g | h',
    '<div>',
    '</div>',
    '<b>i</b>',
    '<b c=d/e>i',
    '<b>',
    '<!-- j -->',
    '<!--',
    '-->',
    '<pre>',
    '</pre>',
  ],
  [
    '[k]: /l',
    '[k]: /l "m"',
    '[k]',
    '[n][k]',
    '[^1]: o',
    '[^1]',
    'p  ',
    'q\\',
    '**r',
    's**',
    '`t',
    'u`',
    '[v',
    'w](x)',
    '$$',
  ],
  [':::', '::: note', '+++', '-y', '*z*', 'https://a.b', '\uFEFFc', '%%', '![[d]]', 'import e', '<F />', '{g}'],
].flat()

/** What stands among words, in sets that are small enough for much of it to come together. */
const WORDS = [
  ['a', 'b', ' ', '*', '**', '_', '~', '~~', '~~~', '\\~', '\\', '(', '[', '](c)', '\n', '`d`', '。', '*', '~~', '~'],
  ['a', '*', '**', '***', '****', '_', '__', '.', 'b.', '_*'],
  ['a', 'b', '*', '**', '***', '_', '__', '.', '(', ' ', '\n', '`c`', '&amp;', '[', '](d)', '。'],
  [
    'a',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](b)',
    '[c]',
    '[]',
    '[c][]',
    '\n',
    '*',
    '<',
    '>',
    '`',
    '(d "e")',
    '\\',
    '\n\n[c]: /f',
  ],
  [
    '<',
    '>',
    '/',
    'a',
    '!',
    '--',
    '-',
    '=',
    '"',
    "'",
    ' ',
    ':',
    '@',
    '.',
    '\n',
    '?',
    '&',
    ';',
    '#35',
    'http',
    'www',
    '//',
  ],
  [
    'a ',
    '  \n',
    '\\\n',
    ' \n  ',
    '\\*',
    '\\',
    '`',
    '``',
    '\t',
    '~',
    '$',
    '^',
    '=',
    '|',
    '%%',
    '{',
    '}',
    '\u00A0',
    '[[b]]',
  ],
]

/** Lines of one kind of block each, in sets that are small enough for much of it to come together. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  tasks: [
    [
      '- [ ] a',
      '- [x] b',
      '- [X] *c* d',
      '- [ ]',
      '- [ ] ',
      '- [x]  e',
      '- [ ] [f]',
      '  - [ ] g',
      '  h',
      '',
      '',
      '- i',
    ],
    ['1. [ ] j', '- [x] `k` l', '- [ ] # m', '  ===', '  | - |', '- [ ] a | b', '> - [x] c', '- [ ] - d', '    e'],
    ['- [y] f', '- [ ]g', '- [ ] &amp; h', '- [x] ~~i~~', '- [ ] \\', '- [ ] https://a.b', '[f]: /g'],
  ].flat(),
  'items below words': [
    [
      '- a',
      '  b',
      '- [c](d)',
      '- [e] f',
      '1. [g]: h',
      '> [i]',
      'j',
      '- [ ] k',
      '  - [x] l',
      '',
      '- [m]: n',
      '  1. [o](p)',
    ],
    ['- [q', 'r](s)', '- [t]', '===', '    - [u]', '- [v][w]', '[w]: x', '- [y]: z "', '> [ ]: b'],
  ].flat(),
  footnotes: [
    ['a[^b]', '[^b]: c', '[^d]: e *f*', '', '', '    g', '    - h', '  i', 'j', '[^b]', '[^x]', '![^b]', '[^d][^b]'],
    ['> [^k]: l', '> m', '[^n]:', '[^n]: ```', '    ```', '- [^o]: p', '  q', '\tr', '[^B\\]]: s', '[^a&amp;]: t'],
    [
      '[^a&amp;]',
      '# u',
      '[^b]: v',
      '        w',
      '[^l]:   x',
      '===',
      '[^z]: > a',
      '[^z]: - b',
      '[^z]: # c',
      '[^*]',
      '[^*]: e',
    ],
    ['[^ f]: /g', '[^ f]', '***', '[g]: /h', '[g] [^b](i)', '1. y[^b]', '[^z]: [^b]: d'],
  ].flat(),
  'quotations of marks alone': [
    ['>', '> ', '>  ', '> a', 'b', '', '  ', '- c', '  >', '  d', '    e', '# f', '---', '===', '```', '[g]: /h'],
    ['[g]', '| a | b |', '|-|-|', '> > ', '> >', '> - i', '>   j', '- >', '1. >', '    >', '>\t', '[^l]: >', '<div>'],
    ['![[', '$$', ':::', '- [ ] k', '*', '-', '> ```', '>     l', '> [!NOTE]', '!!! m'],
  ].flat(),
  'indented code': [
    [
      '    a',
      '\tb',
      '     c',
      '      ',
      '  ',
      '',
      '',
      'd',
      '  e',
      '- f',
      '      g',
      '    - h',
      '\t\ti',
      '> j',
      '>     k',
    ],
    ['1. l', '2. l', '10) w', '       m', '    ```', '```', '  \tn', ' \to', '    # p', '# q', '        r', '    \ts'],
    ['***', '[^t]: u', '         v', '</div>', '<div>'],
  ].flat(),
  'comments and tags': [
    [
      '<!-- a',
      'b -->',
      '<!-- c -->',
      '-->',
      '',
      '',
      'd',
      '<div>',
      '</div>',
      '<a',
      'href="b">',
      'c</a>',
      '<b c="',
      'd">',
    ],
    ['e <i', 'f>', '<!--', '-->g', '  h', '- <!-- i', '  j -->', '> <!--', 'k <!-- l', 'm --> n', '<br', '/>'],
    ['<img src="a"', '  alt="b" />', '* * *', '<a href=b/c>', 'o <a href=b/c>', '<', '>'],
    ['<p@q.r> s', '<t-u v', '</w> x', '<script', '</script>', '<pre>y', '<?z', '?>', '<!A>', '<h1>b', '<ABBR>c</ABBR>'],
  ].flat(),
  'tables with backslashes': [
    [
      '| a | b |',
      '|---|---|',
      '| c \\| d | e |',
      '| `f \\| g` | h |',
      '| ~~i~~ | j',
      '| [k] | l |',
      '|-|',
      '| m |',
      '',
      '',
    ],
    ['n | o', '- | -', '| \\\\| p |', '| \\* | q |', '[k]: /r', '| s \\|', '| \\| |', '-|-', '| <b>t</b> | `u` |'],
    ['| https://v.w | x |', '| $y$ | z |', '| [a](b \\| c) | d |'],
  ].flat(),
}

const dialects = fc.constantFrom(...DIALECTS)

describe('reading what is ordinary without micromark gives the tree of micromark', () => {
  test.each(SUITES)('in examples of $name, alone and one after the other', ({examples}) => {
    const texts = examples.map(({markdown}) => markdown)
    for (const text of texts) expect(ordinary(text)).toBe(whole(text))
    for (let index = 0; index < texts.length; index += 6)
      expect(ordinary(texts.slice(index, index + 6).join('\n\n'))).toBe(
        whole(texts.slice(index, index + 6).join('\n\n')),
      )
  })

  test.each(globSync('**/*.{md,mdx}', {cwd: FIXTURES}))('in %s', (path) => {
    for (const dialect of DIALECTS)
      expect(ordinary(readFileSync(join(FIXTURES, path), 'utf8'), dialect)).toBe(
        whole(readFileSync(join(FIXTURES, path), 'utf8'), dialect),
      )
  })

  test.each([
    ['an empty line with a tab after an item', '1. a\n    \t'],
    ['an empty line with a tab between items', '- a\n  \t\n- b\n\n  \t\n  c'],
    ['a fence that is never closed', 'a\n\n```\nb\n\nc\n\nd'],
    ['a fence in an item, ended by the list', '- ```\n  a\n\nb\n\n```\nc\n\nd\n```\n\ne'],
    ['a line without mark after code in a quotation', '> ```\na\n\n> ```\n\n>     b\nc\n\nd'],
    ['a line without mark after an item in a quotation', '> - a\nb\n\n> 1. c\n>\n> d\ne\n\nf'],
    ['a line without mark after an empty one with it', '> a\n>\nb\n\nc'],
    ['a line without mark in what becomes a heading', '> a\nb\n> ===\n\n> c\n> ---\nd\n\ne'],
    [
      'a line without mark after a definition, a table and HTML',
      '> [a]: /b\nc\n\n> | d |\n> | - |\ne\n\n> <p>\nf\n\n[a]',
    ],
    ['a comment over empty lines', '<!-- a\n\nb\n\nc -->\n\nd'],
    ['a reference before its definition', '[a] [b][c]\n\nd\n\n[a]: /a\n\n[c]: /c'],
    ['a definition in a quotation, a reference after it', '> [a]: /b\n\n[a]\n\nc'],
    ['a definition that only looks like one', 'a\n[b]: /c\n\n[b]'],
    ['a definition with a title in the next line', '[a]: /b\n"c"\n\n[a]'],
    ['a footnote called before and after it', 'a[^1]\n\n[^1]: b\n\n    c\n\nd[^1]'],
    ['a reference in a table', '| [a] |\n| - |\n\nb\n\n[a]: /c'],
    ['a byte order mark at the start of a paragraph', 'a\n\n\uFEFFb\n\nc'],
    ['strong emphasis in emphasis beside a letter', 'a**_b_**.'],
    ['runs that fit once spans took markers off them', '***\\******_**__**_****\\\\*__ [x****__**aa.****.*___](b)'],
    ['an address in angle brackets that begins with no letter', 'a <&=@b>, <1@c.d>; <=@'],
    ['a tab behind the mark of a quotation, in code', '> ```\n>\ta\n>\t\n> ```'],
    ['a definition above a heading', '[a]: /b\n[a]\n---'],
    ['code over lines with an indent', '- `a\n    b`\n- `c\n  d`'],
    ['an item that interrupts a paragraph in a quotation', 'a\n> -\n\nb\n- 2. c'],
    ['an empty title', '[a](b "") ![c](d \'\')'],
    ['a list in a quotation with an empty line after it', '> - a\n>\n> b'],
    ['words below an item that are its own', '- a\nb\n\n- c\n d'],
    ['a formula that ends in other lines', 'a $b\n`c$ d`\n\n$$\ne\n\nf\n$$'],
    ['a table whose rows differ', 'a | b\n- | -\nc\nd | e | f\n|\n\n| g |\n| :-: |'],
  ])('with %s', (_, source) => {
    for (const dialect of DIALECTS) expect(ordinary(source, dialect)).toBe(whole(source, dialect))
  })

  test('in any text of lines that begin, go on with and end blocks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LINES), {maxLength: 12}),
        dialects,
        fc.boolean(),
        (lines, dialect, gfm) => {
          expect(ordinary(lines.join('\n'), dialect, gfm)).toBe(whole(lines.join('\n'), dialect, gfm))
        },
      ),
      {numRuns: 2500},
    )
  })

  test.each(Object.entries(KINDS))('in any lines of %s', (_, kind) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kind), {maxLength: 9}), dialects, (lines, dialect) => {
        expect(ordinary(lines.join('\n'), dialect)).toBe(whole(lines.join('\n'), dialect))
      }),
      {numRuns: 500},
    )
  })

  test.each(WORDS.map((words) => [words.join('').replaceAll('\n', '⏎').slice(0, 30), words]))(
    'in any words of %s',
    (_, words) => {
      const text = fc.array(fc.constantFrom(...words), {maxLength: 14}).map((parts) => parts.join(''))
      const place = fc.constantFrom('', '# ', '- ', '> ', '| a |\n| - |\n| ')
      fc.assert(
        fc.property(place, text, dialects, (before, words, dialect) => {
          expect(ordinary(before + words, dialect)).toBe(whole(before + words, dialect))
        }),
        {numRuns: 1000},
      )
    },
  )
})

/** What is left to micromark of a text in plain Markdown, and the tree without that. */
function readOrdinary(source: string) {
  const parts = DIALECT_PARTS.plain.filter(({syntaxFor}) => syntaxFor(source) !== undefined)
  const reading = toReading(source, parts)
  const left: string[] = []
  const tree =
    reading &&
    readStretches(source, reading, (text) => {
      left.push(text)
      return {type: 'root', children: []}
    }).toRoot()
  return {left, tree}
}

test.each([
  [
    'headings, lists, links, code and tables',
    readFileSync(join(FIXTURES, 'articles/serverless-architecture.md'), 'utf8').replace(/^---\n.*?\n---\n/s, ''),
  ],
  ['a paragraph of 45,000 characters', 'a [*b*](c) `d\ne` **f** ~~g~~\n'.repeat(1500)],
  ['words struck through', '~~a *b*~~ ~c~ **~~d~~**\n'],
  ['tasks', '- [ ] a\n- [x] *b*\n  c\n  - [ ] d\n'],
  ['footnotes', 'a[^b] [^c].\n\n[^b]: d\n    e\n[^c]: f\n\n    g\n'],
  ['indented code', 'a\n\n    b\n      c\n\n\td\n\ne\n'],
  ['comments and tags over lines', '<!-- a\n\nb -->\n\nc <d\ne="f">g</d>\n'],
  ['quotations with lines that lack their mark', '> a\nb\n> *c*\n3d\n\n> > e\nf\n> g\n'],
  ['words right below quotations of marks alone', '> \n![[\n>\n>\n# a\n>\n\n>\n- b\n'],
  ['blocks right below lists', '- a\n# b\n- c\n1. d\n***\n+ e\n> f\n\n2. g\n```\nh\n```\n'],
  ['a table with escaped pipes', '| a | b |\n| - | - |\n| c \\| d | `e \\| f` |\n'],
])('%s need no micromark', (_, source) => {
  const {left, tree} = readOrdinary(source)
  expect(left).toEqual([])
  expect(tree).toEqual(parseMarkdown(source, {ordinary: false}))
})
