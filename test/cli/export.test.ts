import {existsSync, globSync} from 'node:fs'
import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import type {ExportResult} from '../../migrate/types.ts'
import {runCli, runExport, runImport, startCli} from '../helpers/runCli.ts'
import {startHoldingProxy, type ProxiedRequest} from '../helpers/startProxy.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article, setUp, type Desk} from './articles.ts'

const TEA = article('Tea', '# Tea\r\n\r\nPour *slowly*.', {category: 'Hot drinks', slug: 'tea'})
const COFFEE = article('Coffee', 'Grind *finely*.', {author: 'Ada Byron', mood: 'awake'})

/** Imports the articles of the desk, lets an editor work, and exports to `out`. */
async function exportAfter(
  desk: Desk,
  edit: () => Promise<unknown> = async () => {},
  flags: readonly string[] = [],
): Promise<{code: number | null; result: ExportResult; stderr: string}> {
  await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  await edit()
  return exportAgain(desk, flags)
}

function exportAgain(desk: Desk, flags: readonly string[] = []): ReturnType<typeof runExport> {
  return runExport(['out', '--lake', desk.lake.lake.url, ...flags], {cwd: desk.folder.path})
}

const read = (desk: Desk, path: string): Promise<string> => readFile(desk.folder.file(join('out', path)), 'utf8')

/** Every file of the exported folder; the ledger of the export begins with a dot and is not among them. */
const filesOf = (desk: Desk): string[] =>
  globSync('**/*.*', {cwd: desk.folder.file('out')})
    .filter((path) => !path.startsWith('.migrate-export'))
    .toSorted()

describe('migrate export', () => {
  test('writes what nobody changed as its source, byte for byte, and the rest from the dataset', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'articles/deep/coffee.md': COFFEE})
    const {url} = desk.lake.lake
    const {code, result} = await exportAfter(desk, () =>
      desk.client
        .patch('article-coffee')
        .set({title: 'Coffee: #1', subtitle: 'Black', 'body[0].children[2].text': '!'})
        .commit(),
    )
    expect([code, result]).toEqual([
      0,
      {
        target: {kind: 'lake', url, project: 'local', dataset: 'production'},
        dryRun: false,
        interrupted: false,
        counts: {source: 1, written: 1, unchanged: 0, refused: 0},
        files: [
          {path: 'articles/deep/coffee.md', id: 'article-coffee', outcome: 'written', messages: []},
          {path: 'articles/tea.md', id: 'article-tea', outcome: 'source', messages: []},
        ],
        images: {written: 0, reused: 0, failed: 0},
        durationMs: expect.any(Number),
      },
    ])
    expect(filesOf(desk)).toEqual(['articles/deep/coffee.md', 'articles/tea.md'])
    expect(await read(desk, 'articles/tea.md')).toBe(TEA)
    expect(await read(desk, 'articles/deep/coffee.md')).toBe(
      `---
title: "Coffee: #1"
subtitle: Black
slug: coffee
author: Ada Byron
mood: awake
---

Grind *finely*!
`,
    )
  })

  test('puts back the heading that repeats the title, as the title is now', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    await exportAfter(desk, () => desk.client.patch('article-tea').set({title: 'Green *tea*'}).commit())
    expect(await read(desk, 'articles/tea.md')).toBe(
      `---
title: Green *tea*
slug: tea
category: Hot drinks
---

# Green \\*tea\\*

Pour *slowly*.
`,
    )
  })

  test('writes an article in the dialect it was read in', async () => {
    const body = '[a]({{< ref "b.md" >}}) {\\{< c >}}\n\n{{< note >}}\n\nWords.\n\n{{< /note >}}'
    await using desk = await setUp({'articles/tea.md': article('Tea', body, {slug: 'tea'})})
    const args = ['articles', '--lake', desk.lake.lake.url, '--dialect', 'hugo']
    await runImport(args, {cwd: desk.folder.path})
    await desk.client.patch('article-tea').set({title: 'Green tea'}).commit()
    const {result} = await exportAgain(desk)
    expect(result.files).toMatchObject([{outcome: 'written', messages: []}])
    expect(await read(desk, 'articles/tea.md')).toBe(`---\ntitle: Green tea\nslug: tea\n---\n\n${body}\n`)
  })

  test('writes articles of the Studio by their slug', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    const {code} = await exportAfter(desk, async () => {
      await desk.client.create({_id: 'category-x', _type: 'category', title: 'Slow'})
      await desk.client.create({
        _id: '7d1',
        _type: 'article',
        title: 'From the Studio',
        slug: {_type: 'slug', current: 'notes/from-the-studio'},
        category: {_type: 'reference', _ref: 'category-x'},
        body: [
          {_type: 'block', _key: 'a', style: 'h1', children: [{_type: 'span', _key: 'b', text: 'From the Studio'}]},
        ],
      })
    })
    expect([code, filesOf(desk)]).toEqual([0, ['articles/tea.md', 'notes/from-the-studio.md']])
    // The second heading is the article's own; an import takes off the first.
    expect(await read(desk, 'notes/from-the-studio.md')).toBe(
      `---
title: From the Studio
slug: notes/from-the-studio
category: Slow
---

# From the Studio

# From the Studio
`,
    )
  })

  test('says where an import would make something else of the file', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    const {code, result} = await exportAfter(
      desk,
      () => desk.client.patch('category-hot-drinks').set({title: 'Hot'}).commit(),
      ['--only', 'articles/tea.md'],
    )
    expect([code, result.files[0]?.outcome]).toEqual([0, 'source'])
    await desk.client.patch('article-tea').set({subtitle: 'x', rating: 5}).commit()
    const again = await exportAgain(desk)
    expect(again.result.files[0]?.messages).toEqual([
      {
        severity: 'changed',
        rule: 'export/front-matter',
        reason:
          'Front matter cannot say `category`, `rating` as the article has them; imported from this file, the article would differ there.',
      },
    ])
  })

  test('sums up on standard output, with messages on the other', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'out/articles/tea.md': 'Mine.'})
    await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const {code, stdout, stderr} = await runCli(['export', 'out', '--lake', desk.lake.lake.url], {
      cwd: desk.folder.path,
    })
    expect(code).toBe(1)
    expect(stdout.replaceAll(desk.lake.lake.url, 'URL').replace(/\d+\.\d s/, '0.1 s')).toBe(
      `Target: the lake at URL (local/production)
Export from the lake at URL (local/production) to out, 0.1 s: 1 not written
Next: correct what is marked error above and run the same command again
`,
    )
    expect(stderr).toBe(
      `Writing: 1 of 1
articles/tea.md
  -  error  The file articles/tea.md is there, differs, and is not as an export wrote it, so it stays. Move it away, or replace it with --force.  export/file-exists

`,
    )
  })

  test('a dry run says the same and writes nothing, not even the folder', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const args = ['export', 'out', '--dry-run', '--lake', desk.lake.lake.url]
    const {code, stdout} = await runCli(args, {cwd: desk.folder.path})
    expect([code, stdout.split('\n').slice(1, 2), existsSync(desk.folder.file('out'))]).toEqual([
      0,
      ['to write as their source  article-tea → articles/tea.md'],
      false,
    ])
    expect((await exportAgain(desk, ['--dry-run'])).result.counts).toEqual((await exportAgain(desk)).result.counts)
  })

  test('an empty dataset is no error', async () => {
    await using folder = await createTempFolder({})
    const {code, result} = await runExport(['out'], {cwd: folder.path})
    expect([code, result.files, existsSync(folder.file('.lake'))]).toEqual([0, [], false])
  })
})

describe('which articles', () => {
  test('--drafts takes drafts where there are some, and those that were never published', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    const edit = async (): Promise<void> => {
      const stored = await desk.get('article-tea')
      await desk.client.create({...stored, _id: 'drafts.article-tea', _type: 'article', title: 'Iced tea'})
      await desk.client.create({_id: 'drafts.n', _type: 'article', title: 'New', slug: {_type: 'slug', current: 'new'}})
      await desk.client.create({_id: 'versions.r1.article-tea', _type: 'article', title: 'Release'})
    }
    const {result} = await exportAfter(desk, edit)
    expect(result.files.map(({path, outcome}) => [path, outcome])).toEqual([['articles/tea.md', 'source']])
    const {result: withDrafts} = await exportAgain(desk, ['--drafts'])
    expect(withDrafts.files.map(({path, id, outcome}) => [path, id, outcome])).toEqual([
      ['articles/tea.md', 'article-tea', 'written'],
      ['new.md', 'n', 'written'],
    ])
    expect(await read(desk, 'articles/tea.md')).toContain('title: Iced tea\n')
  })

  test('--only takes those whose path matches; links to the others stay', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'articles/deep/coffee.md': COFFEE})
    const link = {
      _type: 'articleLink',
      _key: 'l',
      reference: {_type: 'reference', _ref: 'article-tea', _weak: true},
      fragment: 'milk',
    }
    const lost = {_type: 'articleLink', _key: 'm', reference: {_type: 'reference', _ref: 'article-gone', _weak: true}}
    const children = [
      {_type: 'span', _key: 'a', marks: ['l'], text: 'Tea'},
      {_type: 'span', _key: 'b', marks: ['m'], text: ' gone'},
    ]
    const body = [{_type: 'block', _key: 'k', style: 'normal', markDefs: [link, lost], children}]
    const {code, result} = await exportAfter(desk, () => desk.client.patch('article-coffee').set({body}).commit(), [
      '--only',
      '**/deep/*',
    ])
    expect([code, filesOf(desk), result.files.map(({messages}) => messages.map(({rule}) => rule))]).toEqual([
      0,
      ['articles/deep/coffee.md'],
      [['markdown/article-link']],
    ])
    expect(await read(desk, 'articles/deep/coffee.md')).toMatch(/\n\n\[Tea\]\(\.\.\/tea\.md#milk\) gone\n$/)
  })

  test('--only that matches nothing is wrong usage', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const args = ['export', 'out', '--only', 'tea*', '--lake', desk.lake.lake.url]
    const {code, stderr} = await runCli(args, {cwd: desk.folder.path})
    expect([code, stderr]).toEqual([
      2,
      `error: None of the 1 articles has a path that matches --only "tea*".\nPaths count from the exported folder, as in articles/tea.md; put the pattern in quotes.\n`,
    ])
    expect(existsSync(desk.folder.file('out'))).toBe(false)
  })

  test('one without a title is refused, and does not stop the others', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    const {code, result} = await exportAfter(desk, () => desk.client.create({_id: 'x', _type: 'article'}))
    expect([
      code,
      result.files.map(({path, outcome, messages}) => [path, outcome, messages.map(({rule}) => rule)]),
    ]).toEqual([
      1,
      [
        ['articles/tea.md', 'source', []],
        ['x.md', 'refused', ['export/no-title']],
      ],
    ])
  })
})

describe('paths', () => {
  test('of sources outside the folder are not taken', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'site/x.txt': ''})
    const {url} = desk.lake.lake
    await runImport(['../articles', '--lake', url], {cwd: desk.folder.file('site')})
    const {code, result} = await runExport(['../out', '--lake', url], {cwd: desk.folder.file('site')})
    expect([code, filesOf(desk)]).toEqual([0, ['tea.md']])
    expect(result.files[0]).toMatchObject({
      path: 'tea.md',
      outcome: 'source',
      messages: [{rule: 'export/path-outside'}],
    })
  })

  test('are not shared: the second article gets another name, with a message', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    const {code, result} = await exportAfter(desk, () =>
      desk.client.create({
        _id: 'other',
        _type: 'article',
        title: 'Other',
        slug: {_type: 'slug', current: 'articles/Tea'},
      }),
    )
    expect([code, filesOf(desk)]).toEqual([0, ['articles/tea-2.md', 'articles/tea.md']])
    expect(result.files.map(({id, messages}) => [id, messages.map(({rule}) => rule)])).toEqual([
      ['other', ['export/path-taken', 'export/front-matter']],
      ['article-tea', []],
    ])
  })
})

describe('files that are there', () => {
  test('written by an export and left alone are brought up to date; the same command again changes nothing', async () => {
    await using desk = await setUp({'articles/tea.md': TEA})
    await exportAfter(desk)
    expect((await exportAgain(desk)).result.counts).toEqual({source: 0, written: 0, unchanged: 1, refused: 0})
    await desk.client.patch('article-tea').set({title: 'Green tea'}).commit()
    expect((await exportAgain(desk)).result.counts).toEqual({source: 0, written: 1, unchanged: 0, refused: 0})
    expect(await read(desk, 'articles/tea.md')).toContain('title: Green tea\n')
  })

  test.each([
    {whose: 'were there before', write: (desk: Desk) => mkdir(desk.folder.file('out/articles'), {recursive: true})},
    {whose: 'a person changed since', write: (desk: Desk) => exportAgain(desk)},
  ])('that $whose stay, with exit code 1; --force replaces them', async ({write}) => {
    await using desk = await setUp({'articles/tea.md': TEA})
    await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    await write(desk)
    await writeFile(desk.folder.file('out/articles/tea.md'), 'Mine.')
    for (const flags of [[], ['--dry-run']]) {
      const {code, result} = await exportAgain(desk, flags)
      expect([code, result.files]).toEqual([
        1,
        [
          {
            path: 'articles/tea.md',
            id: 'article-tea',
            outcome: 'refused',
            messages: [
              {severity: 'error', rule: 'export/file-exists', reason: expect.stringContaining('articles/tea.md')},
            ],
          },
        ],
      ])
    }
    expect(await read(desk, 'articles/tea.md')).toBe('Mine.')
    const {code, result} = await exportAgain(desk, ['--force'])
    expect([code, result.counts.source, await read(desk, 'articles/tea.md')]).toEqual([0, 1, TEA])
  })

  test('behind a symbolic link out of the folder are not touched, --force or not', async () => {
    await using desk = await setUp({'articles/deep/tea.md': TEA, 'elsewhere/': '', 'out/x.txt': ''})
    await mkdir(desk.folder.file('out/articles'))
    await symlink(desk.folder.file('elsewhere'), desk.folder.file('out/articles/deep'))
    const {code, result} = await exportAfter(desk, undefined, ['--force'])
    expect([code, result.files[0]?.outcome, result.files[0]?.messages.map(({rule}) => rule)]).toEqual([
      1,
      'refused',
      ['export/outside'],
    ])
    expect(globSync('**', {cwd: desk.folder.file('elsewhere')})).toEqual(['.'])
  })

  test('that are symbolic links are replaced, not followed', async () => {
    await using desk = await setUp({'articles/tea.md': TEA, 'mine.md': 'Mine.', 'out/articles/': ''})
    await symlink(desk.folder.file('mine.md'), desk.folder.file('out/articles/tea.md'))
    expect((await exportAfter(desk)).code).toBe(1)
    expect((await exportAgain(desk, ['--force'])).code).toBe(0)
    expect([await read(desk, 'articles/tea.md'), await readFile(desk.folder.file('mine.md'), 'utf8')]).toEqual([
      TEA,
      'Mine.',
    ])
  })

  test.each([
    {what: 'a folder stands', files: {'out/articles/tea.md/x.txt': ''}},
    {what: 'a file stands for a folder', files: {'out/articles': 'x'}},
  ])('$what in the way', async ({files}) => {
    await using desk = await setUp({'articles/tea.md': TEA, ...files})
    const {code, result} = await exportAfter(desk)
    expect([code, result.files[0]?.messages.map(({rule}) => rule)]).toEqual([1, ['export/not-written']])
  })

  test.each([
    {what: 'the folder is a file', files: {out: 'x'}, said: 'out is a file'},
    {what: 'the list of exported files is broken', files: {'out/.migrate-export.jsonl': '{}\n'}, said: 'holds "{}"'},
  ])('$what: nothing is done, exit code 2', async ({files, said}) => {
    await using desk = await setUp({'articles/tea.md': TEA, ...files})
    await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const {code, stderr} = await runCli(['export', 'out', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})

test('Ctrl-C leaves whole files, and the same command goes on from there', async () => {
  const names = Array.from({length: 60}, (_, index) => `${index}`.padStart(2, '0'))
  await using desk = await setUp(
    Object.fromEntries(names.map((name) => [`articles/${name}.md`, article(`Post ${name}`)])),
  )
  await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  let queries = 0
  // Four for what all articles share, two for the first fifty: the next is for the rest.
  const isForTheRest = ({path}: ProxiedRequest): boolean => path.includes('/data/query/') && ++queries > 6
  await using proxy = await startHoldingProxy(desk.lake.lake.url, isForTheRest)
  const cli = startCli(['export', 'out', '--json', '--lake', proxy.url], {cwd: desk.folder.path})
  await proxy.arrived
  cli.child.kill('SIGINT')
  await cli.says('Stopping when what is in flight is written.')
  proxy.release()
  const {code, stdout} = await cli.finished
  const result = JSON.parse(stdout) as ExportResult
  expect([code, result.interrupted, result.counts.source]).toEqual([130, true, 50])
  expect(filesOf(desk)).toEqual(result.files.map(({path}) => path))

  const rest = await exportAgain(desk)
  expect([rest.code, rest.result.counts]).toEqual([0, {source: 10, written: 0, unchanged: 50, refused: 0}])
})
