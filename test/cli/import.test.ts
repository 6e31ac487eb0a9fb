import {existsSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import {callImport} from '../helpers/callCli.ts'
import {runCli} from '../helpers/runCli.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article, setUp} from './articles.ts'

const TEA = article('Tea', 'Pour *slowly*.', {category: 'Drinks', date: '2025-05-02'})
const COFFEE = article('Coffee', 'Grind finely.', {category: 'Drinks', author: 'Ada Byron'})

describe('migrate import', () => {
  test('counts what is not written as done with', async () => {
    await using desk = await setUp({'tea.md': TEA, 'coffee.md': COFFEE})
    await desk.client.create({_id: 'article-tea', _type: 'article', title: 'Not imported'})
    const {stderr} = await callImport(['.', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(stderr).toContain('Writing: 2 of 2\n')
  })

  test('writes each article with its import record in one transaction', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'articles/coffee.md': COFFEE})
    const {url} = desk.lake.lake
    const {code, result} = await callImport(['articles', '--lake', url], {cwd: desk.folder.path})

    expect(code).toBe(0)
    expect(result).toEqual({
      target: {kind: 'lake', url, project: 'local', dataset: 'production'},
      run: expect.stringMatching(/^run-\d{8}T\d{9}-[0-9a-f]{8}$/),
      dryRun: false,
      interrupted: false,
      counts: {
        created: 2,
        updated: 0,
        merged: 0,
        unchanged: 0,
        conflict: 0,
        deleted: 0,
        skipped: 0,
        failed: 0,
        orphaned: 0,
        pruned: 0,
      },
      articles: [
        {path: 'articles/coffee.md', id: 'article-coffee', outcome: 'created', messages: []},
        {path: 'articles/tea.md', id: 'article-tea', outcome: 'created', messages: expect.any(Array)},
      ],
      assets: {uploaded: 0, reused: 0, external: 0},
      durationMs: expect.any(Number),
    })
    const tea = await desk.get('article-tea')
    const record = await desk.get('migration.article-tea')
    expect(tea).toMatchObject({_type: 'article', title: 'Tea', category: {_type: 'reference', _ref: 'category-drinks'}})
    expect(record).toMatchObject({
      _rev: tea?.['_rev'],
      sourcePath: 'articles/tea.md',
      sourceText: TEA,
      runId: result.run,
      conversionSettings: '{"dialect":"plain"}',
      toolVersion: '0.1.0',
      pendingImages: [],
    })
    const ids = desk.all().map(({_id}) => _id)
    expect(ids.filter((id) => !id.startsWith('migration.run.'))).toEqual([
      'article-coffee',
      'article-tea',
      'author-ada-byron',
      'category-drinks',
      'migration.article-coffee',
      'migration.article-tea',
    ])
  })

  test('run again over unchanged files, writes nothing', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'articles/coffee.md': COFFEE})
    const args = ['articles', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    const before = desk.all()
    const commits: string[] = []
    desk.lake.lake.engine.subscribe('production', (commit) => commits.push(commit.transactionId))

    const {code, result} = await callImport(args, {cwd: desk.folder.path})

    expect(code).toBe(0)
    expect(result.counts).toMatchObject({created: 0, updated: 0, unchanged: 2})
    expect(commits).toEqual([])
    expect(desk.all()).toEqual(before)
  })

  test('read in another dialect, an article is updated; read in the same again, it is unchanged', async () => {
    await using desk = await setUp({'notes/tea.md': article('Tea', 'See [[Pots|pots]].')})
    const run = async (...options: string[]) => {
      const {code, result} = await callImport(['notes', '--lake', desk.lake.lake.url, ...options], {
        cwd: desk.folder.path,
      })
      const [outcome] = result.articles.map(({outcome}) => outcome)
      const record = await desk.get('migration.article-tea')
      const words = await desk.client.fetch<string>('pt::text(*[_id == "article-tea"][0].body)')
      return {code, outcome, settings: record?.['conversionSettings'], words}
    }

    const plain = {code: 0, settings: '{"dialect":"plain"}', words: 'See [[Pots|pots]].'}
    const obsidian = {code: 0, settings: '{"dialect":"obsidian"}', words: 'See pots.'}
    expect(await run()).toEqual({...plain, outcome: 'created'})
    expect(await run('--dialect', 'obsidian')).toEqual({...obsidian, outcome: 'updated'})
    expect(await run('--dialect', 'obsidian')).toEqual({...obsidian, outcome: 'unchanged'})
    expect(await run('--dialect', 'plain')).toEqual({...plain, outcome: 'updated'})
    expect(await run()).toEqual({...plain, outcome: 'unchanged'})
  })

  test('an article that was imported before there were dialects was read as plain Markdown', async () => {
    await using desk = await setUp({'notes/tea.md': article('Tea', 'See [[Pots|pots]].')})
    const args = ['notes', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    await desk.client.patch('migration.article-tea').unset(['conversionSettings']).commit()

    expect((await callImport(args, {cwd: desk.folder.path})).result.counts).toMatchObject({unchanged: 1, updated: 0})
    const {result} = await callImport([...args, '--dialect', 'obsidian'], {cwd: desk.folder.path})
    expect(result.counts).toMatchObject({unchanged: 0, updated: 1})
  })

  test('writes only what changed when one source changed', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'articles/coffee.md': COFFEE})
    const args = ['articles', '--lake', desk.lake.lake.url]
    const {result: first} = await callImport(args, {cwd: desk.folder.path})
    const mutations: unknown[] = []
    desk.lake.lake.engine.subscribe('production', ({changes}) => {
      if (changes.every(({id}) => /^migration\.(lock|run\.)/.test(id))) return
      mutations.push(changes.map(({id, mutations: own}) => ({id, kinds: own.flatMap((one) => Object.keys(one))})))
    })
    await writeFile(desk.folder.file('articles/tea.md'), TEA.replace('slowly', 'very slowly'))

    const {code, result} = await callImport(args, {cwd: desk.folder.path})

    expect(code).toBe(0)
    expect(result.articles.map(({path, outcome}) => [path, outcome])).toEqual([
      ['articles/coffee.md', 'unchanged'],
      ['articles/tea.md', 'updated'],
    ])
    expect(mutations).toEqual([
      [
        {id: 'article-tea', kinds: ['patch']},
        {id: 'migration.article-tea', kinds: [expect.stringMatching(/^create/)]},
      ],
    ])
    expect(await desk.get('article-tea')).toMatchObject({title: 'Tea', _id: 'article-tea'})
    expect(await desk.get('migration.article-tea')).toMatchObject({runId: result.run})
    expect(await desk.get('migration.article-coffee')).toMatchObject({runId: first.run})
  })

  test('takes away a field that the source has no more', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', {subtitle: 'Green', excerpt: 'Short.'})})
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour.', {excerpt: 'Longer.'}))
    await callImport(args, {cwd: desk.folder.path})
    const stored = await desk.get('article-tea')
    expect([stored?.['subtitle'], stored?.['excerpt']]).toEqual([undefined, 'Longer.'])
  })

  test('a dry run says what would happen and writes nothing', async () => {
    await using desk = await setUp({'tea.md': TEA, 'picture.md': article('Picture', '![A cup](cup.png)')})
    const before = desk.all()
    const args = ['import', 'tea.md', 'picture.md', '--dry-run', '--lake', desk.lake.lake.url]
    const {code, stdout, stderr} = await runCli(args, {cwd: desk.folder.path})

    expect(code).toBe(1)
    expect(stdout.replaceAll(desk.lake.lake.url, 'URL').replace(/\d+\.\d s/, '0.1 s')).toBe(
      `Target: the lake at URL (local/production)
to create  picture.md → article-picture
to create  tea.md → article-tea
Dry run, nothing written: import into the lake at URL (local/production), 0.1 s: 2 to create
Next: correct what is marked error above and run the same command again
`,
    )
    expect(stderr).toContain('5:1  error  The image "cup.png" is not there')
    expect(desk.all()).toEqual(before)
  })

  test('a dry run does not even make the folder of a lake that is not there yet', async () => {
    await using folder = await createTempFolder({'tea.md': TEA})
    const {code, result} = await callImport(['tea.md', '--dry-run'], {cwd: folder.path})
    expect([code, result.counts.created, existsSync(folder.file('.lake'))]).toEqual([0, 1, false])
  })

  test('says on its first line where it writes, and sums up with the next command', async () => {
    await using folder = await createTempFolder({'tea.md': TEA})
    const {code, stdout, stderr} = await runCli(['import', 'tea.md'], {cwd: folder.path})
    expect(code).toBe(0)
    expect(stdout.replace(/\d+\.\d s/, '0.1 s')).toBe(
      `Target: the embedded lake .lake (local/production)
Import into the embedded lake .lake (local/production), 0.1 s: 1 created
Next: migrate lake, which serves what was imported
`,
    )
    expect(stderr.split('\n').slice(0, 2)).toEqual(['Reading: 1 of 1', 'Writing: 1 of 1'])
    expect(existsSync(folder.file('.lake/lake.db'))).toBe(true)
  })

  test('imports the fixtures: first all created, then all unchanged', async () => {
    await using desk = await setUp({})
    const articles = new URL('../../fixtures/articles', import.meta.url).pathname
    const args = [articles, '--no-remote', '--lake', desk.lake.lake.url]
    const first = await callImport(args, {cwd: desk.folder.path})
    const before = desk.all()
    const second = await callImport(args, {cwd: desk.folder.path})

    const count = first.result.articles.length
    expect(count).toBeGreaterThan(12)
    expect([first.code, first.result.counts.created, first.result.assets.external]).toEqual([0, count, 1])
    expect([second.code, second.result.counts.unchanged]).toEqual([0, count])
    expect(desk.all()).toEqual(before)
  })
})
