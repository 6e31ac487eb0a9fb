import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'

/** Markdown in the form we write: it comes back to the byte. */
const CANONICAL: Readonly<Record<string, string>> = {
  headings: '# One\n\n## Two\n\n###### Six *em*\n\n#\n',
  'headings with ids': '# One {#one}\n\n## *Two* {#two_2 .note lang=en}\n\n## Three {.three}\n\n#### {#four}\n',
  'marks inside marks': '**a *b* c** and *a __b__* and ~~*all* **three**~~\n',
  'marks that Markdown has no form for': 'H<sub>2</sub>O, x<sup>2</sup>, <u>u</u>, <mark>m</mark>, <kbd>Ctrl</kbd>\n',
  'a mark inside words': 'in*tra*word and **「引用」**&#x306F;\n',
  'marks of one kind inside and beside each other': '**a <strong>b</strong> c** <kbd>A</kbd><kbd>B</kbd>\n',
  'code with back-ticks': '``a ` b`` and ` `` ` and `` ` ``\n',
  'links and addresses': '[a *b*](/c "T \\"q\\"") <https://example.com/a_b> <a@example.com> [x](<b c>)\n',
  'linked images': '[![alt](a.png "T")](/b) and words\n',
  'one link around words and an image': '[Words ![alt](a.png) more](/b)\n',
  'a hard break': 'one\\\ntwo **three\\\nfour**\n',
  'hard breaks where a line would end the mark or the block': '**one<br>** two\n\n### a<br>b\n\nend<br>\n',
  quotes: '> One\n>\n> Two\n\n> - a list\n\n> > nested\n',
  callouts: '> [!NOTE]\n> Words\n\n> [!WARNING]\n>\n> - a list\n',
  'callouts with a title, and of nothing':
    ':::note[A title: \\*not\\] marked\\\\]\n\n<div>\n\n- a\n\n:::\n\n::::tip[Outer]\n\n:::caution[Inner]\n\nWords\n\n:::\n\n::::\n\n:::info\n:::\n',
  'words that look like a callout': '\\:::note\n\n\\:::\n\nA line of :::\n\n- \\:::\n',
  'flat lists': '- a\n  1. b\n     - c\n  2. d\n- e\n',
  'loose lists': '1. a\n\n   - b\n\n2. c\n',
  'task lists': '- [ ] open\n- [x] done **now**\n- [ ] &#xA;\n',
  'lists in a row': '- a\n\n* b\n\n1. c\n\n1) d\n',
  'lists that hold more': '7. a\n\n   ```js\n   code\n   ```\n\n8. > quote\n',
  'lists up to the last number': '999999999. a\n999999999. b\n',
  code: '```js title="a b.js" {1,3-4}\n1\n2\n3\n4\n```\n\n```title="a.js"\n```\n\n````\n```\n````\n',
  'settings of code':
    '```js title="a.js" {1} hidden ins={1,2} /a.b c/\n1\n```\n\n```vue:line-numbers=2 {1}\n1\n```\n\n```{.python .numberLines}\n```\n\n```{r, echo=FALSE}\n```\n',
  'a figure in a quotation': '> <figure>\n>   <img src="a.png" />\n> </figure>\n',
  'a formula among words that needs more dollars': '&#xA;$$a$b$$\n',
  figures:
    '![alt](a.png "T")\n\n<figure>\n  <a href="/b"><img src="a.png" alt="alt" title="T" /></a>\n  <figcaption>Words</figcaption>\n</figure>\n',
  emoji: '🎉 \\:tada: :nope: 10:100:30\n',
  tables: '| a | b | c | d |\n| - | :- | :-: | -: |\n| `\\|` | x<br>y | **z** | |\n',
  footnotes: 'Words[^a_b] more[^1].\n\n[^a_b]: Text\n\n    More\n\n[^1]: - a list\n',
  'a call before a colon': '[^1]\\: no definition\n\n[^1]: one\n',
  'raw HTML': '<div>\n  <p>a</p>\n</div>\n\nWords <span class="x">in</span> a line <!-- c -->\n',
  'lines of HTML that would be blocks': 'a <?php\n    # b\n    ```\n?> c\n\n- a <!--\n      - b\n  --> c\n',
  'indented HTML in a list': '-\n   <p>\n',
  'indented HTML in a tight list': '- a\n    <ol>\n      <li>b</li>\n    </ol>\n- c\n   <!-- d -->\n  e\n',
  'indented HTML after a list': '-   a\n\n  <p>\n',
  'a tag over indented lines':
    'Words <x-chart a="1"\n               b="2"></x-chart>\n\n- words <!-- a\n          b -->\n',
  dividers: 'a\n\n---\n\n- b\n\n---\n',
  'paragraphs of nothing, and those that begin with HTML': '&#xA;\n\n&#xA;<!-- c --> words\n',
}

describe('every construct is written the way people write it', () => {
  test.each(Object.entries(CANONICAL))('%s', (_, markdown) => {
    expect(toMarkdown(toPortableText(markdown).blocks)).toEqual({markdown, messages: []})
  })
})

test('a line of HTML among words that would be a block gets a space, and stays HTML', () => {
  const html = '<?php\n# a\n--- ?>'
  const blocks = toPortableText('a <x-y>').blocks.map((block) =>
    block._type === 'block'
      ? {...block, children: block.children.map((child) => (child._type === 'inlineHtml' ? {...child, html} : child))}
      : block,
  )
  expect(toMarkdown(blocks).markdown).toBe('a <?php\n    # a\n--- ?>\n')
})

describe('words that look like Markdown are written as words', () => {
  test.each([
    '# no heading',
    '1. no item',
    '- [ ] no task',
    '+ none',
    '> none',
    '*none* _none_ **none** ~none~ `none` snake_case a*b',
    '[none](none) ![none](none) [none]: none [^none]',
    '<none> &none; &amp; <!-- none -->',
    'none\n===',
    'none\n---',
    '| none |\n| - |',
    '```none',
    '    none',
    ' edges ',
    '$none$ $$none$$',
    '[!NOTE]\nnone',
    '\\*none\\',
    'none {#none}',
    '{#none .none a=b}',
    'none {.none}',
    ':tada: none:tada: :+1:',
    'a\nb\n\nc',
    'www.none.example WWW.none.example www._none.example www.例え',
    'http://none.example HTTPS://none.example (https://none.example/a_b)',
    'none@none.example _@none.example none_@none.example none@_none.example',
    'mailto:none@none.example xmpp:none@none.example [none@none.example',
  ])('%j', (text) => {
    for (const style of ['normal', 'h2', 'blockquote'] as const) {
      const block = {
        _type: 'block' as const,
        _key: 'b',
        style,
        markDefs: [],
        children: [{_type: 'span' as const, _key: 's', text, marks: []}],
      }
      const {markdown} = toMarkdown([block])
      expect(toPortableText(markdown).blocks).toMatchObject([{style, children: [{text, marks: []}], markDefs: []}])
    }
  })
})

test('a body that holds nothing is no Markdown', () => {
  expect(toMarkdown([])).toEqual({markdown: '', messages: []})
})

test('the title comes back as the first heading', () => {
  const {markdown} = toMarkdown(toPortableText('Words').blocks, {title: '1. A *title*'})
  expect(markdown).toBe('# 1. A \\*title\\*\n\nWords\n')
  expect(toPortableText(markdown, {title: '1. A *title*'})).toMatchObject({
    titleHeading: true,
    blocks: [{_type: 'block'}],
  })
})
