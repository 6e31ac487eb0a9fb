import {describe, expect, test} from 'vitest'

import {parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {outline} from '../support/outline.ts'

const read = (markdown: string) => outline(toPortableText(markdown, {dialect: 'hugo'}).blocks)

describe('shortcodes', () => {
  test.each<[string, string, string[]]>([
    ['among words', 'a {{< b "c" >}} d', ['a ⟨{{< b "c" >}}⟩ d']],
    ['of Markdown', 'a {{% b %}} d', ['a ⟨{{% b %}}⟩ d']],
    ['that close themselves', 'a {{< b />}}c', ['a ⟨{{< b />}}⟩c']],
    ['without spaces', '{{<b>}}', ['hugo {{<b>}}']],
    ['in folders', '{{< a/b.c >}}', ['hugo {{< a/b.c >}}']],
    ['alone on their lines', '{{< a >}}\n{{% b %}}', ['hugo {{< a >}}', 'hugo {{% b %}}']],
    ['side by side on a line', '{{< a >}} {{< b >}}', ['hugo {{< a >}} {{< b >}}']],
    ['with delimiters in a string', '{{< a ">}}" `%}}\n>}}` >}}', ['hugo {{< a ">}}" `%}}\n>}}` >}}']],
    ['with escaped quotes', '{{< a "b \\" >}}" >}}', ['hugo {{< a "b \\" >}}" >}}']],
    ['of several lines, which begin like other blocks', '{{< a\n# b\n- c=1\n>}}', ['hugo {{< a\n# b\n- c=1\n>}}']],
    ['of several lines among words', 'a {{< b\n>}} c', ['a ⟨{{< b\n>}}⟩ c']],
    ['in a line of a paragraph', 'a\n{{< b >}}\nc', ['a ⟨{{< b >}}⟩ c']],
    ['around a paragraph', '{{< a >}}\nb\n{{< /a >}}', ['hugo {{< a >}}', 'b', 'hugo {{< /a >}}']],
    [
      'around Markdown of any kind',
      'x\n{{< a >}}\n# b\n- c\n{{< /a >}}\ny',
      ['x', 'hugo {{< a >}}', 'h1 b', '- c', 'hugo {{< /a >}}', 'y'],
    ],
    [
      'inside each other, indented',
      '{{< a >}}\n    {{< b >}}\n    {{< /b >}}\n{{< /a >}}',
      ['hugo {{< a >}}', 'hugo {{< b >}}', 'hugo {{< /b >}}', 'hugo {{< /a >}}'],
    ],
    ['after a table', '|a|\n|-|\n|b|\n{{< c >}}\n{{< /c >}}', ['table [a] [b]', 'hugo {{< c >}}', 'hugo {{< /c >}}']],
    ['in a cell, with a pipe', '|a|\n|-|\n|{{< b "c|d" >}}|', ['table [a] [⟨{{< b "c|d" >}}⟩]']],
    ['as the text of an item', '- {{< a >}}\n- {{< b >}} c', ['- ⟨{{< a >}}⟩', '- ⟨{{< b >}}⟩ c']],
    ['in an item', '- a\n\n  {{< b >}}', ['list (a | hugo {{< b >}})']],
    ['in a heading', '# a {{< b "#" >}} #', ['h1 a ⟨{{< b "#" >}}⟩']],
    [
      'in HTML',
      '<div class="{{< a "b" >}}">\n{{< c >}}\n</div>',
      ['html <div class="{{< a "b" >}}">\n{{< c >}}\n</div>'],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })
})

describe('addresses are kept as they are written', () => {
  test.each<[string, string, string]>([
    ['a link', '[a]({{< ref "b c.md" >}})', 'link {{< ref "b c.md" >}}'],
    ['part of a link', '[a](/b/{{< c >}}/d)', 'link /b/{{< c >}}/d'],
    ['in angle brackets', '[a](<{{< ref "b c.md" >}}>)', 'link {{< ref "b c.md" >}}'],
    ['a title', '[a](b "{{< c "d" >}}")', 'link b {{< c "d" >}}'],
    ['a definition', '[a]\n\n[a]: {{< ref "b.md" >}} "c"', 'link {{< ref "b.md" >}} c'],
    ['an element', '<a href="{{< ref "b" >}}" title="c">a</a>', 'link {{< ref "b" >}} c'],
    ['an autolink', '<https://a.b/{{<c>}}>', 'link https://a.b/{{<c>}}'],
    ['a bare address', 'https://a.b/{{% c "d" %}}/e', 'link https://a.b/{{% c "d" %}}/e'],
  ])('%s', (_, markdown, expected) => {
    const {blocks, messages} = toPortableText(markdown, {dialect: 'hugo'})
    expect(blocks).toHaveLength(1)
    expect(outline(blocks, {links: true})[0]).toContain(expected)
    const isTitle = expected.startsWith('link b ')
    expect(messages.map(({rule}) => rule)).toEqual(isTitle ? [] : ['convert/template-in-address'])
  })

  test('an image is a figure whose address nobody tries to load', () => {
    const {blocks, images} = toPortableText('![a {{< b >}}]({{< c "d" >}} "e")', {dialect: 'hugo'})
    expect(blocks).toMatchObject([{_type: 'figure', externalUrl: '{{< c "d" >}}', alt: 'a {{< b >}}', title: 'e'}])
    expect(images).toEqual([])
  })
})

describe('what is no shortcode is text', () => {
  test.each([
    '{{< a',
    '{{< a "b >}}',
    '{{< >}}',
    '{{<! a >}}',
    '{{ a }}',
    '{% a %}',
    '{{< a %}}',
    '{{< a {{< b',
    '{{</* a >}}',
    '{: .a}',
    'a {.b}',
  ])('%s', (markdown) => {
    expect(read(markdown)).toEqual([markdown])
  })
})

describe('an escaped shortcode is the text a reader saw', () => {
  test.each<[string, string, string[]]>([
    ['among words', 'a {{</* b */>}} {{%/* c */%}}', ['a {{< b >}} {{% c %}}']],
    ['with Markdown in it', '{{</* b *c* */>}}', ['{{< b em(c) >}}']],
    ['in code among words', '`{{</* a "b" */>}}`', ['code({{< a "b" >}})']],
    ['in code', '```\n{{</* a\n*/>}}\n```', ['code {{< a\n>}}']],
    ['escaped itself', '`{{</*/* a */*/>}}`', ['code({{</* a */>}})']],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
    expect(toPortableText(markdown, {dialect: 'hugo'}).messages).toEqual([])
  })
})

test.each([
  '```\n{{< a >}}\n```',
  '`{{< a >}}`',
  '$b {{< a >}}$',
  '{{< highlight go >}}\n{{< a >}}\n{{< /highlight >}}',
])('where shortcodes are text, one is kept as text and reported: %j', (markdown) => {
  const {blocks, messages} = toPortableText(markdown, {dialect: 'hugo'})
  expect(JSON.stringify(blocks)).toContain('{{< a >}}')
  expect(messages.map(({severity, rule}) => `${severity} ${rule}`)).toEqual(['changed convert/template-in-code'])
})

test('a shortcode in code stands there as it is, and is reported', () => {
  const {blocks, messages} = toPortableText('`{{< a >}}`\n\n    b\n    {{< c >}}', {dialect: 'hugo'})
  expect(outline(blocks)).toEqual(['code({{< a >}})', 'code b\n{{< c >}}'])
  expect(messages.map(({rule, line}) => `${line} ${rule}`)).toEqual([
    '1 convert/template-in-code',
    '3 convert/template-in-code',
  ])
})

describe('highlight is code', () => {
  test.each<[string, string, object]>([
    ['with a language', '{{< highlight go >}}\na\n\n  # b\n{{< /highlight >}}', {language: 'go', code: 'a\n\n  # b'}],
    [
      'with escapes in it',
      '{{% highlight go %}}\n{{</* a */>}}\n{{% /highlight %}}',
      {language: 'go', code: '{{< a >}}'},
    ],
    ['in a paragraph', 'x\n{{< highlight js >}}\na\n{{< /highlight >}}', {language: 'js', code: 'a'}],
    ['indented', '- x\n\n  {{< highlight js >}}\n  a\n    b\n  {{< /highlight >}}', {language: 'js', code: 'a\n  b'}],
  ])('%s', (_, markdown, code) => {
    const found: unknown[] = []
    JSON.stringify(toPortableText(markdown, {dialect: 'hugo'}).blocks, (_, value: {_type?: string} | undefined) => {
      if (value?._type === 'code') found.push(value)
      return value
    })
    expect(found).toMatchObject([{_type: 'code', ...code}])
  })

  test('with options, which stand in braces as they do after a fence', () => {
    const markdown = '{{< highlight go "linenos=table,hl_lines=[8,9]" >}}\na\n{{< /highlight >}}'
    expect(parseMarkdown(markdown, {dialect: 'hugo'})?.children).toMatchObject([
      {type: 'code', lang: 'go', meta: '{linenos=table,hl_lines=[8,9]}', value: 'a'},
    ])
  })
})

describe('figure', () => {
  test('is a figure with its caption and link', () => {
    const markdown = '{{< figure src="a.png" alt="b \\"c\\"" caption="d" link="/e" >}}'
    const {blocks, images, messages} = toPortableText(markdown, {dialect: 'hugo'})
    expect(blocks.map(({_key, ...block}) => block)).toEqual([
      {_type: 'figure', externalUrl: 'a.png', alt: 'b "c"', link: {href: '/e'}, caption: 'd'},
    ])
    expect(images).toEqual([{src: 'a.png', position: {line: 1, column: 1}}])
    expect(messages).toEqual([])
  })

  test('leaves out how it looks, and says so', () => {
    const {blocks, messages} = toPortableText('{{< figure src=a.png class="b" width=50% >}}', {dialect: 'hugo'})
    expect(blocks).toMatchObject([{_type: 'figure', externalUrl: 'a.png'}])
    expect(messages).toMatchObject([
      {severity: 'changed', rule: 'convert/shortcode-arguments', reason: expect.stringContaining('class, width.')},
    ])
  })

  test.each([
    '{{< figure src="a.png" title="b" >}}',
    '{{< figure src="a.png" caption="*b*" >}}',
    '{{< figure src="a.png" attr="b" >}}',
    '{{< figure "a.png" >}}',
    '{{< figure alt="a" >}}',
    '{{< figure src="a.png" >}} {{< figure src="b.png" >}}',
  ])('stays source where it says more: %s', (markdown) => {
    expect(read(markdown)).toEqual([`hugo ${markdown}`])
  })
})

describe('content that is no Markdown stays with its shortcode', () => {
  test.each(['mermaid', 'math', 'katex', 'comment'])('%s', (name) => {
    const markdown = `{{< ${name} >}}\n# a\n\n*b*\n{{< /${name} >}}`
    expect(read(markdown)).toEqual([`hugo ${markdown}`])
  })
})

describe('attributes on the line after a block', () => {
  test.each<[string, string[]]>([
    ['a\n{.b}', ['a', 'kramdown {.b}']],
    ['- a\n{#b .c d="e f"}', ['- a', 'kramdown {#b .c d="e f"}']],
    ['|a|\n|-|\n{.b}', ['table [a]', 'kramdown {.b}']],
    ['<u>a</u>\n{.b}', ['underline(a)', 'kramdown {.b}']],
    ['> a\n{.b}\n\nc', ['> a', 'kramdown {.b}', 'c']],
    ['a\n\n{.b}', ['a', '{.b}']],
    ['a\n> {.b}', ['a', '> {.b}']],
    ['a\n{b}', ['a {b}']],
  ])('%j', (markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })
})

test('every piece is reported where it stands, lines of pieces before it counted', () => {
  const markdown = 'a {{< b\nc=1\n>}} {{< d >}}\n\n{{< e >}}\nf'
  const {messages} = toPortableText(markdown, {dialect: 'hugo', firstLine: 10})
  expect(messages.map(({severity, rule, line, column, source}) => ({severity, rule, line, column, source}))).toEqual([
    {severity: 'changed', rule: 'convert/template', line: 10, column: 3, source: '{{< b'},
    {severity: 'changed', rule: 'convert/template', line: 12, column: 5, source: '{{< d >}}'},
    {severity: 'changed', rule: 'convert/template', line: 14, column: 1, source: '{{< e >}}'},
  ])
})

test('a shortcode is reported by its name, and its end is a note', () => {
  const {messages} = toPortableText('{{< tabs "a" >}}\n\nb {{% sup/c %}}\n\n{{< /tabs >}}', {dialect: 'hugo'})
  expect(messages.map(({severity, reason}) => `${severity} ${/^[^:.]+/.exec(reason)?.[0]}`)).toEqual([
    'changed Kept the shortcode `tabs` of Hugo as source',
    'changed Kept the shortcode `sup/c` of Hugo as source',
    'info Kept the end of `tabs` of Hugo as source, as its beginning',
  ])
})

test('CommonMark alone has no shortcodes', () => {
  const {blocks, messages} = toPortableText('{{< a >}}', {dialect: 'hugo', gfm: false})
  expect(outline(blocks)).toEqual(['{{< a >}}'])
  expect(messages).toEqual([])
})
