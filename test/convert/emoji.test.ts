import {gemoji} from 'gemoji'
import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {toPlainText} from '../../src/render/toPlainText.ts'

const textOf = (markdown: string, gfm = true) => toPlainText(toPortableText(markdown, {gfm}).blocks)

test('every name of the list is its emoji', () => {
  const names = gemoji.flatMap(({emoji, names}) => names.map((name) => ({name, emoji})))
  const markdown = names.map(({name}) => `:${name}:`).join(' ')
  expect(textOf(markdown)).toBe(names.map(({emoji}) => emoji).join(' '))
})

describe('a shortcode is an emoji', () => {
  test.each<[string, string, string]>([
    ['between words', 'a :tada: b', 'a 🎉 b'],
    ['beside punctuation', '(:tada:), :+1:!', '(🎉), 👍!'],
    ['beside marks', '*a*:tada:**b** *:heart_eyes:*', 'a🎉b 😍'],
    ['beside other scripts', '日本:tada:語', '日本🎉語'],
    ['in the words of a link', '[:tada:](/a)', '🎉'],
    ['in headings, items, cells', '# :tada:\n\n- :x:\n\n| :+1: |\n|-|', '🎉\n\n❌\n\n👍'],
    ['over several lines of a quotation', '> :tada:\n> \\: :x:', '🎉 : ❌'],
    ['behind an escaped backslash', '\\\\:tada:', '\\🎉'],
    ['behind escapes of other characters', '\\*:tada:\\* &amp;:x: &colon;', '*🎉* &❌ :'],
    ['before the id of a heading', '## :tada: {#a:b}', '🎉'],
  ])('%s', (_, markdown, text) => {
    expect(textOf(markdown)).toBe(text)
  })
})

describe('words between colons stay words', () => {
  test.each<[string, string, string]>([
    ['whose name is in no list', ':nope: :TADA:', ':nope: :TADA:'],
    ['that are escaped at either end', '\\:tada: :tada\\:', ':tada: :tada:'],
    ['written with character references', '&colon;tada: :tada&#58; &#x3A;x:', ':tada: :tada: :x:'],
    ['beside letters and digits', 'a:tada: :tada:b 10:100:30', 'a:tada: :tada:b 10:100:30'],
    ['beside further colons', '::tada: :tada:: :tada::x:', '::tada: :tada:: :tada::x:'],
    ['in code', '`:tada:` <code>:x:</code>', ':tada: :x:'],
    [
      'in an address that is its own link',
      '<https://a.b/:tada:> https://a.b/:x:',
      'https://a.b/:tada: https://a.b/:x:',
    ],
    ['that only look like one', ':tada : : :', ':tada : : :'],
    ['named like a member of every object', ':constructor: :__proto__:', ':constructor: :proto:'],
  ])('%s', (_, markdown, text) => {
    expect(textOf(markdown)).toBe(text)
  })

  test('in CommonMark alone', () => {
    expect(textOf(':tada:', false)).toBe(':tada:')
  })

  test('and addresses and alternative texts are left alone', () => {
    expect(toPortableText('[a](:tada:) ![:tada:](b ":x:")').blocks).toMatchObject([
      {markDefs: [{href: ':tada:'}], children: [{}, {}, {alt: ':tada:', title: ':x:'}, {}]},
    ])
  })
})

test('what became an emoji is told once a text', () => {
  expect(toPortableText('a :tada: :x: :tada:').messages).toEqual([
    {
      severity: 'info',
      rule: 'convert/emoji',
      reason: 'Wrote :tada:, :x: as the emoji that GitHub has by that name.',
      line: 1,
      column: 3,
      source: ':tada:',
    },
  ])
})

test.each<[string, string]>([
  [':tada: 🎉', '\\:tada: 🎉'],
  ['a:tada: 10:100:30 :nope: std::x', 'a:tada: 10:100:30 :nope: std::x'],
  [':+1: :non-potable_water:', '\\:+1: \\:non-potable_water:'],
  ['\\:tada:', '\\\\\\:tada:'],
])('words that look like a shortcode are written as words: %j', (text, markdown) => {
  const children = [{_type: 'span' as const, _key: 's', text, marks: []}]
  const written = toMarkdown([{_type: 'block', _key: 'b', style: 'normal', markDefs: [], children}])
  expect(written.markdown).toBe(`${markdown}\n`)
  expect(textOf(written.markdown)).toBe(text)
})
