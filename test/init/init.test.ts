import {describe, expect, test} from 'vitest'

import {loadConfig} from '../../migrate/config/loadConfig.ts'
import {guessDates} from '../../migrate/init/guessDates.ts'
import {guessLinkBases} from '../../migrate/init/guessLinkBases.ts'
import {guessPreset} from '../../migrate/init/guessPreset.ts'
import {guessSpelling} from '../../migrate/init/guessSpelling.ts'
import {lookAtFile, type SeenFile} from '../../migrate/init/lookAtFile.ts'
import {surveyCollection} from '../../migrate/init/surveyCollection.ts'
import {writeConfig} from '../../migrate/init/writeConfig.ts'
import {createTempFolder} from '../read/tempFolder.ts'

function see(...texts: string[]): SeenFile[] {
  return texts.map((text, index) => lookAtFile({path: `posts/${index}.md`, text}))
}

const FILES = see(
  '---\ntitle: Serverless\ndate: 2020-01-02 10:00\ndesciption: Typo\ntags: [JS, go]\nweight: 3\n---\n[b](/blog/redis/) [c](/blog/redis/)\n',
  '---\ntitle: Redis\ndate: 13/2/2020\nkeywords: a, b\ntags: [js, js-tools, JS]\n---\n{{< figure src="x.png" >}}\n',
  '+++\ntitle = "It\'s TOML"\ndate = "1/2/2020"\ndraft = true\n+++\nx\n',
  'Words without a header.\n',
  '---\ntitle: [a\n---\n',
)

test('a first configuration holds what was found, and is one that loads', async () => {
  const text = writeConfig(surveyCollection(FILES, ['hugo.toml', 'README.md']), ['posts'])
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
  const text = writeConfig(surveyCollection(see('---\ntitle: a\n---\nb\n'), []), ["it's/here"])
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
    ['See [[Another note]].', 'obsidian'],
    ['Words.', 'plain'],
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
  expect(guessLinkBases(see(one ?? '', two ?? '', three ?? ''))).toEqual(['/blog/'])
})

test('a header without a title, as Jekyll has them, makes the title optional', () => {
  const [none, heading] = ['---\nlayout: post\n---\nWords.\n', '---\nlayout: post\n---\n# Tea\n']
  expect(writeConfig(surveyCollection(see(none, heading), []), ['posts'])).toContain(
    'optional: true, // without title or heading: 1',
  )
  expect(writeConfig(surveyCollection(see(heading), []), ['posts'])).not.toContain('optional')
})
