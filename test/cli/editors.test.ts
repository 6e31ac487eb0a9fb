import {rename, rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {ArticleResult} from '../../migrate/types.ts'
import {runImport} from '../helpers/runCli.ts'
import {article, setUp, type Desk} from './articles.ts'

const BEFORE = article('Tea', 'Pour slowly.\n\nWait a while.')
const AFTER = article('Tea', 'Pour slowly.\n\nWait four minutes.')

/** Imports tea.md, lets an editor work, changes the source and imports again. */
async function importAround(
  desk: Desk,
  edit: () => Promise<unknown>,
  flags: string[] = [],
): Promise<{code: number | null; row: ArticleResult | undefined}> {
  const args = ['tea.md', '--lake', desk.lake.lake.url]
  await runImport(args, {cwd: desk.folder.path})
  await edit()
  await writeFile(desk.folder.file('tea.md'), AFTER)
  const {code, result} = await runImport([...args, ...flags], {cwd: desk.folder.path})
  return {code, row: result.articles[0]}
}

const bodyText = (document: unknown): string[] =>
  (document as {body: {children: {text: string}[]}[]}).body.map(({children}) => children.map(({text}) => text).join(''))

describe('an editor changed the article and the source changed', () => {
  const edit = (desk: Desk) => () => desk.client.patch('article-tea').set({title: 'Green tea'}).commit()

  test("the editor's text stays, and the run says what they touched", async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, edit(desk))
    expect(code).toBe(3)
    expect(row).toEqual({
      path: 'tea.md',
      id: 'article-tea',
      outcome: 'conflict',
      messages: [
        {
          severity: 'warning',
          rule: 'plan/edited',
          reason:
            "The source changed since the last import, and an editor changed title. The editor's text stays. To replace it with the source, run again with --on-conflict overwrite.",
        },
      ],
    })
    const stored = await desk.get('article-tea')
    expect([stored?.['title'], bodyText(stored)]).toEqual(['Green tea', ['Pour slowly.', 'Wait a while.']])
  })

  test('the conflict is still there on the next run', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    await importAround(desk, edit(desk))
    const {code, result} = await runImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, result.counts.conflict]).toEqual([3, 1])
  })

  test('--on-conflict overwrite replaces it', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, edit(desk), ['--on-conflict', 'overwrite'])
    expect([code, row?.outcome]).toEqual([0, 'updated'])
    const stored = await desk.get('article-tea')
    expect([stored?.['title'], bodyText(stored)]).toEqual(['Tea', ['Pour slowly.', 'Wait four minutes.']])
  })

  test('a block is named by its words', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {row} = await importAround(desk, () =>
      desk.client.patch('article-tea').set({'body[0].children[0].text': 'Pour it all at once.'}).commit(),
    )
    expect(row?.messages[0]?.reason).toContain('an editor changed the block "Pour it all at once.".')
  })

  test('an edit alone is no conflict: the source did not change', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    await runImport(args, {cwd: desk.folder.path})
    await edit(desk)()
    const {code, result} = await runImport(args, {cwd: desk.folder.path})
    expect([code, result.counts.unchanged]).toEqual([0, 1])
    expect(await desk.get('article-tea')).toMatchObject({title: 'Green tea'})
  })
})

describe('an editor has a draft and the source changed', () => {
  const draft = (desk: Desk) => async () => {
    const stored = await desk.get('article-tea')
    await desk.client.create({...stored, _id: 'drafts.article-tea', _type: 'article', title: 'Iced tea'})
  }

  test('draft and published text stay', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, draft(desk))
    expect([code, row?.outcome, row?.messages.map(({rule, reason}) => [rule, reason])]).toEqual([
      3,
      'conflict',
      [
        [
          'plan/draft-exists',
          "The source changed since the last import, and there is a draft that changes title. The editor's text stays. To replace it with the source, run again with --on-conflict overwrite.",
        ],
      ],
    ])
    expect(bodyText(await desk.get('article-tea'))).toEqual(['Pour slowly.', 'Wait a while.'])
    expect(await desk.get('drafts.article-tea')).toMatchObject({title: 'Iced tea'})
  })

  test('--on-conflict overwrite discards the draft and says so', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, draft(desk), ['--on-conflict', 'overwrite'])
    expect([code, row?.outcome, row?.messages.map(({rule}) => rule)]).toEqual([0, 'updated', ['plan/draft-discarded']])
    expect(bodyText(await desk.get('article-tea'))).toEqual(['Pour slowly.', 'Wait four minutes.'])
    expect(await desk.get('drafts.article-tea')).toBeUndefined()
  })
})

describe('an article that an editor took away', () => {
  test.each([
    {source: BEFORE, what: 'the source is as it was'},
    {source: AFTER, what: 'the source changed'},
  ])('stays deleted when $what', async ({source}) => {
    await using desk = await setUp({'tea.md': BEFORE})
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    await runImport(args, {cwd: desk.folder.path})
    await desk.client.delete('article-tea')
    await writeFile(desk.folder.file('tea.md'), source)
    const {code, result} = await runImport(args, {cwd: desk.folder.path})
    expect([code, result.counts.deleted, result.articles[0]?.messages.map(({rule}) => rule)]).toEqual([
      0,
      1,
      ['plan/deleted'],
    ])
    expect(await desk.get('article-tea')).toBeUndefined()
  })

  test('stays a draft when it was unpublished', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {row} = await importAround(desk, async () => {
      const stored = await desk.get('article-tea')
      await desk.client
        .transaction()
        .create({...stored, _id: 'drafts.article-tea', _type: 'article'})
        .delete('article-tea')
        .commit()
    })
    expect([row?.outcome, row?.messages.map(({rule}) => rule)]).toEqual(['deleted', ['plan/unpublished']])
    expect(await desk.get('article-tea')).toBeUndefined()
  })
})

describe('an article that migrate did not write', () => {
  test.each([
    {id: 'article-tea', what: 'An article'},
    {id: 'drafts.article-tea', what: 'A draft'},
  ])('$id stays, and is a conflict', async ({id, what}) => {
    await using desk = await setUp({'tea.md': BEFORE})
    await desk.client.create({_id: id, _type: 'article', title: 'Mine'})
    const {code, result} = await runImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, result.articles[0]?.outcome, result.articles[0]?.messages.map(({reason}) => reason)]).toEqual([
      3,
      'conflict',
      [
        `${what} with the id article-tea is in the dataset and was not imported by migrate, so it stays as it is. Change the slug; or, to replace it, run again with --on-conflict overwrite.`,
      ],
    ])
    expect(desk.all()).toMatchObject([{_id: id, title: 'Mine'}])
  })

  test('another type under its id is never touched', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    await desk.client.create({_id: 'article-tea', _type: 'page'})
    const args = ['tea.md', '--on-conflict', 'overwrite', '--lake', desk.lake.lake.url]
    const {code, result} = await runImport(args, {cwd: desk.folder.path})
    expect([code, result.articles[0]?.messages.map(({rule}) => rule)]).toEqual([1, ['plan/id-taken']])
    expect(desk.all()).toMatchObject([{_id: 'article-tea', _type: 'page'}])
  })
})

describe('sources that went away', () => {
  test('are reported, and nothing is deleted', async () => {
    await using desk = await setUp({'posts/tea.md': BEFORE, 'posts/milk.md': article('Milk')})
    const args = ['posts', '--lake', desk.lake.lake.url]
    await runImport(args, {cwd: desk.folder.path})
    await rm(desk.folder.file('posts/tea.md'))
    const before = desk.all()
    const {code, result} = await runImport(args, {cwd: desk.folder.path})
    expect([code, result.counts.orphaned, result.counts.unchanged]).toEqual([0, 1, 1])
    expect(result.articles.find(({outcome}) => outcome === 'orphaned')).toMatchObject({
      path: 'posts/tea.md',
      id: 'article-tea',
    })
    expect(desk.all()).toEqual(before)
  })

  test('are not reported when they lie outside the folders of this run, or only moved', async () => {
    await using desk = await setUp({'a/tea.md': BEFORE, 'b/milk.md': article('Milk')})
    const {url} = desk.lake.lake
    await runImport(['a', 'b', '--lake', url], {cwd: desk.folder.path})
    await rm(desk.folder.file('b/milk.md'))
    await rename(desk.folder.file('a/tea.md'), desk.folder.file('a/green-tea.md'))
    const {result} = await runImport(['a', '--lake', url], {cwd: desk.folder.path})
    expect(result.articles.map(({path, outcome}) => [path, outcome])).toEqual([['a/green-tea.md', 'unchanged']])
  })
})
