import {rename, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import {planRollback} from '../../migrate/rollback/planRollback.ts'
import type {RollbackResult, SanityDocument} from '../../migrate/types.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {article, setUp, type Desk} from './articles.ts'

const TEA = article('Tea', 'Pour slowly.\n\nWait a while.', {category: 'Drinks'})
const MILK = article('Milk', 'Drink cold.')

const importAll = (desk: Desk, flags: string[] = []) =>
  callImport(['.', '--lake', desk.lake.lake.url, ...flags], {cwd: desk.folder.path})

async function rollback(desk: Desk, args: string[] = []): Promise<{code: number; result: RollbackResult}> {
  const {code, stdout} = await callCli(['rollback', ...args, '--lake', desk.lake.lake.url, '--json'], {
    cwd: desk.folder.path,
  })
  return {code, result: JSON.parse(stdout) as RollbackResult}
}

/** Everything but what the lake keeps of a document, and what a run says of itself. */
function contentOf(desk: Desk): SanityDocument[] {
  return desk
    .all()
    .filter(({_type}) => _type !== 'migration.run')
    .map(({_rev, _updatedAt, ...document}) => document as SanityDocument)
}

const rows = ({articles}: RollbackResult): unknown[] => articles.map(({id, outcome}) => [id, outcome])

test('what came back after it was pruned is named once, with its import record', () => {
  const documentOf = (_id: string) => [_id, {_id, _type: 'a', _rev: 'new', _updatedAt: '2026-01-02T03:04:05Z'}] as const
  const holding = {id: 'article-a', path: 'a.md', transaction: undefined, before: new Map()}
  const ids = ['article-a', 'migration.article-a']
  const {messages} = planRollback(
    {
      ...holding,
      revisions: Object.fromEntries(ids.map((id) => [id, 'old'])),
      removed: ids,
      current: new Map(ids.map(documentOf)),
    },
    false,
  )
  const at = 'was changed at 2026-01-02T03:04:05Z'
  expect(messages[0]?.reason).toMatch(`Since the run, the article ${at}, and its import record ${at}, so it stays`)
})

describe('migrate rollback', () => {
  test('takes back what the first run made, with the categories it made', async () => {
    await using desk = await setUp({'tea.md': TEA, 'milk.md': MILK})
    await importAll(desk)
    const {code, result} = await rollback(desk)
    expect([code, rows(result), result.related]).toEqual([
      0,
      [
        ['article-milk', 'removed'],
        ['article-tea', 'removed'],
      ],
      ['category-drinks'],
    ])
    expect(contentOf(desk)).toEqual([])
    expect((await importAll(desk)).result.counts).toMatchObject({created: 2, conflict: 0, deleted: 0})
  })

  test('puts back what a later run changed and merged, drafts and records too; then the run before', async () => {
    await using desk = await setUp({'tea.md': TEA, 'milk.md': MILK})
    await importAll(desk)
    await desk.client.patch('article-tea').set({subtitle: 'Mine'}).commit()
    const {_rev, ...milk} = (await desk.get('article-milk')) as SanityDocument
    await desk.client.create({...milk, _id: 'drafts.article-milk', title: 'My milk'})
    const before = contentOf(desk)
    await writeFile(
      desk.folder.file('tea.md'),
      article('Tea', 'Pour.\n\nWait four minutes.\n\nDrink.', {category: 'Hot drinks'}),
    )
    await writeFile(desk.folder.file('milk.md'), article('Milk', 'Drink warm.'))
    await writeFile(desk.folder.file('water.md'), article('Water', 'From the tap.'))
    const second = await importAll(desk)
    expect(second.result.counts).toMatchObject({created: 1, merged: 2})

    const after = desk.all()
    const dry = await rollback(desk, ['--dry-run'])
    expect(desk.all()).toEqual(after)
    const {code, result} = await rollback(desk, [second.result.run])
    expect([code, result.counts, dry.result.counts]).toEqual([0, {removed: 1, restored: 2, refused: 0}, result.counts])
    expect(contentOf(desk)).toEqual(before)

    // Again is harmless, and the next import does what the undone one did.
    expect(await rollback(desk, [second.result.run])).toMatchObject({code: 0, result: {articles: []}})
    expect(contentOf(desk)).toEqual(before)
    expect((await importAll(desk)).result.counts).toMatchObject({created: 1, merged: 2, conflict: 0})
  })

  test('goes back run by run', async () => {
    await using desk = await setUp({'tea.md': TEA})
    await importAll(desk)
    const first = contentOf(desk)
    for (const words of ['Once more.', 'And again.']) {
      await writeFile(desk.folder.file('tea.md'), article('Tea', words, {category: 'Drinks'}))
      await importAll(desk)
    }
    await rollback(desk)
    await rollback(desk)
    expect(contentOf(desk)).toEqual(first)
    await rollback(desk)
    expect(contentOf(desk)).toEqual([])
    const {code, stderr} = await callCli(['rollback', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no run to undo')])
  })

  test('of an article that the run wrote the record of alone, that is put back', async () => {
    await using desk = await setUp({'tea.md': TEA})
    await importAll(desk)
    const before = contentOf(desk)
    await rename(desk.folder.file('tea.md'), desk.folder.file('green.md'))
    expect((await importAll(desk)).result.counts).toMatchObject({unchanged: 1, failed: 0})
    const {result} = await rollback(desk)
    expect([rows(result), contentOf(desk)]).toEqual([[['article-tea', 'restored']], before])
  })

  test('leaves what was changed since, says so, and undoes the rest; --force undoes that too', async () => {
    await using desk = await setUp({'tea.md': TEA, 'milk.md': MILK})
    await importAll(desk)
    await desk.client.patch('article-tea').set({title: 'Mine'}).commit()
    const {code, result} = await rollback(desk)
    expect([code, rows(result), result.related, result.articles[1]?.messages[0]?.reason]).toEqual([
      3,
      [
        ['article-milk', 'removed'],
        ['article-tea', 'refused'],
      ],
      [],
      expect.stringMatching(/^Since the run, the article was changed at 20\S+Z, so it stays as it is\./),
    ])
    expect(await desk.get('article-tea')).toMatchObject({title: 'Mine'})

    const forced = await rollback(desk, ['--force'])
    expect([forced.code, rows(forced.result)]).toEqual([0, [['article-tea', 'removed']]])
    expect(contentOf(desk)).toEqual([])
  })

  test('leaves an article that has a draft since, and one that others refer to', async () => {
    await using desk = await setUp({'tea.md': TEA, 'milk.md': MILK})
    await importAll(desk)
    const {_rev, ...tea} = (await desk.get('article-tea')) as SanityDocument
    await desk.client.create({...tea, _id: 'drafts.article-tea'})
    await desk.client.create({_id: 'page', _type: 'page', about: {_type: 'reference', _ref: 'article-milk'}})
    const {code, result} = await rollback(desk)
    expect([code, result.articles.map(({messages}) => messages[0]?.reason)]).toEqual([
      3,
      [
        expect.stringContaining('cannot be deleted as there are references to it'),
        expect.stringContaining('its draft'),
      ],
    ])
  })

  test('an unknown run is wrong usage', async () => {
    await using desk = await setUp({'tea.md': TEA})
    await importAll(desk)
    const {code, stderr} = await callCli(['rollback', 'run-1', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, stderr]).toEqual([2, expect.stringMatching(/There is no run "run-1".*\n.*run-20.*migrate status/)])
  })
})
