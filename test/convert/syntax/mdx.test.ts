import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {blocksText} from '../support/blocksText.ts'
import {editorRepairs} from '../support/editorRules.ts'
import {officialPieces, ownPieces} from '../support/mdxPieces.ts'
import {outline} from '../support/outline.ts'

const read = (markdown: string) => toPortableText(markdown, {dialect: 'mdx'})

/** What MDX is made of, and what looks like it. */
const PARTS = [
  ['<A>', '</A>', '<b c="d">', '<B.c/>', '<>', '</>', '<a\n b={c}>', '<d e={{f: "}"}} {...g} />', '<a:b c:d />'],
  ['{a}', '{}', '{`}`}', '{"}"}', "{'\\''}", '{/* } */}', '{a < b}', '{/[}]/.test(a)}', '{a / b / c}', '{`${"}"}`}'],
  ["{x && <p>it's {y}</p>}", '{(a) => { return <a b="}"/> }}', '{\n  a\n}', '{/*\n\n*/}', '{a // }\n}', '{<></>}'],
  [
    "import a from 'b'",
    "import 'b'\n",
    'export const c = {\n\n d: 1}',
    'export default () => <a>}</a>',
    'exports',
    'it',
  ],
  ['words', '*em*', '`{`', '[l <i/>](x)', '\\{', '\\<', 'a < b', '\n', '\n\n', '  ', ' ', '    ', '- ', '> ', '# '],
  ['| a | {b} |\n|--|--|\n', '```\n{\n```\n', '1. ', '---\n', '[a]: b\n', '<'],
].flat()

describe('what MDX accepts is read as MDX reads it', () => {
  test('in any text made of what MDX is made of', () => {
    const articles = fc.array(fc.constantFrom(...PARTS), {maxLength: 7}).map((parts) => parts.join(''))
    const agrees = fc.property(articles, (markdown) => {
      const expected = officialPieces(markdown)
      expect(expected && ownPieces(markdown)).toEqual(expected)
    })
    expect(() => fc.assert(agrees, {numRuns: 3000, seed: 1})).not.toThrow()
  })

  test.each([
    ['an element in a condition', "{a ? <b c={d}>it isn't</b> : <></>}"],
    ['elements in elements', '{<ul>{a.map((b) => <li key={b}>{"{"} {b}</li>)}</ul>}'],
    ['a regular expression after a word', '{a.filter((b) => { return /}/.test(b) })}'],
    ['a division after a bracket', '{(a) / b} and {c[0] / d}'],
    ['a property that is called like a keyword', '{a.return / b} and {c} /}'],
    ['a comment to the end of the line', "{a // it isn't }\n}"],
    ['templates in templates', '{`a ${`b ${c} }`} }`}'],
    ['an import over several lines', "import {\n  a,\n\n  b,\n} from 'c'\nexport * from 'd'\n\nwords"],
    ['a function', "export function A() {\n\n  return <p>it's</p>\n}\n\n<A />"],
    ['a tag over several lines', '<A\n  b="c\n  d"\n  e={\n    f\n  }\n>\n  words\n</A>'],
    ['tags and expressions on a line', '<A>{b}</A> <C/>{d}'],
    ['a tag that interrupts a paragraph', 'words\n<A>\nmore words\n</A>'],
  ])('%s', (_, markdown) => {
    expect(ownPieces(markdown)).toEqual(officialPieces(markdown))
    expect(ownPieces(markdown)).not.toEqual([])
  })
})

describe('every construct becomes what it means in Portable Text', () => {
  test.each<[string, string, string[]]>([
    [
      'imports and exports',
      "import A from 'a'\nexport const b = 1\n\nwords",
      ["mdx import A from 'a'\nexport const b = 1", 'words'],
    ],
    ['words that begin like an import', 'import the file\n\nexport it', ['import the file', 'export it']],
    ['a component', '<Chart data={[1]} />', ['mdx <Chart data={[1]} />']],
    ['a component around blocks', '<Note>\n\n# a\n\n- b\n\n</Note>', ['mdx <Note>', 'h1 a', '- b', 'mdx </Note>']],
    ['a component around a line', '<Note>\n  *a*\n</Note>', ['mdx <Note>', 'em(a)', 'mdx </Note>']],
    ['a component on one line', '<Note>*a* b</Note>', ['mdx <Note>', 'em(a) b', 'mdx </Note>']],
    [
      'components in a component on one line',
      '<A><B>b</B> <C/> <B>c</B></A>',
      ['mdx <A>', 'mdx <B>', 'b', 'mdx </B>', 'mdx <C/>', 'mdx <B>', 'c', 'mdx </B>', 'mdx </A>'],
    ],
    ['a component around an expression', '<Note>{a}</Note>', ['mdx <Note>{a}</Note>']],
    ['a component among words', 'a <B c="d">*e*</B> <F/>.', ['a ⟨<B c="d">⟩em(e)⟨</B>⟩ ⟨<F/>⟩.']],
    ['a component in an item', '- <Note>a</Note>', ['- ⟨<Note>⟩a⟨</Note>⟩']],
    ['a fragment', '<>\na\n</>', ['mdx <>', 'a', 'mdx </>']],
    ['an expression', '{a +\n\n  b}', ['mdx {a +\n\n  b}']],
    ['an expression among words', 'a {b} c', ['a ⟨{b}⟩ c']],
    ['an expression in a quotation', '> {a\n>   + b}', ['quote (mdx {a\n  + b})']],
    ['an expression over lines of a quotation', '> x {a\n>   || b}', ['> x ⟨{a\n  || b}⟩']],
    ['a space as an expression', "a{' '}*b*", ['a em(b)']],
    ['text as an expression', 'a {"<b>"} {`{c}`}\n\n{"d"}', ['a <b> {c}', 'd']],
    ['text as an expression in a component', '<Note>{"a"}</Note>', ['mdx <Note>', 'a', 'mdx </Note>']],
    ['text as an expression in HTML', '<div>{"a  b"} <hr/></div>', ['html <div>a &#32;b&#32;<hr></div>']],
    ['text as an expression in a tag that is a mark', '<b>{"a"}</b>', ['strong(a)']],
    ['text with a value in it', '{`a ${b}`}', ['mdx {`a ${b}`}']],
    ['comments', '{/* a */}\n\nb {/* c */}', ['mdx {/* a */}', 'b ⟨{/* c */}⟩']],
    ['comments of HTML', '<!-- a\n\nb -->\n\nc <!-- d */ -->', ['mdx {/* a\n\nb */}', 'c ⟨{/* d * / */}⟩']],
    ['tags that are marks', '<kbd className="a">b</kbd> <sub>c</sub> <strong>d</strong>', ['kbd(b) sub(c) strong(d)']],
    ['line breaks', 'a<br/>b<br>c<br></br>d', ['a\nb\nc\nd']],
    ['a figure', '<figure>\n  <a href="b"><img src="c" /></a>\n  <figcaption>d</figcaption>\n</figure>', ['figure']],
    ['an image', 'a <img src="b" alt="c" />', ['a <inlineImage>']],
    [
      'other tags among words',
      'a <span className="b" hidden>c</span> <i />',
      ['a ⟨<span class="b" hidden>⟩c⟨</span>⟩ ⟨<i></i>⟩'],
    ],
    ['a block of HTML', '<div className="a">\n  <hr />\n</div>', ['html <div class="a">\n  <hr>\n</div>']],
    [
      'HTML around blocks',
      '<details>\n<summary>a</summary>\n\n*b*\n\n</details>',
      ['html <details>\n<summary>a</summary>', 'em(b)', 'html </details>'],
    ],
    [
      'an element that closes itself',
      '<iframe src="a" allowFullScreen />',
      ['html <iframe src="a" allowFullScreen></iframe>'],
    ],
    ['HTML with Markdown in it', '<summary>*a*</summary>', ['⟨<summary>⟩em(a)⟨</summary>⟩']],
    ['comments of HTML beside an expression', '<!-- a -->{b}<C />', ['mdx {/* a */}', 'mdx {b}<C />']],
    [
      'a script',
      '<script>{`a < b`}</script>\n\n<style>a > b</style>',
      ['html <script>a < b</script>', 'html <style>a > b</style>'],
    ],
    ['a script that HTML cannot hold', '<script>{"</b>"}</script>', ['html <script>&lt;/b&gt;</script>']],
    ['text beside a tag with an empty line', '<A b="\n\n">{"c"}', ['mdx <A b="\n\n">{"c"}']],
    ['text as an expression in an item', '- {"a"}\n- b', ['- a', '- b']],
    ['white space beside text in HTML', '<summary>{" "}a <br/>', ['html <summary>&#32;a&#32;<br>']],
    ['HTML with comments', '<div>{/* a */}</div>', ['html <div><!-- a --></div>']],
    [
      'HTML with a value',
      '<div style={{a: 1}}>\n\n<b id={c}>d</b>\n\n</div>',
      ['mdx <div style={{a: 1}}>', 'mdx <b id={c}>', 'd', 'mdx </b>', 'mdx </div>'],
    ],
    ['HTML in an item', '- <div>\n    <hr />\n  </div>', ['list (html <div>\n  <hr>\n</div>)']],
    ['HTML in a footnote', '[^a]: <div>\n      <hr />\n    </div>', ['footnote (html <div>\n  <hr>\n</div>)']],
    ['no indented code', '    a', ['a']],
    ['the id of a heading', '# a {#b}', ['h1 #b a']],
    ['less than', 'a < b', ['a < b']],
    ['white space that is no space', '&nbsp;\n\n<A>&nbsp;</A>', ['\u00A0', 'mdx <A>', '\u00A0', 'mdx </A>']],
  ])('%s', (_, markdown, expected) => {
    const {blocks} = read(markdown)
    expect(outline(blocks)).toEqual(expected)
    expect(editorRepairs(blocks)).toEqual([])
  })
})

describe('what MDX would refuse is read as plain Markdown, and the rest as MDX', () => {
  test.each<[string, string, string[], string[]]>([
    ['a brace that nothing closes', 'a { <B/>\n\n{c}', ['a { ⟨<B/>⟩', 'mdx {c}'], ['7:3']],
    ['a brace between paragraphs', '{ a\n\n- b\n\n> c\n\n<D/>', ['{ a', '- b', '> c', 'mdx <D/>'], ['7:1']],
    ['an address', 'a <https://example.com>', ['a link(https://example.com)'], ['7:3']],
    ['an amount', 'a <5 and {%b%}', ['a <5 and {%b%}'], ['7:3', '7:10']],
    ['HTML that is no JSX', 'a <b class=c>d</b>', ['a strong(d)'], ['7:3']],
    ['a tag that nothing ends', '<a\n\n- b', ['<a', '- b'], ['7:1']],
    ['an import that nothing ends', 'import {a\n\n- b', ['import {a', '- b'], ['7:1', '7:8']],
    ['a quotation that ends inside', '> <A\nb/>', ['quote (mdx <A\nb/>)'], ['7:3']],
  ])('%s', (_, markdown, expected, places) => {
    const {blocks, messages} = toPortableText(markdown, {dialect: 'mdx', firstLine: 7})
    expect(outline(blocks)).toEqual(expected)
    const slips = messages.filter(({rule}) => rule === 'convert/mdx-slip')
    expect(slips.map(({line, column}) => `${line}:${column}`)).toEqual(places)
  })

  test('an article full of it is plain Markdown as a whole', () => {
    const markdown = `<Note>\n\n${'a <5 '.repeat(60)}\n\n<div>\n*a*\n</div>`
    const {blocks, messages} = toPortableText(markdown, {dialect: 'mdx', firstLine: 3})
    expect(blocks).toEqual(toPortableText(markdown).blocks)
    expect(messages.filter(({rule}) => rule === 'convert/not-mdx')).toEqual([
      expect.objectContaining({severity: 'changed', line: 5, column: 3}),
    ])
  })
})

describe('every piece that is kept as source is reported', () => {
  test.each<[string, string, string[]]>([
    ['a module', "import a from 'b'", ['1:1 info convert/mdx-module']],
    ['a component', '<A>\n\nb\n\n</A>', ['1:1 changed convert/mdx-component']],
    ['an expression', 'a {b}', ['1:3 changed convert/mdx-expression']],
    ['an id in a comment', '## a {/*b*/}', ['1:6 info convert/heading-comment']],
    ['an id with a sign in a comment', '## a { /* #b:C */ }', ['1:6 info convert/heading-comment']],
    ['a comment', 'a {/* b */}\n\n<!-- c -->', ['1:3 info convert/mdx-comment', '3:1 info convert/mdx-comment']],
    ['a text', "a{' '}b", ['1:2 info convert/mdx-literal']],
  ])('%s', (_, markdown, expected) => {
    const {messages} = read(markdown)
    expect(messages.map(({severity, rule, line, column}) => `${line}:${column} ${severity} ${rule}`)).toEqual(expected)
  })
})

describe('input made to exhaust the parser is read all the same', () => {
  test.each([
    ['braces', 'words {'.repeat(30_000)],
    ['braces that begin lines', '{a words\n'.repeat(2000)],
    ['tags', 'words <a '.repeat(20_000)],
    ['comments', 'words <!--'.repeat(500)],
    ['closing braces in a string', `words {\`${'}'.repeat(200_000)}`],
    ['brackets in each other', `words {${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['components in each other', `${'<A>'.repeat(2000)}words${'</A>'.repeat(2000)}`],
    ['components in each other on lines', `${'<A>\n\n'.repeat(2000)}words\n\n${'</A>\n\n'.repeat(2000)}`],
    ['elements in each other', `${'<u>'.repeat(2000)}words${'</u>'.repeat(2000)}`],
    ['a value of many parts', `words\n\n<A b={[${"{c: '}'},".repeat(20_000)}]} />`],
    ['imports', `${"import a from 'b'\n\n".repeat(5000)}words`],
    ['tags that nothing opened', `words ${'<a>'.repeat(10_000)}${'</b>'.repeat(10_000)}`],
  ])('%s', (_, markdown) => {
    expect(blocksText(read(markdown).blocks)).toContain('words')
  })
})
