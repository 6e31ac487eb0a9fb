import {describe, expect, test} from 'vitest'

import {runCli, runImport} from '../helpers/runCli.ts'
import {article, setUp} from './articles.ts'

const CONFIG = `import type {MigrationConfig} from 'sanity-plugin-markdown-articles/migrate'

export default {
  sources: ['posts'],
  preset: 'jekyll',
  frontMatter: {
    timeZone: 'Europe/Berlin',
    fields: {category: {from: 'section', transform: (value) => String(value).split('/')[0]}},
  },
  links: {bases: ['/blog/']},
} satisfies MigrationConfig
`

test('a configuration says what is read and how; the command line counts before it', async () => {
  await using desk = await setUp({
    'migrate.config.ts': CONFIG,
    'posts/2020-05-02-tea.md':
      '---\ntitle: Tea\ndate: 2020-05-02 10:00\ntags: hot drink\nsection: drinks/hot\n---\n{% include x.html %}\n',
  })
  const read = async (...options: string[]): Promise<unknown> => {
    const {result} = await runImport([...options, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const {publishedAt, tags, category, body} = {...(await desk.get('article-tea'))} as Record<string, unknown>
    return {
      outcome: result.articles[0]?.outcome,
      publishedAt,
      tags,
      category,
      types: (body as {_type: string}[]).map(({_type}) => _type),
    }
  }
  const configured = {
    publishedAt: '2020-05-02T08:00:00Z',
    tags: ['hot', 'drink'],
    category: {_type: 'reference', _ref: 'category-drinks'},
    types: ['sourceBlock'],
  }
  expect(await read()).toEqual({outcome: 'created', ...configured})
  expect(await read()).toEqual({outcome: 'unchanged', ...configured})
  const verified = await runCli(['verify', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  expect({code: verified.code, stderr: verified.stderr}).toMatchObject({code: 0})
  expect(await read('--time-zone', 'UTC', '--dialect', 'plain')).toEqual({
    outcome: 'updated',
    ...configured,
    publishedAt: '2020-05-02T10:00:00Z',
    types: ['block'],
  })
})

describe('nothing is done', () => {
  test('without paths and without a configuration', async () => {
    await using desk = await setUp({'a.md': article('A')})
    const {code, stderr} = await runCli(['import', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(code).toBe(2)
    expect(stderr).toContain('Nothing says which articles to read.')
  })

  test('with a configuration that does not run', async () => {
    await using desk = await setUp({'migrate.config.ts': 'export default {preset: "gatsby"}', 'a.md': article('A')})
    const {code, stderr} = await runCli(['check', 'a.md'], {cwd: desk.folder.path})
    expect(code).toBe(2)
    expect(stderr).toContain('In the configuration migrate.config.ts, `preset` is not as it should be')
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})
