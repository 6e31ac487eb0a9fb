import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'

import {describe, expect, onTestFinished, test, vi} from 'vitest'

import type {ConversionSettings, ImportResult} from '../../migrate/types.ts'
import {article, setUp, type Desk} from '../cli/articles.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {runImport} from './runImport.ts'

const DRAFT = {draft: 'true'}

const run = (desk: Desk, options: Parameters<typeof runImport>[2] = {}): Promise<ImportResult> =>
  runImport(desk.folder.path, desk.lake.lake.url, options)

const publishing = (settings: ConversionSettings['publishing'] & object) => ({convert: {publishing: settings}})

/** Of the articles and their drafts, without import records. */
const idsOf = (desk: Desk): string[] => desk.all().flatMap(({_id, _type}) => (_type === 'article' ? [_id] : []))

const outcomes = ({articles}: ImportResult) => articles.map(({outcome}) => outcome)
const rules = ({articles}: ImportResult) => articles.flatMap(({messages}) => messages.map(({rule}) => rule))

describe('what a source calls a draft', () => {
  test.each([
    {where: 'draft: true', path: 'tea.md', more: DRAFT},
    {where: 'published: false', path: 'tea.md', more: {published: 'false'}},
    {where: 'status: draft', path: 'tea.md', more: {status: 'draft'}},
    {where: '_drafts/', path: '_drafts/tea.md', more: {}},
  ])('$where: it arrives as a draft, and the next run has nothing to do', async ({path, more}) => {
    await using desk = await setUp({[path]: article('Tea', 'Pour.', more)})
    const first = await run(desk)
    expect([first.counts.created, first.articles[0]?.draft, rules(first)]).toEqual([1, true, ['front-matter/draft']])
    expect(idsOf(desk)).toEqual(['drafts.article-tea'])
    expect(outcomes(await run(desk))).toEqual(['unchanged'])
  })

  test('drafts: publish publishes it, drafts: skip leaves it out and takes nothing away', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', DRAFT), 'milk.md': article('Milk')})
    const skipped = await run(desk, publishing({drafts: 'skip'}))
    expect([skipped.counts.created, skipped.counts.skipped, idsOf(desk)]).toEqual([1, 1, ['article-milk']])
    await run(desk, publishing({drafts: 'publish'}))
    expect(idsOf(desk)).toEqual(['article-milk', 'article-tea'])
    await run(desk, publishing({drafts: 'skip'}))
    expect(idsOf(desk)).toEqual(['article-milk', 'article-tea'])
  })

  test('a change of it is merged with what an editor did in the draft', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.\n\nDrink.', DRAFT)})
    await run(desk)
    await desk.client.patch('drafts.article-tea').set({subtitle: 'Green'}).commit()
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.\n\nDrink.', DRAFT))
    expect(outcomes(await run(desk))).toEqual(['merged'])
    expect(idsOf(desk)).toEqual(['drafts.article-tea'])
    expect(await desk.get('drafts.article-tea')).toMatchObject({
      subtitle: 'Green',
      body: [{children: [{text: 'Pour slowly.'}]}, {children: [{text: 'Drink.'}]}],
    })
  })

  test('one that an editor deleted stays deleted, and --restore brings it back as a draft', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', DRAFT)})
    await run(desk)
    await desk.client.delete('drafts.article-tea')
    expect(outcomes(await run(desk))).toEqual(['deleted'])
    expect(outcomes(await run(desk, {restore: true}))).toEqual(['created'])
    expect(idsOf(desk)).toEqual(['drafts.article-tea'])
  })

  test('one that an editor published stays published when its text changes', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', DRAFT)})
    await run(desk)
    await publish(desk, 'article-tea')
    expect(outcomes(await run(desk))).toEqual(['unchanged'])
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.', DRAFT))
    expect(outcomes(await run(desk))).toEqual(['updated'])
    expect(idsOf(desk)).toEqual(['article-tea'])
  })
})

describe('when a source changes its mind', () => {
  test('draft, then not: it is published, and the draft is gone', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', DRAFT)})
    await run(desk)
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour.'))
    const result = await run(desk)
    expect([idsOf(desk), rules(result)]).toEqual([['article-tea'], ['plan/released']])
    expect(outcomes(await run(desk))).toEqual(['unchanged'])
  })

  test('draft, then not: what an editor typed into the draft is not published, and stays there', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', DRAFT)})
    await run(desk)
    await desk.client.patch('drafts.article-tea').set({subtitle: 'Not for readers yet'}).commit()
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.'))
    await run(desk)
    expect((await desk.get('article-tea'))?.['subtitle']).toBeUndefined()
    expect(await desk.get('drafts.article-tea')).toMatchObject({
      subtitle: 'Not for readers yet',
      body: [{children: [{text: 'Pour slowly.'}]}],
    })
  })

  test('published, then a draft: it is not published any more, with what an editor changed; and a rollback publishes it', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.')})
    await run(desk, {runId: 'run-1'})
    await desk.client.patch('article-tea').set({subtitle: 'Green'}).commit()
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.', DRAFT))
    const result = await run(desk, {runId: 'run-2'})
    expect([idsOf(desk), rules(result)]).toEqual([
      ['drafts.article-tea'],
      ['front-matter/draft', 'plan/withdrawn', 'plan/merged'],
    ])
    expect(await desk.get('drafts.article-tea')).toMatchObject({
      subtitle: 'Green',
      body: [{children: [{text: 'Pour slowly.'}]}],
    })
    await cli(desk, 'rollback')
    expect(await desk.get('article-tea')).toMatchObject({subtitle: 'Green', body: [{children: [{text: 'Pour.'}]}]})
    expect(idsOf(desk)).toEqual(['article-tea'])
  })

  test('an article of a version without drafts stays published when its source still says draft', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', DRAFT)})
    await run(desk, publishing({drafts: 'publish'}))
    await desk.client.patch('migration.article-tea').unset(['publication']).commit()
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.', DRAFT))
    await run(desk)
    expect(idsOf(desk)).toEqual(['article-tea'])
  })

  test('a file that leaves _drafts is published', async () => {
    await using desk = await setUp({'_drafts/tea.md': article('Tea')})
    await run(desk)
    await mkdir(desk.folder.file('_posts'))
    await rename(desk.folder.file('_drafts/tea.md'), desk.folder.file('_posts/tea.md'))
    await run(desk)
    expect(idsOf(desk)).toEqual(['article-tea'])
  })
})

test('a date in the future: published by default; as a draft until then, or left out, if the setting says so', async () => {
  await using desk = await setUp({'tea.md': article('Tea', 'Pour.', {date: '2030-01-01T00:00:00Z'})})
  // Lake and run have the same clock.
  onTestFinished(() => void vi.useRealTimers())
  vi.useFakeTimers({toFake: ['Date'], now: Date.UTC(2029, 0, 2)})
  expect((await run(desk, publishing({future: 'skip'}))).counts.skipped).toBe(1)
  const future = publishing({future: 'draft'})
  expect(rules(await run(desk, future))).toEqual(['plan/future'])
  expect([idsOf(desk), outcomes(await run(desk, future))]).toEqual([['drafts.article-tea'], ['unchanged']])
  vi.setSystemTime(Date.UTC(2030, 0, 2))
  await run(desk, future)
  expect([idsOf(desk), outcomes(await run(desk, future))]).toEqual([['article-tea'], ['unchanged']])
})

test('--as-drafts brings what is new as drafts, and publishes and withdraws nothing', async () => {
  await using desk = await setUp({'tea.md': article('Tea')})
  await run(desk)
  await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.'))
  await writeFile(desk.folder.file('milk.md'), article('Milk'))
  await callImport(['.', '--as-drafts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  expect(idsOf(desk)).toEqual(['article-tea', 'drafts.article-milk'])
})

test('status, verify, export and prune know a draft that its source asked for', async () => {
  await using desk = await setUp({
    'in/tea.md': article('Tea', '[M](milk.md)', DRAFT),
    'in/milk.md': article('Milk', '[T](tea.md)', DRAFT),
  })
  await run(desk, {paths: ['in'], runId: 'run-1'})
  expect((await cli(desk, 'status')).stdout).toMatch(/2 imported/)
  expect((await cli(desk, 'verify')).code).toBe(0)
  await desk.client.patch('drafts.article-milk').set({subtitle: 'White'}).commit()
  expect((await cli(desk, 'status')).stdout).toMatch(/edited since {2}in\/milk\.md.*subtitle/)

  await cli(desk, 'export', 'out', '--drafts')
  expect(await readFile(desk.folder.file('out/in/tea.md'), 'utf8')).toBe(
    await readFile(desk.folder.file('in/tea.md'), 'utf8'),
  )
  expect(await readFile(desk.folder.file('out/in/milk.md'), 'utf8')).toMatch(/subtitle: White\n[\s\S]*draft: true\n/)

  await rm(desk.folder.file('in/tea.md'))
  await cli(desk, 'import', 'in', '--prune', '--force')
  expect(idsOf(desk)).toEqual(['drafts.article-milk'])
  await cli(desk, 'rollback')
  expect(idsOf(desk)).toEqual(['drafts.article-milk', 'drafts.article-tea'])
})

function cli(desk: Desk, ...args: string[]) {
  return callCli([...args, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
}

/** As the Studio does it. */
async function publish({client}: Desk, id: string): Promise<void> {
  const draft = await client.getDocument(`drafts.${id}`)
  if (!draft) throw new Error(`There is no draft of ${id}.`)
  const {_rev, _updatedAt, ...content} = draft
  await client
    .transaction()
    .createOrReplace({...content, _id: id})
    .delete(`drafts.${id}`)
    .commit()
}
