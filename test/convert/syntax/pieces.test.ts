import {describe, expect, test} from 'vitest'

import {DIALECTS} from '../../../migrate/convert/dialects.ts'
import {parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {createMask} from '../../../migrate/convert/syntax/pieces/createMask.ts'
import {scanPieces} from '../../../migrate/convert/syntax/pieces/scanPieces.ts'
import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../../migrate/markdown/toMarkdown.ts'
import {SUITES} from '../../conformance/examples.ts'
import {editorRepairs} from '../support/editorRules.ts'
import {outline} from '../support/outline.ts'

const PIECES = [
  'a {{< b >}} {{% c %}} {{</* d */>}}',
  '{{< note >}}\na\n{{< /note >}}',
  '{{< figure src="a.png" >}}',
  '{% if a %}\nb\n{% endif %}',
  '{% raw %}{{ a }}{% endraw %}',
  '# a\n{: #b}',
  'a\n{.b}',
  '[a](b){:.c}',
  '{% highlight js %}\na\n{% endhighlight %}',
  '*[A]: b',
  '{::comment}a{:/}',
]

describe('where pieces are none', () => {
  test.each(DIALECTS.filter((dialect) => dialect !== 'hugo' && dialect !== 'liquid'))(
    'in the dialect %s',
    (dialect) => {
      for (const markdown of PIECES) {
        const {messages, ...converted} = toPortableText(markdown, {dialect})
        const others = messages.filter(({rule}) => rule !== 'convert/other-dialect')
        expect(JSON.stringify({...converted, others})).not.toMatch(/hugo|liquid|kramdown|convert\/template/i)
      }
    },
  )

  test.each(PIECES)('CommonMark and GFM have none: %j', (markdown) => {
    expect(toPortableText(markdown)).toEqual(toPortableText(markdown, {dialect: 'plain'}))
    expect(parseMarkdown(markdown, {dialect: 'hugo', gfm: false})).toEqual(parseMarkdown(markdown, {gfm: false}))
    expect(outline(toPortableText(markdown).blocks).join('\n')).not.toMatch(/⟨|^(?:hugo|liquid|kramdown) /m)
  })

  test.each(SUITES)('an example of $name without a brace is the same in every dialect', ({examples}) => {
    for (const {markdown} of examples.filter(({markdown}) => !/\{|\*\[/.test(markdown))) {
      for (const dialect of ['hugo', 'liquid'] as const) {
        const {messages, ...plain} = toPortableText(markdown)
        // Only of plain Markdown it is said that another dialect may have been meant.
        const others = messages.filter(({rule}) => rule !== 'convert/other-dialect')
        expect(toPortableText(markdown, {dialect})).toEqual({...plain, messages: others})
        const {blocks} = toPortableText(markdown)
        expect(toMarkdown(blocks, {dialect})).toEqual(toMarkdown(blocks))
      }
    }
  })
})

test.each(['constructor', 'toString', 'unheardOf'])('between the tags of %s stands Markdown', (name) => {
  const kinds = (['liquid', 'hugo'] as const).map((dialect) => {
    const [open, close] =
      dialect === 'liquid' ? [`{% ${name} %}`, `{% end${name} %}`] : [`{{< ${name} >}}`, `{{< /${name} >}}`]
    return toPortableText(`${open}\n\n# a\n\n${close}\n`, {dialect}).blocks.map(({_type}) => _type)
  })
  expect(kinds).toEqual(Array.from({length: 2}, () => ['sourceBlock', 'block', 'sourceBlock']))
})

describe('a mask', () => {
  test('gives back what it hid, in whatever length, and keeps what stands between', () => {
    const mask = createMask<number>('')
    const values = Array.from({length: 3000}, (_, index) => index)
    const hidden = values.map((value) => mask?.hide(value, `${value}`, 'inline', 4 + (value % 9)))
    expect(hidden.map((text, index) => text?.length === 4 + (index % 9))).not.toContain(false)
    expect(mask?.split(hidden.join(''))).toEqual(values)
    expect(mask?.split(`a${hidden[7]}${mask.hide(1, '1', 'text')}b`)).toEqual(['a', 7, 1, 'b'])
  })

  test('uses no character of the text', () => {
    const text = '\uE000\uE001\u2E00 {{ a }} \uE002 {{ b }}'
    expect(outline(toPortableText(text, {dialect: 'liquid'}).blocks)).toEqual([
      '\uE000\uE001\u2E00 ⟨{{ a }}⟩ \uE002 ⟨{{ b }}⟩',
    ])
  })

  test('that would need a character of the text hides nothing, and all is text', () => {
    const every = Array.from({length: 0x1900}, (_, index) => String.fromCharCode(0xe000 + index)).join('')
    const {blocks} = toPortableText(`{{ a }}${every}`, {dialect: 'liquid'})
    expect(outline(blocks)).toEqual([`{{ a }}${every}`])
    expect(toMarkdown(blocks, {dialect: 'liquid'}).markdown).toBe(`{{ a }}${every}\n`)
  })
})

describe('200 kB of what begins pieces and never ends them is scanned at once', () => {
  test.each<[dialect: 'hugo' | 'liquid', opening: string, isPiece: boolean]>([
    ['hugo', '{{<', false],
    ['hugo', '{{< a ', false],
    ['hugo', '{{< a "', false],
    ['hugo', '{{< a "" "{{< a "" ', false],
    ['hugo', '{{< a "\\"', false],
    ['hugo', '{{< a ``` ', false],
    ['hugo', '{{</*', false],
    ['hugo', '{{< a >}}', true],
    ['hugo', '{{< highlight a >}}', true],
    ['hugo', '\n{.a ', false],
    ['hugo', 'a\n{.a}\n', true],
    ['liquid', '{{', false],
    ['liquid', '{{ "a', false],
    ['liquid', '{%', false],
    ['liquid', '{% a', false],
    ['liquid', '{% raw %}', false],
    ['liquid', '{% if a %}', true],
    ['liquid', '{% highlight a %}', true],
    ['liquid', '{% comment %}', true],
    ['liquid', '{:', false],
    ['liquid', '{: .a ', false],
    ['liquid', '{: .a}', true],
    ['liquid', '{::a', false],
    ['liquid', '{::a}', true],
    ['liquid', '\n*[a]: ', true],
  ])('%s %j', (dialect, opening, isPiece) => {
    const markdown = opening.repeat(Math.ceil(200_000 / opening.length))
    const pieces = scanPieces(markdown, dialect)
    const ends = [0, ...pieces.map(({end}) => end)]
    expect(pieces.findIndex(({start, end}, index) => start < (ends[index] ?? 0) || end <= start)).toBe(-1)
    expect(pieces.length > 0).toBe(isPiece)
  })
})

describe('200 kB of pieces and of what begins them arrive whole', () => {
  test.each<[dialect: 'hugo' | 'liquid', unit: string]>([
    ['hugo', '{{<'],
    ['hugo', '{{< a '],
    ['hugo', '{{< a "'],
    ['hugo', '{{< a >}}'],
    ['hugo', '{{< a >}}\n'],
    ['hugo', '{{< /a >}}\n'],
    ['hugo', '{{< highlight a >}}\n'],
    ['hugo', '    {{< a >}}\n'],
    ['hugo', '{.a}\n'],
    ['hugo', 'a\n{.b}\n'],
    ['liquid', '{{'],
    ['liquid', '{{ a }}'],
    ['liquid', '{% a'],
    ['liquid', '{% if %}\n'],
    ['liquid', '{% raw %}'],
    ['liquid', '{% raw %}{% endraw %}'],
    ['liquid', '{: .a}\n'],
    ['liquid', 'a\n{: .a}\n'],
    ['liquid', '{::a}'],
    ['liquid', '{:/}'],
    ['liquid', '*[a]: b\n'],
  ])('%s %j', (dialect, unit) => {
    const {blocks} = toPortableText(unit.repeat(Math.ceil(200_000 / unit.length)), {dialect})
    const letters = JSON.stringify(outline(blocks)).match(/a/g) ?? []
    const isKept = unit !== '{% raw %}{% endraw %}' && unit.includes('a')
    expect(letters.length >= Math.floor(200_000 / unit.length)).toBe(isKept)
    expect(editorRepairs(blocks)).toEqual([])
  })
})
