import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'

import fc from 'fast-check'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {mdxFromMarkdown} from 'mdast-util-mdx'
import {mdxjs} from 'micromark-extension-mdxjs'
import {describe, expect, test} from 'vitest'

import type {DraftBlock, Piece} from '../../migrate/convert/drafts.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toTextBlock} from '../../migrate/convert/toTextBlock.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {SUITES} from '../conformance/examples.ts'
import {readArticles, readCases} from '../convert/support/cases.ts'
import {editorRepairs} from '../convert/support/editorRules.ts'
import {officialPieces} from '../convert/support/mdxPieces.ts'
import {toComparable} from './comparable.ts'
import {mdxBodies} from './mdxBodies.ts'

const read = (markdown: string) => toPortableText(markdown, {dialect: 'mdx'}).blocks
const write = (blocks: readonly Block[]) => toMarkdown(blocks, {dialect: 'mdx'})

/** Attributes of headings, which sites take off before MDX sees them. */
const withoutAttributes = (markdown: string) => markdown.replaceAll(/\{[#.][^{}]*\}$/gm, '')

const FOLDER = join(import.meta.dirname, '../../fixtures/dialects/mdx')
const articles = globSync('*.mdx', {cwd: FOLDER}).map((name) => ({
  name,
  markdown: readFileSync(join(FOLDER, name), 'utf8').replace(/^---\n[^]*?\n---\n/, ''),
}))

describe('MDX in the form we write comes back to the byte', () => {
  test.each([
    ['modules', "import A from 'a'\n\nexport const b = {\n\n  c: 1}\n"],
    ['components', '<Note a="b" c={d}>\n\nwords\n\n<E\n  f={g}\n/>\n\n</Note>\n'],
    ['components among words', 'a <B>*c*</B> {d} {/* e */} <>f</>.\n'],
    ['components in items', '- <Note>a</Note>\n- b\n  <Note>\n  c\n  </Note>\n'],
    ['a component that stays among words', '&#xA;<Note>a</Note>\n\n&#xA;{a}\n'],
    ['words after a line end', '**a**\\\nb <C />{d}<br />{e}\n'],
    ['HTML', '<div className="a">\n  <img src="b" />\n  <hr />\n</div>\n\nwords <i />\n'],
    ['HTML around blocks', '<details>\n<summary>a & \\*b\\*</summary>\n\nwords\n\n</details>\n'],
    ['marks', 'H<sub>2</sub>O <kbd>A</kbd>{/**/}<kbd>B</kbd>\n'],
    ['cells', '| a | {b} |\n| - | - |\n| c<br />d | <E f="g" /> |\n'],
    [
      'captions',
      '<figure>\n  <img src="a" />\n  <figcaption>\\*b\\* \\{c} www\\.d \\_www\\.e&#10;f &#32;g</figcaption>\n</figure>\n',
    ],
    ['a figure in a quotation', '> <figure>\n>   <img src="a" />\n> </figure>\n'],
    ['white space in HTML', '<div>&#32;a &#10;<b>c</b></div>\n'],
    ['addresses', '[https://example.com/](https://example.com/)\n'],
  ])('%s', (_, markdown) => {
    const expected = markdown.replace('{/**/}', '')
    expect(write(read(markdown))).toEqual({markdown: expected, messages: []})
    expect(officialPieces(expected)).toBeDefined()
  })
})

describe('words that look like MDX are written as words', () => {
  test.each(['{a}', '<A>', '</a>', 'a < b {', '<https://a>', '{/* a */}', "import a from 'b'", 'export const a = 1'])(
    '%j',
    (text) => {
      for (const style of ['normal', 'h2', 'blockquote'] as const) {
        const blocks = assignKeys([toTextBlock([{text, marks: []}], {style})])
        const {markdown} = write(blocks)
        expect(toComparable(read(markdown))).toEqual(toComparable(blocks))
        expect(officialPieces(markdown)).toEqual([])
      }
    },
  )
})

describe('HTML that is no JSX becomes JSX, and is reported where it reads as something else', () => {
  test.each<[string, string, string, string[]]>([
    ['tags without an end', '<hr>', '<hr />\n', []],
    ['attributes', `<td class="a" for='b' hidden>b</td>`, `<td className="a" htmlFor='b' hidden>b</td>\n`, []],
    ['values without quotes', '<td class=a>', '<td className="a">\n', ['markdown/html-as-jsx']],
    ['names of attributes', '<a @b="c&quot;">', '<a {...{"@b": "c\\""}}>\n', ['markdown/html-as-jsx']],
    ['tags in capitals', '<DIV>', '<div>\n', ['markdown/html-as-jsx']],
    ['a comment', '<!-- a */ -->', '{/* a * / */}\n', ['markdown/html-as-jsx']],
    ['an instruction', '<?php a ?>', '{/*<?php a ?>*/}\n', ['markdown/html-as-jsx']],
    [
      'words between tags',
      '<div>\n1. *a* {b}\nexport c\n</div>',
      '<div>\n1\\. \\*a\\* \\{b}\n&#x65;xport c\n</div>\n',
      ['markdown/html-as-jsx'],
    ],
    ['a style sheet', '<style>a {b: `c`}</style>', '<style>{`a {b: \\`c\\`}`}</style>\n', ['markdown/html-as-jsx']],
    ['a script', '<script>a < b</script>', '<script>{`a < b`}</script>\n', ['markdown/html-as-jsx']],
    ['a component', '<Note>', '<Note>\n', ['markdown/html-as-jsx']],
  ])('%s', (_, html, markdown, rules) => {
    const written = write(assignKeys([{_type: 'htmlBlock', html}]))
    expect(written.markdown).toBe(markdown)
    expect(written.messages.map(({rule}) => rule)).toEqual(rules)
    expect(officialPieces(markdown)).toBeDefined()
  })

  test('on one line among words, where a line of it would be a block', () => {
    const [block] = toPortableText('a <!--\n    - b\n--> c').blocks
    expect(write(block ? [block] : []).markdown).toBe('a {/*  - b\n*/} c\n')
  })

  test('among words too', () => {
    const html = (html: string): Piece => ({object: {_type: 'inlineHtml', html}, marks: []})
    const drafts: DraftBlock[] = [
      toTextBlock([{text: 'a', marks: []}, html('<wbr>'), {text: 'b', marks: []}, html('<!-- c -->')]),
    ]
    const {markdown, messages} = write(assignKeys(drafts))
    expect(markdown).toBe('a<wbr />b{/* c */}\n')
    expect(messages.map(({rule}) => rule)).toEqual(['markdown/html-as-jsx'])
  })
})

describe('articles of MDX', () => {
  test.each(articles)('$name reads back as itself, from what MDX accepts', ({markdown}) => {
    const blocks = read(markdown)
    const written = write(blocks)
    expect(toComparable(read(written.markdown))).toEqual(toComparable(blocks))
    expect(written.messages).toEqual([])
    expect(editorRepairs(blocks)).toEqual([])
    expect(() =>
      fromMarkdown(withoutAttributes(written.markdown), {extensions: [mdxjs()], mdastExtensions: [mdxFromMarkdown()]}),
    ).not.toThrow()
  })
})

/** What does not come back as it was, and why; everything else does. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'html-inline': 'Instructions, declarations and CDATA, which MDX has not, become comments.',
  'nesting-limit': 'Lists that are nested too deeply are laid out flat among other blocks, as no Markdown has them.',
  'CommonMark 0.31.2 91':
    'An attribute over several lines, one of which underlines a heading when words stand before it.',
  'CommonMark 0.31.2 181': 'A declaration becomes a comment.',
  'CommonMark 0.31.2 616': 'An attribute without quotes, whose name JSX has not, becomes an expression.',
  'CommonMark 0.31.2 627': 'An instruction becomes a comment.',
  'CommonMark 0.31.2 628': 'A declaration becomes a comment.',
  'CommonMark 0.31.2 629': 'CDATA becomes a comment.',
}

const sources = [
  ...readCases().map(({name, markdown}) => ({name, markdown})),
  ...readArticles().map(({path, markdown}) => ({name: path, markdown})),
  ...SUITES.flatMap(({name: suite, examples}) =>
    examples.map(({name, markdown}) => ({name: `${suite} ${name}`, markdown})),
  ),
]

describe('plain Markdown that is read as MDX and written as MDX', () => {
  test.each(sources.filter(({name}) => !(name in EXCEPTIONS)))('reads back: $name', ({markdown}) => {
    const blocks = read(markdown)
    const written = write(blocks).markdown
    expect({written, blocks: toComparable(read(written))}).toEqual({written, blocks: toComparable(blocks)})
  })

  test.each(Object.entries(EXCEPTIONS))('%s: %s', (name) => {
    const blocks = read(sources.find((source) => source.name === name)?.markdown ?? '')
    const again = read(write(blocks).markdown)
    expect(toComparable(again)).not.toEqual(toComparable(blocks))
    expect(toComparable(read(write(again).markdown))).toEqual(toComparable(again))
  })
})

test('whatever a body of MDX holds reads back as that, from what MDX accepts', () => {
  const readsBack = fc.property(mdxBodies, (body) => {
    const {markdown} = write(body)
    expect({markdown, blocks: toComparable(read(markdown))}).toEqual({markdown, blocks: toComparable(body)})
    expect(officialPieces(withoutAttributes(markdown))).toBeDefined()
  })
  expect(() => fc.assert(readsBack, {numRuns: 200, seed: 1})).not.toThrow()
})

/** What articles of MDX are made of, and what MDX refuses. */
const PARTS = [
  [
    '<A>',
    '</A>',
    '<B.c/>',
    '<>',
    '</>',
    '<A b="\n\n">',
    '{a}',
    '{"s"}',
    "{' '}",
    '{/* } */}',
    '<!-- a -->',
    '<b>',
    '</b>',
  ],
  ['<td a=b>', '<div>', '</div>', '<hr/>', '<br>', '<img src="a">', '<details>\n', '</details>', '<kbd>', '</kbd>'],
  ['<summary>', '</summary>', '<script>', '</script>', '<p>', '</p>', "import a from 'b'\n", 'export const a = 1\n'],
  ['import {\n', '<', '{', '}', '>', '\\{', '<5', '<https://a.b>', '$a$', '$$\n', '`', '*', '_', '[l](x)', '![i](j)'],
  ['words', ' ', '  ', '    ', '\n', '\n\n', '- ', '1. ', '> ', '# ', '[^1]', '[^1]: ', '---\n', '&nbsp;', '&#xA;'],
  ['| a | {b} |\n|--|--|\n| <C/> | d |\n', '```\n{\n```\n', '> [!NOTE]\n> '],
].flat()

test('whatever an article holds, it is whole, reads back as that or is reported, and then stays', () => {
  const articles = fc.array(fc.constantFrom(...PARTS), {maxLength: 9}).map((parts) => parts.join(''))
  const stays = fc.property(articles, (article) => {
    const blocks = read(article)
    const count = (text: string) => text.split('words').length
    expect(count(JSON.stringify(blocks))).toBe(count(article))
    expect(editorRepairs(blocks)).toEqual([])
    const {markdown, messages} = write(blocks)
    const again = read(markdown)
    const isSame = isDeepStrictEqual(toComparable(again), toComparable(blocks))
    expect({markdown, isKnown: isSame || messages.length > 0}).toEqual({markdown, isKnown: true})
    expect(toComparable(read(write(again).markdown))).toEqual(toComparable(again))
  })
  expect(() => fc.assert(stays, {numRuns: 1000, seed: 1})).not.toThrow()
})
