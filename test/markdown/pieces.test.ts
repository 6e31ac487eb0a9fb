import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import {bodies} from './bodyArbitraries.ts'
import {toComparable} from './comparable.ts'

type PieceDialect = 'hugo' | 'liquid'

const write = (markdown: string, dialect: PieceDialect) =>
  toMarkdown(toPortableText(markdown, {dialect}).blocks, {dialect})

/** Markdown in the form we write, by dialect: it comes back to the byte. */
const CANONICAL: Readonly<Record<PieceDialect, Readonly<Record<string, string>>>> = {
  hugo: {
    'shortcodes among words': 'a {{< b "c_d" >}} *e* {{% f %}}\n',
    'shortcodes around Markdown': '{{< a >}}\n\n- b\n\n{{< /a >}}\n',
    'a shortcode of several lines in an item': '- a {{< b\n c="d"\n>}} e\n',
    'a shortcode of several lines in a heading': '## a {{< b\n>}}\n',
    'addresses and titles': '[a]({{< ref "b c.md" >}} "{{< d >}}") ![{{< e >}}]({{% f "g" %}})\n',
    'pieces in tables': '| {{< a "b|c" >}} |\n| - |\n| [d]({{< e "f|g" >}}) |\n{.h}\n',
    'attributes after blocks': '# a {#b}\n{#c .d}\n\ne <u>f</u>\n{.g}\n',
    'a figure with a caption': '{{< figure src="a.png" alt="b" link="/c" caption="d \\"e\\"" >}}\n',
    'escapes in code': '`{{</* a */>}}`\n\n```\n{{%/* a */%}}\n{{</*/* b */*/>}}\n```\n',
    'a beginning without its end in code': '<code>{\\{< a</code>\n',
    'escapes in formulas': '$a{{</* b */>}}$\n\n$$\n{{%/* a */%}}\n$$\n',
    'an address with quotes in HTML':
      '<figure>\n  <img src="{{< a "b" >}}/c.png" />\n  <figcaption>*d*</figcaption>\n</figure>\n',
    'escapes among words': 'a {\\{< b >}} {\\{% c\n',
  },
  liquid: {
    'tags and values': 'a {{ b | c: "d_e" }} {% f %}\n\n{% if a %}\n\nb\n\n{% endif %}\n',
    'a tag of several lines in an item': '- a {% b\n c="d"\n%} e\n',
    'addresses and titles': '[a]({% post_url b-c %} "{{ d }}") ![{{ e }}]({{ "/f" | g }})\n',
    'a title with a piece in HTML': 'a <x-y z="{{ "b" }}">\n',
    'attributes after blocks': '# a {#b}\n{: .c}\n\nd\n{: .e}\n\n- f\n{: .g}\n\n> h\n{: .i}\n\n```\n```\n{: .j}\n',
    'attributes after HTML': '<div>\n\n{: .a}\n',
    'attributes after elements': '[a](b){:.c} *d*{:.e} `f`{:.g}\n\n- {:.h} i\n',
    'an id that is no anchor': '# a\n\n{: #b}\n',
    'abbreviations and options': '{::options a="b" /}\n\n*[A]: b\n',
    'raw code': '`{% raw %}{{ a }}{% endraw %}`\n\n```\na\n{% raw %}{{ b\n\n{% c{% endraw %}\nd }}\n```\n',
    'raw formulas': '$a{% raw %}{{b}}{% endraw %}$\n\n$$\n{% raw %}{{a}}{% endraw %}\n$$\n',
    'definitions made by a loop': '{% for a in b %}\n\n[{{ a }}]: {{ c }}/{{ a }} "d"\n\n{% endfor %}\n',
    'a figure with a caption':
      '<figure>\n  <img src="{{ "/a b.png" | c }}" alt="d &quot;&#123;" />\n  <figcaption>&#123;&#123; e &#125;&#125;</figcaption>\n</figure>\n',
    'the end of raw in code': '`{% raw %}{{ a }} {% endraw %}{{ "{% endraw " }}{% raw %}%}{% endraw %}`\n',
    'escapes among words': 'a {\\{ b }} {&#37; c %} {\\: d}\n',
    'a brace before a value': 'a \\\\&#123;{{ b }}\n',
  },
}

describe.each(['hugo', 'liquid'] as const)('in the dialect %s', (dialect) => {
  test.each(Object.entries(CANONICAL[dialect]))('the same is written: %s', (_, markdown) => {
    expect(write(markdown, dialect)).toEqual({markdown, messages: []})
  })

  test('whatever the words are, none of them becomes a piece', () => {
    const readsBack = fc.property(bodies, (body) => {
      const {markdown} = toMarkdown(body, {dialect})
      const {blocks} = toPortableText(markdown, {dialect})
      expect({markdown, blocks: toComparable(blocks)}).toEqual({markdown, blocks: toComparable(body)})
    })
    expect(() => fc.assert(readsBack, {numRuns: 150, seed: 1})).not.toThrow()
  })

  test('wherever pieces stand, they stand there again', () => {
    const part = fc.constantFrom(...PIECES[dialect], ...PIECES[dialect], ...MARKDOWN)
    const readsBack = fc.property(fc.array(part, {maxLength: 14}), (parts) => {
      const source = parts.join('')
      const {blocks} = toPortableText(source, {dialect})
      const {markdown} = toMarkdown(blocks, {dialect})
      const again = toPortableText(markdown, {dialect}).blocks
      expect({source, markdown, blocks: toComparable(again)}).toEqual({source, markdown, blocks: toComparable(blocks)})
    })
    expect(() => fc.assert(readsBack, {numRuns: 1500, seed: 1})).not.toThrow()
  })
})

/** Parts of Markdown that mean something beside pieces. */
const MARKDOWN = [
  ['a', 'b c', 'é', '*em*', '**', '_', '# ', '- ', '1. ', '> ', '\n', '\n\n', '\n    ', '\n  ', ' ', '|', '---'],
  ['| a | b |\n| - | - |\n| ', '```\n', '\\', '!', '[x]', '[^1]', '  \n', '&', '~~s~~', '<u>u</u>', '{', '}'],
].flat()

const PIECES: Readonly<Record<PieceDialect, readonly string[]>> = {
  hugo: [
    ['{{< a >}}', '{{% b "x" %}}', '{{< note >}}', '{{< /note >}}', '{{</* e */>}}', '{{< x\n y=1\n>}}', '{.cls}'],
    ['{{< figure src="a.png" caption="C" >}}', '`{{</* c */>}}`', '`{{< c >}}`', '[l]({{< ref "a b.md" >}})'],
    ['![i]({{< r >}} "t{{< s >}}")', '{{< highlight go >}}\nx\n{{< /highlight >}}', '{{<', '>}}', '{{', '/*', '*/'],
    ['[{{< a >}}]: b', ' {#id}', ' {#i .c}'],
  ].flat(),
  liquid: [
    ['{{ a }}', '{% b %}', '{% if x %}', '{% endif %}', '{% else %}', '{% raw %}', '{% endraw %}', '{{ "{{" }}'],
    ['{: .c}', '{:.c}', '{: #id}', '{: #i .c}', '`{{ x }}`', '`{% raw %}{{ y }}{% endraw %}`', '{{', '{%', '}}', '%}'],
    ['[l]({{ "/a b" | r }})', '![i]({% p %} "t{{ s }}")', '{% highlight js %}\nx\n{% endhighlight %}', '*[AB]: c'],
    ['{::options a="b" /}', '{::comment}x{:/}', '<a href="{{ "x" }}">w</a>', '<img src="{{ "x" | y }}">'],
    ['[{{ a }}]: b', ' {#id}', ' {#i .c}', '{{ ":x:" }}'],
  ].flat(),
}

test('emphasis that begins or ends beside a piece has tags where markers would not be read', () => {
  const blocks = assignKeys([
    {
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [
        {_type: 'span', text: 'a!', marks: ['strong']},
        {_type: 'inlineSource', syntax: 'hugo', source: '{{< b >}}'},
        {_type: 'span', text: ' c', marks: []},
      ],
    },
  ])
  expect(toMarkdown(blocks, {dialect: 'hugo'}).markdown).toBe('<strong>a!</strong>{{< b >}} c\n')
})

test('a caption that Hugo would read as Markdown is written without the shortcode', () => {
  const figure = {_type: 'figure' as const, externalUrl: 'a.png', caption: '*b*'}
  const {markdown, messages} = toMarkdown(assignKeys([figure]), {dialect: 'hugo'})
  expect({markdown, messages}).toEqual({
    markdown: '<figure>\n  <img src="a.png" />\n  <figcaption>*b*</figcaption>\n</figure>\n',
    messages: [],
  })
})
