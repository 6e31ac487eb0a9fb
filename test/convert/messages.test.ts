import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import type {Dialect} from '../../migrate/convert/dialects.ts'
import {normalizeMarkdown} from '../../migrate/convert/parseMarkdown.ts'
import {CONVERT_RULES, type ConvertRule} from '../../migrate/convert/rules.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import type {Message} from '../../migrate/types.ts'
import {readArticles, readCases} from './support/cases.ts'

/** Severity, rule, place and excerpt of each message, as a report prints them. */
function ledger(messages: readonly Message[]): string[] {
  return messages.map(
    ({severity, rule, line, column, source}) => `${line}:${column} ${severity} ${rule} ${JSON.stringify(source)}`,
  )
}

describe('every message says where it belongs in the file', () => {
  test.each<[string, string, string[]]>([
    ['block HTML', 'a\n\n<div>\nb\n</div>', ['12:1 changed convert/html-block "<div>"']],
    ['a block comment', '\n<!-- a -->', ['11:1 info convert/html-comment "<!-- a -->"']],
    ['an unknown element', 'a <x-y z>b</x-y>', ['10:3 changed convert/inline-html "<x-y z>"']],
    ['a tag without a partner', 'a\nb </u>', ['11:3 changed convert/inline-html "</u>"']],
    ['a place to link to', '## <a name="b"></a> a', ['10:4 info convert/place-name "<a name=\\"b\\">"']],
    ['a place between blocks', 'a\n\n<div id=b></div>', ['12:1 info convert/place-name "<div id=b></div>"']],
    ['words at such a place', '<a name="b">a</a>', ['10:1 changed convert/inline-html "<a name=\\"b\\">"']],
    ['an inline comment', '- a <!-- b -->', ['10:5 info convert/html-comment "<!-- b -->"']],
    ['attributes', '> <u id="a" CLASS=b>c</u>', ['10:3 changed convert/html-attributes "<u id=\\"a\\" CLASS=b>"']],
    ['fence words', '```js a=b\n```', ['10:1 info convert/code-meta "```js a=b"']],
    [
      'lines beyond',
      '- ```js {1-2,2-4,} a\n  b\n  c\n  ```',
      ['10:3 warning convert/code-lines "```js {1-2,2-4,} a"', '10:3 info convert/code-meta "```js {1-2,2-4,} a"'],
    ],
    [
      'a line before the first, and a range from back to front',
      '```js {0,1}\na\n```\n\n```js {2-1,1}\na\nb\n```',
      ['10:1 warning convert/code-lines "```js {0,1}"', '14:1 warning convert/code-lines "```js {2-1,1}"'],
    ],
    ['lines that are all there', '```js {1,2-3,}\na\nb\nc\n```', []],
    ['a heading with a class', '# a {#b .c}', ['10:1 changed convert/heading-attributes "# a {#b .c}"']],
    ['a shortcode', 'a\n:tada:', ['11:1 info convert/emoji ":tada:"']],
    ['a shortcode after others', '> a *b*\n>  c :nope: :tada: :+1:', ['11:13 info convert/emoji ":tada:"']],
    [
      'an image that HTML places',
      '> <p align="center">\n>   <a href=b id=c><img src="a" width=1></a>\n> </p>',
      [
        '10:3 changed convert/html-attributes "<p align=\\"center\\">"',
        '11:5 changed convert/html-attributes "<a href=b id=c>"',
        '11:20 changed convert/html-attributes "<img src=\\"a\\" width=1>"',
      ],
    ],
    ['cells beyond', '|a|\n|-|\n|b|c|', ['12:3 warning convert/table-cells "|c|"']],
    [
      'a table of hardly any cells',
      `${'|'.repeat(41)}\n${'|-'.repeat(40)}|\n${'||\n'.repeat(40)}`,
      [`10:1 changed convert/table-rows "${'|'.repeat(41)}"`],
    ],
    [
      'a shortcode of Hugo',
      '- `{{< a >}}` b\n  c {{< d "e" >}} {{% f %}}',
      ['11:5 warning convert/other-dialect "{{< d \\"e\\" >}}"'],
    ],
    ['a tag of Liquid', 'a {% b %}\n\n{% c %}', ['10:3 warning convert/other-dialect "{% b %}"']],
    ['a wiki link', '> a ![[b c]]', ['10:5 warning convert/other-dialect "![[b c]]"']],
    ['an import of MDX', "import A from './a'", ['10:1 warning convert/other-dialect "import A from \'./a\'"']],
    ['what is code, or escaped', '`{{< a >}}` \\[[b]]\n\n```\n{% c %}\n```', []],
    ['values, notes and brackets', '{{ a }} [[1]] [[2]](b)', []],
    ['a container', 'a\n- ::: b {c}\n  d\n  :::', ['11:3 changed convert/container "::: b {c}"']],
    ['a container of HTML', ':::details\n:::', ['10:1 changed convert/container ":::details"']],
    ['attributes of a callout', '> :::tip{a}\n> :::', ['10:3 changed convert/callout-attributes ":::tip{a}"']],
    ['an include of DocFX', 'a\n\n[!INCLUDE [b](c.md)]', ['12:1 changed convert/include "[!INCLUDE [b](c.md)]"']],
    ['code of DocFX', '- a\n\n  [!code-cpp[b#1](c.h)]', ['12:3 changed convert/include "[!code-cpp[b#1](c.h)]"']],
    ['a video of DocFX', '> [!Video https://a.b/c]', ['10:1 changed convert/video "> [!Video https://a.b/c]"']],
    ['a definition', '> *a*\n> b\n> :  c', ['12:3 changed convert/definition-list ":"']],
    ['a definition by itself', 'a\n\n: b', ['12:1 changed convert/definition-list ":"']],
    ['the place of a table of contents', 'a\n\n[[toc]]', ['12:1 changed convert/contents "[[toc]]"']],
    ['a link around nothing', '[](a)', ['10:1 changed convert/empty-link "[](a)"']],
    ['a link without address', 'a [b]()', ['10:3 warning convert/empty-address "[b]()"']],
    ['an image without address', '| ![]() |\n|---|', ['10:3 warning convert/empty-address "![]()"']],
    ['an unused definition', 'a\n\n> [b]: c', ['12:3 info convert/unused-definition "[b]: c"']],
    ['a repeated definition', '[a]\n\n[a]: b\n[A]: c', ['13:1 info convert/unused-definition "[A]: c"']],
    ['a title', '# T', ['10:1 info convert/title-heading "# T"']],
    [
      'several, in the order of the source',
      '[a]: b\n\n# T\n\n<u>c\n\n- d </u>',
      [
        '10:1 info convert/unused-definition "[a]: b"',
        '12:1 info convert/title-heading "# T"',
        '14:1 changed convert/inline-html "<u>"',
        '16:5 changed convert/inline-html "</u>"',
      ],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(ledger(toPortableText(markdown, {title: 'T', firstLine: 10}).messages)).toEqual(expected)
  })
})

describe('what a message quotes stands at its line and column', () => {
  const folder = join(import.meta.dirname, '../../fixtures/dialects')
  const written = globSync('*/**/*.{md,mdx}', {cwd: folder}).map((name) => ({
    name,
    markdown: readFileSync(join(folder, name), 'utf8').replace(/^(---|\+\+\+)\n[^]*?\n\1\n/, ''),
    options: {dialect: name.split(/[\\/]/)[0] as Dialect},
  }))
  const articles = readArticles().map(({path, markdown}) => ({name: path, markdown, options: {}}))

  test.each([...readCases(), ...articles, ...written])('$name', ({markdown, options}) => {
    const lines = normalizeMarkdown(markdown).split('\n')
    for (const {rule, severity, line = 0, column = 0, source = ''} of toPortableText(markdown, {
      ...options,
      firstLine: 1,
    }).messages) {
      expect({rule, severity}).toEqual({rule, severity: CONVERT_RULES[rule as ConvertRule]})
      expect(source).not.toBe('')
      expect(lines[line - 1]?.slice(column - 1).startsWith(source.replace(/…$/, ''))).toBe(true)
    }
  })
})

test('a reason says what was found and what became of it', () => {
  expect(toPortableText('<kbd class="a" id="b">c</kbd>').messages).toEqual([
    {
      severity: 'changed',
      rule: 'convert/html-attributes',
      reason: 'Converted <kbd>, and left out what has no field here: class, id.',
      line: 1,
      column: 1,
      source: '<kbd class="a" id="b">',
    },
  ])
})

test('an excerpt is one line of at most 80 characters and never half a character', () => {
  const html = `<x-y a="${'b'.repeat(70)}😀${'c'.repeat(20)}">`
  const [first, second] = toPortableText(`a ${html}\n\n<div>\nx\n</div>`).messages
  expect(first?.source).toBe(`<x-y a="${'b'.repeat(70)}…`)
  expect(second?.source).toBe('<div>')
})

test('images are listed once a use, with their places in the file', () => {
  const markdown = '![a](one.png) ![b][two]\n\n- [![c](one.png)](d)\n\n<u><img src="three.png"></u> x\n\n[two]: two.png'
  expect(toPortableText(markdown, {firstLine: 5}).images).toEqual([
    {src: 'one.png', position: {line: 5, column: 1}},
    {src: 'two.png', position: {line: 5, column: 15}},
    {src: 'one.png', position: {line: 7, column: 4}},
    {src: 'three.png', position: {line: 9, column: 4}},
  ])
})

test('plain Markdown has nothing to report', () => {
  expect(toPortableText('# a\n\n*b* [c](d)\n\n- e\n\n1. f\n\n   g\n\n> h\n\n| i |\n|-|\n\n***').messages).toEqual([])
})
