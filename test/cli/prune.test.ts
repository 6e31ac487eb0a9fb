import {rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {ImportResult, SanityDocument} from '../../migrate/types.ts'
import {lockDataset} from '../../migrate/write/lock/lockDataset.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {article, setUp, type Desk} from './articles.ts'

/** Imports tea and milk, lets somebody work, removes the source of tea and imports again. */
async function pruneAround(desk: Desk, work: () => Promise<unknown>, flags: string[]) {
  const args = ['posts', '--lake', desk.lake.lake.url]
  await callImport(args, {cwd: desk.folder.path})
  await work()
  await rm(desk.folder.file('posts/tea.md'))
  const {code, result} = await callImport([...args, ...flags], {cwd: desk.folder.path})
  return {code, result, row: result.articles.find(({path}) => path === 'posts/tea.md')}
}

const setUpPosts = () => setUp({'posts/tea.md': article('Tea', 'Pour.'), 'posts/milk.md': article('Milk')})

const idsOf = (desk: Desk): string[] => desk.all().map(({_id}) => _id)

describe('--prune', () => {
  test('deletes an article whose source is gone, with its draft and record; a rollback brings them back', async () => {
    await using desk = await setUpPosts()
    const draft = async () =>
      desk.client.create({...(await desk.get('article-tea')), _id: 'drafts.article-tea', _type: 'article'})
    const {code, result, row} = await pruneAround(desk, draft, ['--prune'])
    expect([code, row?.outcome, result.counts.pruned, idsOf(desk)]).toEqual([
      0,
      'pruned',
      1,
      ['article-milk', 'migration.article-milk'],
    ])
    const args = ['posts', '--lake', desk.lake.lake.url, '--prune']
    expect((await callImport(args, {cwd: desk.folder.path})).result.counts).toMatchObject({pruned: 0, orphaned: 0})

    const {stdout} = await callCli(['rollback', result.run, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(stdout).toContain('1 put back')
    expect(idsOf(desk)).toEqual([
      'article-milk',
      'article-tea',
      'drafts.article-tea',
      'migration.article-milk',
      'migration.article-tea',
    ])
    // Its source is back, and it is as it was.
    await writeFile(desk.folder.file('posts/tea.md'), article('Tea', 'Pour.'))
    expect((await callImport(args, {cwd: desk.folder.path})).result.counts).toMatchObject({unchanged: 2})
  })

  test('a dry run deletes nothing', async () => {
    await using desk = await setUpPosts()
    const {row} = await pruneAround(desk, async () => {}, ['--prune', '--dry-run'])
    expect([row?.outcome, idsOf(desk).includes('article-tea')]).toEqual(['pruned', true])
  })

  test.each<[what: string, rule: string, work: (desk: Desk) => Promise<unknown>]>([
    ['an editor changed', 'prune/edited', (desk) => desk.client.patch('article-tea').set({title: 'Mine'}).commit()],
    [
      'has a draft with something typed',
      'prune/edited',
      async (desk) =>
        desk.client.create({
          ...(await desk.get('article-tea')),
          _id: 'drafts.article-tea',
          _type: 'article',
          title: 'Typed',
        }),
    ],
    [
      'another document refers to',
      'prune/referenced',
      (desk) =>
        desk.client.create({_id: 'page', _type: 'page', about: {_type: 'reference', _ref: 'article-tea', _weak: true}}),
    ],
  ])('keeps one that %s, as a conflict; --force deletes it', async (_, rule, work) => {
    await using desk = await setUpPosts()
    const {code, row} = await pruneAround(desk, () => work(desk), ['--prune'])
    expect([code, row?.outcome, row?.messages.map((message) => message.rule)]).toEqual([3, 'conflict', [rule]])
    expect(idsOf(desk)).toContain('article-tea')
    const forced = await callImport(['posts', '--lake', desk.lake.lake.url, '--prune', '--force'], {
      cwd: desk.folder.path,
    })
    expect([forced.code, forced.result.counts.pruned]).toEqual([0, 1])
    expect(idsOf(desk).filter((id) => id.includes('article-tea'))).toEqual([])
  })

  test('does not break a strong reference, not even by force', async () => {
    await using desk = await setUpPosts()
    const refer = () =>
      desk.client.create({_id: 'page', _type: 'page', about: {_type: 'reference', _ref: 'article-tea'}})
    const {code, row} = await pruneAround(desk, refer, ['--prune', '--force'])
    const reason =
      'The source of this article is gone, and page refers to it strongly, so the Content Lake does not let it be deleted. Take these references out, or make them weak, and run the same command again.'
    expect([code, row?.outcome, row?.messages[0]?.reason]).toEqual([3, 'conflict', reason])
    expect(idsOf(desk)).toContain('article-tea')
    const args = ['import', 'posts', '--lake', desk.lake.lake.url, '--prune', '--force', '--dry-run']
    const dry = await callCli(args, {cwd: desk.folder.path})
    expect([dry.code, dry.stderr]).toEqual([3, expect.stringContaining(reason)])
    expect(dry.stdout).toContain('Next: see to what is said above and run the same command again')
  })

  describe('orphans that refer to each other strongly', () => {
    /** Imports five articles, has each refer to the next as said, removes all sources but that of milk and prunes by force. */
    async function pruneRing(desk: Desk, ring: Record<string, string>, flags: string[]) {
      const args = ['posts', '--lake', desk.lake.lake.url]
      await callImport(args, {cwd: desk.folder.path})
      for (const [from, to] of Object.entries(ring)) {
        const next = {_type: 'reference', _ref: `article-${to}`}
        await desk.client.patch(`article-${from}`).set({next}).commit()
      }
      for (const name of ['a', 'b', 'c', 'd']) await rm(desk.folder.file(`posts/${name}.md`))
      const {code, result} = await callImport([...args, '--prune', ...flags], {cwd: desk.folder.path})
      return {
        code,
        result,
        rows: result.articles.map(({path, outcome, messages}) => [path, outcome, messages[0]?.reason]),
      }
    }
    const names = ['a', 'b', 'c', 'd', 'milk']
    const setUpRing = () => setUp(Object.fromEntries(names.map((name) => [`posts/${name}.md`, article(name)])))
    const left = (desk: Desk) => idsOf(desk).filter((id) => id.startsWith('article-'))

    test('are deleted together, with what they refer to; a rollback brings them back', async () => {
      await using desk = await setUpRing()
      const {code, result} = await pruneRing(desk, {a: 'b', b: 'c', c: 'a', d: 'a'}, ['--force'])
      expect([code, result.counts.pruned, left(desk)]).toEqual([0, 4, ['article-milk']])
      await callCli(['rollback', result.run, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
      expect(left(desk)).toEqual(names.map((name) => `article-${name}`))
      expect(await desk.get('article-c')).toMatchObject({next: {_ref: 'article-a'}})
    })

    test('are deleted together by a saved plan', async () => {
      await using desk = await setUpRing()
      await pruneRing(desk, {a: 'b', b: 'a'}, ['--force', '--out', 'plan.json'])
      const args = ['apply', 'plan.json', '--json', '--lake', desk.lake.lake.url]
      const {code, stdout} = await callCli(args, {cwd: desk.folder.path})
      expect([code, (JSON.parse(stdout) as ImportResult).counts.pruned, left(desk)]).toEqual([0, 4, ['article-milk']])
    })

    test('stay together where something that stays refers to one of them, and each says what', async () => {
      await using desk = await setUpRing()
      const {code, rows} = await pruneRing(desk, {a: 'b', b: 'a', milk: 'a'}, ['--force'])
      const stays = (id: string) => expect.stringContaining(`and ${id} to it strongly`) as string
      expect([code, rows.filter(([path]) => path !== 'posts/milk.md')]).toEqual([
        3,
        [
          ['posts/a.md', 'conflict', stays('article-milk, article-b refer')],
          ['posts/b.md', 'conflict', stays('article-a refers')],
          ['posts/c.md', 'pruned', undefined],
          ['posts/d.md', 'pruned', undefined],
        ],
      ])
    })
  })

  test('keeps what an orphan that stays refers to, and says which', async () => {
    await using desk = await setUp({
      'posts/a.md': article('A', '[b](b.md)'),
      'posts/b.md': article('B'),
      'posts/c.md': article('C'),
    })
    const args = ['posts', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    await desk.client.patch('article-a').set({subtitle: 'Mine'}).commit()
    for (const name of ['a', 'b']) await rm(desk.folder.file(`posts/${name}.md`))
    const {result} = await callImport([...args, '--prune'], {cwd: desk.folder.path})
    expect(result.articles.map(({path, outcome, messages}) => [path, outcome, messages[0]?.rule])).toEqual([
      ['posts/a.md', 'conflict', 'prune/edited'],
      ['posts/b.md', 'conflict', 'prune/referenced'],
      ['posts/c.md', 'unchanged', undefined],
    ])
  })

  test('an article that its source withdraws, and a strong reference keeps, stays as it was and says why', async () => {
    await using desk = await setUpPosts()
    const args = ['posts', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    const page = await desk.client.create({
      _id: 'page',
      _type: 'page',
      about: {_type: 'reference', _ref: 'article-tea'},
    })
    await writeFile(desk.folder.file('posts/tea.md'), article('Tea', 'Pour slowly.', {draft: 'true'}))
    const before = desk.all()
    const {code, result} = await callImport(args, {cwd: desk.folder.path})
    expect([code, desk.all()]).toEqual([1, before])
    expect(result.articles.find(({path}) => path === 'posts/tea.md')).toMatchObject({
      outcome: 'failed',
      messages: expect.arrayContaining([
        expect.objectContaining({
          rule: 'write/refused',
          reason:
            'Its source says now that it is a draft, so what is published is to be deleted. The Content Lake refused it (409): Document "article-tea" cannot be deleted as there are references to it from "page". Take these references out, or make them weak. The article was not written; run the same command again to retry.',
        }),
      ]),
    })
    await desk.client.delete(page._id)
    expect((await callImport(args, {cwd: desk.folder.path})).result.counts).toMatchObject({updated: 1, unchanged: 1})
    expect(idsOf(desk)).toContain('drafts.article-tea')
    expect(idsOf(desk)).not.toContain('article-tea')
  })

  test('--force without it is wrong usage', async () => {
    await using desk = await setUpPosts()
    const {code, stderr} = await callCli(['import', 'posts', '--force', '--lake', desk.lake.lake.url], {
      cwd: desk.folder.path,
    })
    expect([code, stderr]).toEqual([2, expect.stringContaining('--force says something about --prune alone.')])
  })

  test('is part of a saved plan, which deletes just that, or nothing where an editor was faster', async () => {
    await using desk = await setUpPosts()
    const {row} = await pruneAround(desk, async () => {}, ['--prune', '--out', 'plan.json'])
    expect([row?.outcome, idsOf(desk).includes('article-tea')]).toEqual(['pruned', true])
    const apply = () => callCli(['apply', 'plan.json', '--json', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})

    const {_rev, ...before} = (await desk.get('article-tea')) as SanityDocument
    await desk.client.patch('article-tea').set({title: 'Mine'}).commit()
    const refused = await apply()
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('article-tea was changed')])
    expect(idsOf(desk)).toContain('article-tea')

    await desk.client.createOrReplace({...before, _type: 'article'})
    await callImport(['posts', '--prune', '--out', 'plan.json', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const {code, stdout} = await apply()
    const {counts, run} = JSON.parse(stdout) as ImportResult
    expect([code, counts.pruned, idsOf(desk)]).toEqual([0, 1, ['article-milk', 'migration.article-milk']])
    await callCli(['rollback', run, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(idsOf(desk)).toContain('article-tea')
  })

  test('waits for the lock: while another run writes, nothing is deleted', async () => {
    await using desk = await setUpPosts()
    await pruneAround(desk, async () => {}, [])
    await using _lock = await lockDataset(desk.client, 'another-run')
    const {code, stderr} = await callCli(['import', 'posts', '--prune', '--lake', desk.lake.lake.url], {
      cwd: desk.folder.path,
    })
    expect([code, stderr]).toEqual([1, expect.stringContaining('another-run')])
    expect(idsOf(desk)).toContain('article-tea')
  })
})
