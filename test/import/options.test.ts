import {execFileSync} from 'node:child_process'
import {rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {ConverterSettings} from '../../migrate/convert/options.ts'
import type {ImportResult} from '../../migrate/types.ts'
import {article, setUp, type Desk} from '../cli/articles.ts'
import {callImport} from '../helpers/callCli.ts'
import {startProxy} from '../helpers/startProxy.ts'
import {runImport} from './runImport.ts'

const FILES = {
  'posts/a.md': article('A'),
  'posts/b.md': article('B'),
  'posts/deep/c.md': article('C'),
  'notes/d.md': article('D'),
}

const createdBy = ({articles}: ImportResult): string[] =>
  articles.filter(({outcome}) => outcome === 'created').map(({path}) => path)

const call = ({lake, folder}: Desk, ...args: string[]) =>
  callImport([...args, '--lake', lake.lake.url], {cwd: folder.path})

describe('which articles a run takes', () => {
  test.each([
    {only: 'posts/*.md', taken: ['posts/a.md', 'posts/b.md']},
    {only: 'deep/**', taken: ['posts/deep/c.md']},
    {only: '**/[bd].md', taken: ['notes/d.md', 'posts/b.md']},
  ])('--only $only', async ({only, taken}) => {
    await using desk = await setUp(FILES)
    const {result} = await call(desk, 'posts', 'notes', '--only', only)
    expect(createdBy(result)).toEqual(taken)
  })

  test('--limit takes the first that need work, and the next run goes on', async () => {
    await using desk = await setUp(FILES)
    const taken = []
    for (let run = 0; run < 3; run++) taken.push(createdBy((await call(desk, '.', '--limit', '2')).result))
    expect(taken).toEqual([['notes/d.md', 'posts/a.md'], ['posts/b.md', 'posts/deep/c.md'], []])
  })

  test('--since takes what git says is changed, new, renamed or removed, and reports nothing else', async () => {
    await using desk = await setUp(FILES)
    const git = (...args: string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
        cwd: desk.folder.path,
        stdio: 'pipe',
      })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'first')
    await writeFile(desk.folder.file('posts/b.md'), article('B', 'Other words.'))
    await writeFile(desk.folder.file('posts/e.md'), article('E'))
    await rm(desk.folder.file('notes/d.md'))
    const {result} = await call(desk, 'posts', '--since', 'HEAD')
    expect(result.articles.map(({path, outcome}) => [path, outcome])).toEqual([
      ['posts/b.md', 'created'],
      ['posts/e.md', 'created'],
    ])
    await call(desk, 'posts')
    git('add', '.')
    git('commit', '-qm', 'second')
    git('mv', 'posts/b.md', 'posts/moved.md')
    git('rm', '-q', 'posts/e.md')
    const next = await call(desk, 'posts', '--since', 'HEAD', '--prune')
    expect(next.result.articles.map(({path, id, outcome}) => [path, id, outcome])).toEqual([
      ['posts/e.md', 'article-e', 'pruned'],
      ['posts/moved.md', 'article-b', 'unchanged'],
    ])
  })

  test('two articles with one slug are found though one of them did not change', async () => {
    await using desk = await setUp({'a.md': article('A', 'One.', {slug: 'tea'})})
    await runImport(desk.folder.path, desk.lake.lake.url)
    await writeFile(desk.folder.file('b.md'), article('B', 'Two.', {slug: 'tea'}))
    const {counts, articles} = await runImport(desk.folder.path, desk.lake.lake.url)
    expect([counts.failed, articles.flatMap(({messages}) => messages.map(({rule}) => rule))]).toEqual([
      2,
      ['document/duplicate-slug', 'document/duplicate-slug'],
    ])
  })
})

test('functions in the configuration keep a run on one thread, and it says so where that matters', async () => {
  const many = Object.fromEntries(Array.from({length: 100}, (_, index) => [`${index}.md`, article(`A ${index}`)]))
  await using desk = await setUp(many)
  const convert: ConverterSettings = {slugs: {from: ({title}) => title}}
  const options = {convert, threads: 2, dryRun: true}
  const {messages} = await runImport(desk.folder.path, desk.lake.lake.url, options)
  expect(messages).toMatchObject([
    {severity: 'info', rule: 'run/one-thread', reason: expect.stringContaining('100 articles')},
  ])
  expect((await runImport(desk.folder.path, desk.lake.lake.url, {...options, only: '1*.md'})).messages).toBeUndefined()
})

describe('bad input', () => {
  test('a read-only dataset is one message, before anything is done', async () => {
    await using desk = await setUp(FILES)
    await using proxy = await startProxy(desk.lake.lake.url, ({path}) =>
      path.includes('/data/mutate/')
        ? {status: 403, body: {error: 'Forbidden', message: 'Insufficient permissions; permission "create" required'}}
        : 'pass',
    )
    const before = desk.all().length
    await expect(runImport(desk.folder.path, proxy.url)).rejects.toMatchObject({code: 'target-unauthorized'})
    expect(desk.all()).toHaveLength(before)
  })

  test('a full disk ends the run with one message, and what was written is kept', async () => {
    await using desk = await setUp(FILES)
    let writes = 0
    await using proxy = await startProxy(desk.lake.lake.url, ({body}) =>
      body.includes('"migration.record"') && ++writes > 1
        ? {status: 507, body: {error: 'Insufficient Storage', message: 'There is no room left'}}
        : 'pass',
    )
    const {counts, problem} = await runImport(desk.folder.path, proxy.url, {
      concurrency: 1,
      transport: {maxArticles: 1},
    })
    expect([counts.created, problem?.code]).toEqual([1, 'target-full'])
  })

  test('an article that is too long for a request is refused with its size, and the others arrive', async () => {
    const long = `\`\`\`text\n${'0123456789abcdef\n'.repeat(140_000)}\`\`\``
    await using desk = await setUp({...FILES, 'posts/long.md': article('Long', long)})
    const {counts, articles} = await runImport(desk.folder.path, desk.lake.lake.url)
    expect([counts.created, counts.failed]).toEqual([4, 1])
    expect(articles.find(({outcome}) => outcome === 'failed')).toMatchObject({
      path: 'posts/long.md',
      messages: [{rule: 'document/too-large', reason: expect.stringMatching(/4,000,000 in a request/)}],
    })
  })

  test('a file name that is not UTF-8 is told as such', async () => {
    await using desk = await setUp(FILES)
    await writeFile(
      Buffer.concat([Buffer.from(desk.folder.file('posts/f')), Buffer.from([0xfc]), Buffer.from('.md')]),
      'x',
    )
    const {counts, articles} = await runImport(desk.folder.path, desk.lake.lake.url)
    expect(counts.created).toBe(4)
    expect(articles.find(({outcome}) => outcome === 'failed')?.messages).toMatchObject([{rule: 'read/name-encoding'}])
  })

  test('a wrong clock does not matter', async () => {
    await using desk = await setUp(FILES)
    const {counts} = await runImport(desk.folder.path, desk.lake.lake.url, {now: () => 0})
    expect(counts.created).toBe(4)
  })

  test('many broken ones are each named, and the rest arrives, in threads too', async () => {
    const files = Object.fromEntries(
      Array.from({length: 300}, (_, index) => [
        `${index}.md`,
        index % 100 === 7 ? '---\ntitle: [\n---\n' : article(`P ${index}`),
      ]),
    )
    await using desk = await setUp(files)
    const {counts, articles} = await runImport(desk.folder.path, desk.lake.lake.url, {threads: 2})
    const failed = articles.filter(({outcome}) => outcome === 'failed')
    expect([counts.created, failed.map(({path}) => path)]).toEqual([297, ['107.md', '207.md', '7.md']])
    expect(failed.every(({messages}) => messages.some(({severity}) => severity === 'error'))).toBe(true)
  })
})
