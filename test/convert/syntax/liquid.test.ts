import {describe, expect, test} from 'vitest'

import {parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {outline} from '../support/outline.ts'

const read = (markdown: string) => outline(toPortableText(markdown, {dialect: 'liquid'}).blocks)

describe('tags and values', () => {
  test.each<[string, string, string[]]>([
    ['among words', 'a {{ b | c: "d" }} {% e %} f', ['a ⟨{{ b | c: "d" }}⟩ ⟨{% e %}⟩ f']],
    ['with their white space cut', 'a {{- b -}} {%- c -%}', ['a ⟨{{- b -}}⟩ ⟨{%- c -%}⟩']],
    ['inside emphasis, in a word', '**{{ a }}**b', ['⟨{{ a }}⟩b']],
    ['alone on their lines', '{{ a }}\n{% b %}', ['liquid {{ a }}', 'liquid {% b %}']],
    ['of several lines', '{% include a.html\n  b="> c"\n%}', ['liquid {% include a.html\n  b="> c"\n%}']],
    ['in a line of a paragraph', 'a\n{% b %}\nc', ['a ⟨{% b %}⟩ c']],
    [
      'around Markdown',
      'x\n{% if a %}\n- b\n{% else %}\nc\n{% endif %}\ny',
      ['x', 'liquid {% if a %}', '- b', 'liquid {% else %}', 'c', 'liquid {% endif %}', 'y'],
    ],
    ['around words', '{% if a %}b{% endif %}', ['⟨{% if a %}⟩b⟨{% endif %}⟩']],
    ['that hold nothing but pieces', '{% if a %}{{ b }}{% endif %}', ['liquid {% if a %}{{ b }}{% endif %}']],
    ['in a cell, with a pipe', '|a|\n|-|\n|{{ b | c }}|', ['table [a] [⟨{{ b | c }}⟩]']],
    ['after a table', '{% if a %}\n|a|\n|-|\n{% endif %}', ['liquid {% if a %}', 'table [a]', 'liquid {% endif %}']],
    ['in HTML', '<p {{ a }}>\n{% b %}\n</p>', ['html <p {{ a }}>\n{% b %}\n</p>']],
    [
      'capturing what nobody sees there',
      '{% capture a %}\n# b\n{% endcapture %}',
      ['liquid {% capture a %}\n# b\n{% endcapture %}'],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })
})

describe('addresses are kept as they are written', () => {
  test.each<[string, string, string]>([
    ['a post', '[a]({% post_url 2020-01-01-b %})', 'link {% post_url 2020-01-01-b %} (a)'],
    ['a value with quotes', "[a]({{ '/b' | relative_url }})", "link {{ '/b' | relative_url }} (a)"],
    ['a value in the address', '[a]({{ site.url }}/b "c")', 'link {{ site.url }}/b c(a)'],
    ['a definition', '[a]\n\n[a]: {% link b c.md %}', 'link {% link b c.md %} (a)'],
    ['an attribute with quotes of its own', '<a href="{{ "/b" | c }}">a</a>', 'link {{ "/b" | c }} (a)'],
    ['a bare address', 'https://a.b/{{ c.d }}/e', 'link https://a.b/{{ c.d }}/e (https://a.b/{{ c.d }}/e)'],
  ])('%s', (_, markdown, expected) => {
    const {blocks, messages} = toPortableText(markdown, {dialect: 'liquid'})
    expect(outline(blocks, {links: true})).toEqual([expected])
    expect(messages.map(({rule}) => rule)).toEqual(['convert/template-in-address'])
  })

  test.each(['![a]({{ site.url }}/b.png)', '<img src="{{ "/b.png" | c }}" alt="a"> '])(
    'nobody tries to load an image at one: %s',
    (markdown) => {
      const {images, messages} = toPortableText(`x ${markdown}`, {dialect: 'liquid'})
      expect(images).toEqual([])
      expect(messages.map(({rule}) => rule)).toEqual(['convert/template-in-address'])
    },
  )
})

test('a definition right after tags is one, however they are read', () => {
  const markdown = '[a][b] c\n\n{% include d.md %}\n{% include e.md %}\n[b]: /f\n'
  const {blocks, messages} = toPortableText(markdown, {dialect: 'liquid'})
  expect(outline(blocks, {links: true})).toEqual([
    'link /f (a) c',
    'liquid {% include d.md %}',
    'liquid {% include e.md %}',
  ])
  expect(messages.map(({rule}) => rule)).toEqual(['convert/template', 'convert/template'])
})

describe('what is no tag and no value is text', () => {
  test.each(['{{ a', '{% a', '{%', '{% %}', '{% 1 %}', '{% raw %}', '{{ a\n\nb }}', '{ { a } }'])('%j', (markdown) => {
    const text = read(markdown).join(' ')
    expect(text.replaceAll(/\s+/g, ' ')).toBe(markdown.replaceAll(/\s+/g, ' '))
  })
})

describe('what Liquid leaves alone is Markdown', () => {
  test.each<[string, string, string[]]>([
    ['among words', 'a {% raw %}{{ b }} *c*{% endraw %} d', ['a {{ b }} em(c) d']],
    ['right beside a marker', '{%raw%}**{{ b }}**{%endraw%}', ['strong({{ b }})']],
    ['in code among words', '`{% raw %}{% b %}{% endraw %}`', ['code({% b %})']],
    ['in code', '```\n{% raw %}\n{{ a }}\n{% endraw %}\nb\n```', ['code {{ a }}\nb']],
    ['around blocks', '{% raw %}\n# {{ a }}\n\n    b\n{% endraw %}', ['h1 {{ a }}', 'code b']],
    ['around code', '{% raw %}\n```\n{{ a }}\n```\n{% endraw %}\nb', ['code {{ a }}', 'b']],
    ['with other tags in it', '{% raw %}{% highlight %}{% endraw %}', ['{% highlight %}']],
    ['a text', 'a {{ "{{" }} {{ \'{%\' }}', ['a {{ {%']],
    ['a text in code', '`{{ "{% endraw " }}%}`', ['code({% endraw %})']],
  ])('%s', (_, markdown, expected) => {
    const {blocks, messages} = toPortableText(markdown, {dialect: 'liquid'})
    expect(outline(blocks)).toEqual(expected)
    expect(messages).toEqual([])
  })
})

test('a value in code stands there as it is, and is reported', () => {
  const {blocks, messages} = toPortableText('```\na {{ b }}\n{{ c }}\n```', {dialect: 'liquid'})
  expect(outline(blocks)).toEqual(['code a {{ b }}\n{{ c }}'])
  expect(messages).toMatchObject([
    {severity: 'changed', rule: 'convert/template-in-code', reason: expect.stringContaining('`{{ b }}`'), line: 1},
  ])
})

describe('highlight is code', () => {
  test.each<[string, string, object]>([
    ['with a language', '{% highlight js %}\na\n\n# b\n{% endhighlight %}', {lang: 'js', value: 'a\n\n# b'}],
    [
      'with options',
      '{% highlight js linenos a="b  c" %}\na\n{% endhighlight %}',
      {lang: 'js', meta: 'linenos a="b c"'},
    ],
    ['with a quoted language', '{% highlight "js" %}\na\n{% endhighlight %}', {lang: 'js', value: 'a'}],
    ['without', '{%- highlight -%}\na\n{%- endhighlight -%}', {value: 'a'}],
    [
      'with raw content',
      '{% highlight liquid %}\n{% raw %}\n{% highlight js %}\n{% endraw %}\n{% endhighlight %}',
      {lang: 'liquid', value: '{% highlight js %}'},
    ],
    ['in a quotation', '> {% highlight js %}\n> a\n>   b\n> {% endhighlight %}', {value: 'a\n  b'}],
    ['far indented after a piece', '{{ a }}\n    {% highlight js %}\n    b\n    {% endhighlight %}', {value: 'b'}],
  ])('%s', (_, markdown, code) => {
    const tree = parseMarkdown(markdown, {dialect: 'liquid'})
    const last = tree?.children.at(-1)
    expect(last?.type === 'blockquote' ? last.children[0] : last).toMatchObject({type: 'code', ...code})
  })

  test('among words it stays with its tags', () => {
    expect(read('a {% highlight js %}b{% endhighlight %} c')).toEqual(['a ⟨{% highlight js %}b{% endhighlight %}⟩ c'])
  })
})

describe('comments are kept, and shown to nobody', () => {
  test.each(['{% comment %}\n# a\n\nb\n{% endcomment %}', '{% # a %}', '{::comment}\na\n\nb\n{:/comment}'])(
    '%j',
    (markdown) => {
      const {blocks, messages} = toPortableText(`a\n\n${markdown}\n\nb`, {dialect: 'liquid'})
      expect(blocks.map((block) => ('source' in block ? block.source : block._type))).toEqual([
        'block',
        markdown,
        'block',
      ])
      expect(messages).toMatchObject([{severity: 'info', rule: 'convert/template-comment', line: 3}])
    },
  )
})

describe('attribute lists', () => {
  test.each<[string, string, string[]]>([
    ['after a paragraph', 'a\n{: .b}\n\nc', ['a', 'kramdown {: .b}', 'c']],
    ['before one', 'a\n\n{: .b}\nc', ['a', 'c', 'kramdown {: .b}']],
    ['alone', 'a\n\n{: .b}\n\nc', ['a', 'kramdown {: .b}', 'c']],
    [
      'several',
      '{: .a}\n{: .b}\nc\n{: .d}\n{: .e}',
      ['c', ...['a', 'b', 'd', 'e'].map((name) => `kramdown {: .${name}}`)],
    ],
    ['after a table', '|a|\n|-|\n|b|\n{: .c}', ['table [a] [b]', 'kramdown {: .c}']],
    ['after a list', '* TOC\n{:toc}', ['- TOC', 'kramdown {:toc}']],
    ['after a quotation', '> a\n{: .b}', ['> a', 'kramdown {: .b}']],
    ['after code', '```\na\n```\n{: file="b" }', ['code a', 'kramdown {: file="b" }']],
    ['with a value of Liquid', 'a\n{: a="{{ b }}" }', ['a', 'kramdown {: a="{{ b }}" }']],
    ['after a link', '[a](b){:.c} d', ['link(a)⟨{:.c}⟩ d']],
    ['after an image', '![a](b){: .c}', ['<inlineImage>⟨{: .c}⟩']],
    ['after emphasis', '*a*{: .b}', ['em(a)⟨{: .b}⟩']],
    ['after emphasis in a word', 'a**b**{: .c}d', ['astrong(b)⟨{: .c}⟩d']],
    ['of an item', '- {:.a} b', ['- ⟨{:.a}⟩ b']],
    ['after words', 'a {: .b} c', ['a {: .b} c']],
    ['after a bracket that ends no link', '(a){: .b}', ['(a){: .b}']],
    ['at the start of emphasis', '*{: .a}b*', ['em({: .a}b)']],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    ['# a\n{: #b}', ['h1 #b a']],
    ['a\n===\n{:#b}', ['h1 #b a']],
    ['{: #b}\n# a', ['h1 #b a']],
    ['# a\n{: .c #b title="#d" }', ['h1 #b a', 'kramdown {: .c title="#d" }']],
    ['# a\n{: title="#d" }', ['h1 a', 'kramdown {: title="#d" }']],
    ['# a\n{: #b}\n{: #c}', ['h1 #b a', 'kramdown {: #c}']],
    ['# a\n\n{: #b}', ['h1 a', 'kramdown {: #b}']],
    ['a\n{: #b}', ['a', 'kramdown {: #b}']],
    ['# a {#b}\n{: #c}', ['h1 #b a', 'kramdown {: #c}']],
    ['# a {#b}\n{: .c}', ['h1 #b a', 'kramdown {: .c}']],
  ])('the id of a heading is its anchor: %j', (markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })

  test('what is kept of them is reported', () => {
    const {messages} = toPortableText('# a\n{: #b}\n\nc\n{: .d}\n\n[e](f){:.g}', {dialect: 'liquid'})
    expect(messages.map(({severity, rule, line, column}) => `${line}:${column} ${severity} ${rule}`)).toEqual([
      '5:1 changed convert/attribute-list',
      '7:7 changed convert/attribute-list',
    ])
  })
})

describe('definitions that a loop makes stay with it', () => {
  test.each<[string, string, string[]]>([
    [
      'as source',
      '{% for a in b %}\n[#{{ a }}]: {{ c }}/{{ a }} "d"\n{% endfor %}',
      ['liquid {% for a in b %}', 'liquid [#{{ a }}]: {{ c }}/{{ a }} "d"', 'liquid {% endfor %}'],
    ],
    ['of several lines', '> [{{ a }}]: b\n>   "c"', ['quote (liquid [{{ a }}]: b "c")']],
    ['beside one that has a label', '[{{ a }}]: b\n[c]: {{ d }}\n\n[c]', ['liquid [{{ a }}]: b', 'link(c)']],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })
})

describe('what else kramdown has', () => {
  test.each<[string, string, string[]]>([
    ['options', '{::options a="b" /}\n\nc', ['kramdown {::options a="b" /}', 'c']],
    ['raw HTML', '{::nomarkdown}\n<b>\n\n*c*\n{:/}\nd', ['kramdown {::nomarkdown}\n<b>\n\n*c*\n{:/}', 'd']],
    ['an extension among words', 'a {::nomarkdown}*b*{:/nomarkdown} c', ['a ⟨{::nomarkdown}*b*{:/nomarkdown}⟩ c']],
    ['an extension that is never closed', '{::a}\n\nb', ['kramdown {::a}', 'b']],
    ['abbreviations', 'a\n\n*[B]: c\n*[D E]: f {{ g }}', ['a', 'kramdown *[B]: c', 'kramdown *[D E]: f {{ g }}']],
    ['what looks like one in a paragraph', 'a\n*[B]: c', ['a *[B]: c']],
    ['definition lists, which stay paragraphs', 'a\n: b', ['a\n: b']],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })
})
