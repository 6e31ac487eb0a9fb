import {describe, expect, test} from 'vitest'

import {loadConfig} from '../../migrate/config/loadConfig.ts'
import {guessDates} from '../../migrate/init/guessDates.ts'
import {guessLinkBases} from '../../migrate/init/guessLinkBases.ts'
import {guessLanguages} from '../../migrate/init/guessLanguages.ts'
import {guessPreset} from '../../migrate/init/guessPreset.ts'
import {guessSlugs} from '../../migrate/init/guessSlugs.ts'
import {guessSpelling} from '../../migrate/init/guessSpelling.ts'
import {guessStaticRoot} from '../../migrate/init/guessStaticRoot.ts'
import {lookAtFile, type SeenFile} from '../../migrate/init/lookAtFile.ts'
import {surveyCollection} from '../../migrate/init/surveyCollection.ts'
import {writeConfig} from '../../migrate/init/writeConfig.ts'
import {createTempFolder} from '../read/tempFolder.ts'

function see(...texts: string[]): SeenFile[] {
  return texts.map((text, index) => lookAtFile({path: `posts/${index}.md`, text}, {roots: ['posts']}))
}

const FILES = see(
  '---\ntitle: Serverless\ndate: 2020-01-02 10:00\ndesciption: Typo\ntags: [JS, go]\nweight: 3\n---\n[b](/blog/1/) [c](/blog/1/)\n',
  '---\ntitle: Redis\ndate: 13/2/2020\nkeywords: a, b\ntags: [js, js-tools, JS]\n---\n{{< figure src="x.png" >}}\n',
  '+++\ntitle = "It\'s TOML"\ndate = "1/2/2020"\ndraft = true\n+++\nx\n',
  'Words without a header.\n',
  '---\ntitle: [a\n---\n',
)

test('a first configuration holds what was found, and is one that loads', async () => {
  const text = writeConfig(surveyCollection(FILES, {names: ['hugo.toml', 'README.md']}), ['posts'])
  expect(text).toBe(`import type {MigrationConfig} from 'sanity-plugin-markdown-articles/migrate'

// 5 articles; front matter: 3 in YAML, 1 in TOML, 1 without.
// 1 of them say that they are drafts.
// 1 cannot be read yet: migrate check names them and says why.
export default {
  sources: ['posts'],
  preset: 'hugo', // hugo.toml is there
  frontMatter: {
    // timeZone: 'Europe/Berlin', // times without a zone: 1, such as 2020-01-02 10:00; UTC unless you say
    dateOrder: 'dmy', // some days are above 12
    optional: true, // files without front matter: 1
    fields: {
      excerpt: 'desciption', // looks like \`description\` with a typo
      // Keys that fill no field; the import record keeps them. To use one: excerpt: 'lead'
      // 'keywords': 1 × text, such as "a, b"; perhaps tags
      // 'weight': 1 × text, such as 3
    },
    spelling: {
      tags: {js: 'JS'},
    },
  },
  links: {bases: ['/blog/']},
} satisfies MigrationConfig
`)
  await using folder = await createTempFolder({'migrate.config.ts': text})
  expect((await loadConfig(folder.path)).config).toEqual({
    sources: ['posts'],
    preset: 'hugo',
    frontMatter: {
      dateOrder: 'dmy',
      optional: true,
      fields: {excerpt: 'desciption'},
      spelling: {tags: {js: 'JS'}},
    },
    links: {bases: ['/blog/']},
  })
})

test('of a plain collection nothing has to be said', () => {
  const text = writeConfig(surveyCollection(see('---\ntitle: a\n---\nb\n'), {names: []}), ["it's/here"])
  expect(text.split('\n').slice(2, -1)).toEqual([
    '// 1 article; front matter: 1 in YAML.',
    'export default {',
    String.raw`  sources: ['it\'s/here'],`,
    "  preset: 'plain',",
    '} satisfies MigrationConfig',
  ])
})

describe('what articles were written for', () => {
  test.each([
    [['_config.yml'], 'jekyll'],
    [['docusaurus.config.js', '_config.yml'], 'docusaurus'],
    [['astro.config.mjs'], 'astro'],
    [['.eleventy.js'], 'eleventy'],
    [['.obsidian'], 'obsidian'],
    [['mkdocs.yml'], 'mkdocs'],
    [['hugo.yaml'], 'hugo'],
    [['config.toml'], 'plain'],
  ] as const)('%j', (names, preset) => {
    expect(guessPreset(names, []).preset).toBe(preset)
  })

  test.each([
    ['{% include x.html %}', 'jekyll'],
    ['{{% notice %}}', 'hugo'],
    ["import Tabs from '@theme/Tabs'", 'astro'],
    ['See [[Another note|it]] and [[0#Part]].', 'obsidian'],
    ['The slot [[Prototype]].', 'plain'],
    ['Words.', 'plain'],
    ['<Tabs items={1}>\n', 'astro'],
    ["```js\nimport a from 'b'\n```\n\nWrite `{% raw %}`.", 'plain'],
    ["<script setup>\nimport a from 'b'\n</script>", 'plain'],
  ] as const)('%s', (body, preset) => {
    expect(guessPreset([], see(`---\ntitle: a\n---\n${body}\n`)).preset).toBe(preset)
  })
})

test('names in several spellings, the most frequent counting', () => {
  expect(
    guessSpelling(['Node.js', 'nodejs', 'Node.js', 'C', 'C++', 'C#', 'machine learning', 'Machine-Learning']),
  ).toEqual({
    nodejs: 'Node.js',
    'Machine-Learning': 'machine learning',
  })
})

test('dates', () => {
  const dates = (...values: string[]) =>
    guessDates(see(...values.map((value) => `---\ntitle: a\ndate: ${value}\n---\n`)))
  expect(dates('1/2/2020', '3/4/2020')).toEqual({ambiguous: ['1/2/2020', '3/4/2020'], withoutZone: []})
  expect(dates('1/2/2020', '2/13/2020').order).toBe('mdy')
  expect(dates('13/2/2020').order).toBeUndefined()
  expect(dates('2020-01-02T10:00:00Z', '2020-01-02')).toEqual({ambiguous: [], withoutZone: []})
})

test('paths that articles stand below', () => {
  const [one, two, three] = ['/blog/a/', '/blog/a.html', '/docs/a'].map(
    (href) => `---\ntitle: A\n---\n[x](${href} "t")\n`,
  )
  expect(guessLinkBases(see(one ?? '', two ?? '', three ?? ''), 'title')).toEqual(['/blog/'])
  const [dated, below] = ['/2020/01/02/a', '/news/2020/01/02/a'].map((href) => `---\ntitle: A\n---\n[x](${href})\n`)
  expect(guessLinkBases(see(dated ?? '', dated ?? '', below ?? '', below ?? ''), 'title')).toEqual(['/news/'])
})

test('a header without a title, as Jekyll has them, makes the title optional', () => {
  const [none, heading] = ['---\nlayout: post\n---\nWords.\n', '---\nlayout: post\n---\n# Tea\n']
  expect(writeConfig(surveyCollection(see(none, heading), {names: []}), ['posts'])).toContain(
    'optional: true, // without title or heading: 1',
  )
  expect(writeConfig(surveyCollection(see(heading), {names: []}), ['posts'])).not.toContain('optional')
})

test('a key that holds lists is no key of one value with a typo', () => {
  const [list, word] = ['[en, de]', 'en'].map((value) => `---\ntitle: a\nlanguages: ${value}\n---\n`)
  expect(writeConfig(surveyCollection(see(list ?? ''), {names: []}), ['posts'])).toContain(
    `// 'languages': 1 × list, such as ["en","de"]; perhaps language`,
  )
  expect(writeConfig(surveyCollection(see(word ?? ''), {names: []}), ['posts'])).toContain("language: 'languages',")
})

describe('languages', () => {
  test.each([
    ['folders that hold the same files', ['en/tea.md', 'de/tea.md', 'de/only.md', 'pt-br/tea.md'], 'en,de,pt-br'],
    [
      'one that the others are seldom translated from',
      [...'abcdefghi'].map((name) => `en/${name}.md`).concat('de/a.md'),
      'en,de',
    ],
    ['names that end in them', ['tea.md', 'tea.de.md', 'milk.md'], 'en,de'],
    ['folders beside the main language', ['tea.md', 'fr/tea.md', 'ja/tea.md'], 'en,fr,ja'],
    ['folders somewhere below', ['docs/ja/a/index.md', 'docs/zh/a/index.md', 'docs/zh/b.md'], 'zh,ja'],
    ['a folder that is only called like one', ['io/index.md', 'os/index.md', 'io/read.md', 'js/read.md'], ''],
  ])('%s', (_, paths, languages) => {
    expect(guessLanguages(paths)).toEqual({languages: languages === '' ? [] : languages.split(','), isMainOpen: false})
  })

  test('which is the main one is open where articles outside of all folders may be in any', () => {
    expect(guessLanguages(['tea.md', 'en/tea.md'])).toEqual({languages: ['en'], isMainOpen: true})
  })

  test('are written, with what the articles outside of folders need', () => {
    const languages = (isMainOpen: boolean) =>
      writeConfig(surveyCollection([], {names: [], languages: {languages: ['en', 'de'], isMainOpen}}), ['posts'])
    expect(languages(false)).toContain("  languages: ['en', 'de'], // as paths say them; the first is the main one\n")
    expect(languages(true)).toContain(
      "  // languages: ['en', 'de'], // put first the one that all other articles are in\n",
    )
  })
})

describe('slugs', () => {
  const files = (...paths: string[]): SeenFile[] =>
    paths.map((path) => lookAtFile({path, text: '---\ntitle: Introduction\n---\n'}, {roots: ['docs']}))

  test.each([
    ['what the preset says', ['docs/a.md'], 'title', {from: 'title'}],
    ['names of files where titles are the same', ['docs/a.md', 'docs/b.md'], 'title', 'file'],
    ['paths where names are the same, too', ['docs/a/index.md', 'docs/b/a.md'], 'title', 'path'],
    ['days where they tell names apart', ['docs/2020-1-2-a.md', 'docs/2020-1-3-a.md'], 'file', 'dated-file'],
    ['never titles where files make the addresses', ['docs/a.md', 'docs/a.mdx'], 'path', {from: 'path'}],
  ] as const)('%s', (_, paths, usual, from) => {
    const found = guessSlugs(files(...paths), usual)
    expect(found).toEqual(typeof from === 'string' ? {from, instead: {from: usual, shared: paths.length}} : from)
  })

  test('the same slug in two languages is none that two share', () => {
    const read = (path: string): SeenFile =>
      lookAtFile({path, text: '---\ntitle: Tea\n---\n'}, {languages: ['en', 'de']})
    expect(guessSlugs([read('en/tea.md'), read('de/tea.md')], 'title')).toEqual({from: 'title'})
  })
})

test('the folder that images with a leading slash are in', () => {
  const [one = ''] = [
    '---\ntitle: a\ncover: /img/c%201.png\n---\n![a](/img/a.png?x) ![b](b.png) <img src="/gone.png">\n',
  ]
  const there = new Set(['posts/b.png', 'site/static/img/a.png', 'site/static/img/c%201.png'])
  const find = (...folders: string[]) =>
    guessStaticRoot(see(one), folders, (folder, path) => there.has(`${folder}${path}`))
  expect(find('posts', '.', 'site/static')).toEqual({folder: 'site/static', found: 2, images: 3})
  expect(find('posts')).toBeUndefined()
  const around = {names: [], folders: ['posts', 'site/static'], isThere: (folder: string) => folder !== 'posts'}
  expect(writeConfig(surveyCollection(see(one), around), ['posts'])).toContain(
    "  assets: {staticRoot: 'site/static'}, // 3 of 3 images with a leading slash are there\n",
  )
})
