import {rename, rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {ArticleResult} from '../../migrate/types.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {article, setUp, type Desk} from './articles.ts'

const BEFORE = article('Tea', 'Pour slowly.\n\nWait a while.')
const AFTER = article('Tea', 'Pour slowly.\n\nWait four minutes.')

async function importWith(desk: Desk, args: string[]): Promise<{code: number; row: ArticleResult | undefined}> {
  const {code, result} = await callImport(args, {cwd: desk.folder.path})
  return {code, row: result.articles[0]}
}

/** Imports tea.md, lets an editor work, changes the source and imports again. */
async function importAround(
  desk: Desk,
  edit: () => Promise<unknown>,
  flags: string[] = [],
  after = AFTER,
): Promise<{code: number; row: ArticleResult | undefined}> {
  const args = ['tea.md', '--lake', desk.lake.lake.url]
  await importWith(desk, args)
  await edit()
  await writeFile(desk.folder.file('tea.md'), after)
  return importWith(desk, [...args, ...flags])
}

const keysOf = (document: unknown): string[] => (document as {body: {_key: string}[]}).body.map(({_key}) => _key)

const bodyText = (document: unknown): string[] =>
  (document as {body: {children: {text: string}[]}[]}).body.map(({children}) => children.map(({text}) => text).join(''))

describe('an editor changed another part than the source', () => {
  test('both are kept, as a patch of the block that the source changed alone', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, () =>
      desk.client
        .patch('article-tea')
        .set({title: 'Green tea', 'body[0].children[0].text': 'Pour all at once.'})
        .commit(),
    )
    expect([code, row?.outcome]).toEqual([0, 'merged'])
    expect(row?.changes).toEqual([
      {
        document: 'article-tea',
        path: expect.stringMatching(/^body\[_key=="[0-9a-f]{12}"\]$/),
        kind: 'changed',
        before: 'Wait a while.',
        after: 'Wait four minutes.',
      },
    ])
    const stored = await desk.get('article-tea')
    expect([stored?.['title'], bodyText(stored)]).toEqual(['Green tea', ['Pour all at once.', 'Wait four minutes.']])
    const [commit] = desk.lake.lake.engine
      .transactions(desk.lake.lake.dataset, {documentIds: ['article-tea'], reverse: true})
      .slice(0, 1)
    const mutations = commit?.changes.find(({id}) => id === 'article-tea')?.mutations
    expect(JSON.stringify(mutations)).not.toContain('Pour all at once.')
    expect(mutations).toEqual([{patch: {id: 'article-tea', set: {[row?.changes?.[0]?.path ?? '']: expect.anything()}}}])
  })

  test('a block that was rewritten keeps its key', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    let before: string[] = []
    await importAround(desk, async () => {
      before = keysOf(await desk.get('article-tea'))
    })
    expect(keysOf(await desk.get('article-tea'))).toEqual(before)
  })

  test('an edit alone is no conflict: the source did not change', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    await desk.client.patch('article-tea').set({title: 'Green tea'}).commit()
    const {code, result} = await callImport(args, {cwd: desk.folder.path})
    expect([code, result.counts.unchanged]).toEqual([0, 1])
    expect(await desk.get('article-tea')).toMatchObject({title: 'Green tea'})
  })
})

describe('source and editor changed the same block', () => {
  const edit = (desk: Desk) => () =>
    desk.client.patch('article-tea').set({'body[1].children[0].text': 'Wait for ever.', subtitle: 'Mine'}).commit()

  test("the editor's text stays, and the run says what it is; what else the source changed arrives", async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const after = article('Tea', 'Pour slowly!\n\nWait four minutes.\n\nDrink.')
    const {code, row} = await importAround(desk, edit(desk), [], after)
    expect(code).toBe(3)
    expect(row).toMatchObject({
      path: 'tea.md',
      id: 'article-tea',
      outcome: 'conflict',
      messages: [
        {
          severity: 'warning',
          rule: 'plan/conflict',
          reason:
            'Source and editor both changed the block "Wait for ever.". The editor\'s version stays; what else the source changed is taken in. Make the two say the same in either place, or run again with --on-conflict overwrite or draft.',
        },
      ],
    })
    expect(row?.changes?.map(({kind, before, after: next}) => [kind, before, next])).toEqual([
      ['changed', 'Pour slowly.', 'Pour slowly!'],
      ['added', undefined, 'Drink.'],
      ['kept', 'Wait for ever.', 'Wait four minutes.'],
    ])
    const stored = await desk.get('article-tea')
    expect([stored?.['subtitle'], bodyText(stored)]).toEqual(['Mine', ['Pour slowly!', 'Wait for ever.', 'Drink.']])
  })

  test('the conflict is still there on the next run, which writes nothing', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    await importAround(desk, edit(desk))
    const before = desk.all()
    const {code, result} = await callImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, result.counts.conflict, desk.all()]).toEqual([3, 1, before])
  })

  test('it is gone once the editor says what the source says', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    await importAround(desk, edit(desk))
    await desk.client.patch('article-tea').set({'body[1].children[0].text': 'Wait four minutes.'}).commit()
    const run = () => callImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const [first, second] = [await run(), await run()]
    expect([first.code, first.result.counts.unchanged, second.code, second.result.counts.unchanged]).toEqual([
      0, 1, 0, 1,
    ])
    expect(await desk.get('migration.article-tea')).toMatchObject({conflicts: []})
  })

  test.each([[[]], [['again']]])(
    '--on-conflict overwrite takes the block of the source, and no other %s',
    async (again) => {
      await using desk = await setUp({'tea.md': BEFORE})
      const policy = ['--on-conflict', 'overwrite']
      const first = await importAround(desk, edit(desk), again.length > 0 ? [] : policy)
      const args = ['tea.md', '--lake', desk.lake.lake.url, ...policy]
      const {code, row} = again.length > 0 ? await importWith(desk, args) : first
      expect([code, row?.outcome, row?.messages.map(({rule}) => rule)]).toEqual([0, 'merged', ['plan/overwritten']])
      const stored = await desk.get('article-tea')
      expect([stored?.['subtitle'], bodyText(stored)]).toEqual(['Mine', ['Pour slowly.', 'Wait four minutes.']])
      expect((await importWith(desk, args)).row?.outcome).toBe('unchanged')
    },
  )

  test('--on-conflict draft leaves what is published, and puts the source into the draft', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, edit(desk), ['--on-conflict', 'draft'])
    expect([code, row?.outcome, row?.messages[0]?.reason]).toEqual([
      3,
      'conflict',
      expect.stringContaining('is in the draft'),
    ])
    expect(bodyText(await desk.get('article-tea'))).toEqual(['Pour slowly.', 'Wait for ever.'])
    const draft = await desk.get('drafts.article-tea')
    expect([draft?.['subtitle'], bodyText(draft)]).toEqual(['Mine', ['Pour slowly.', 'Wait four minutes.']])

    const args = ['tea.md', '--lake', desk.lake.lake.url]
    const before = desk.all()
    expect([(await importWith(desk, [...args, '--on-conflict', 'draft'])).code, desk.all()]).toEqual([3, before])
    await desk.client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.article-tea',
      publishedId: 'article-tea',
    })
    expect((await importWith(desk, args)).code).toBe(0)
    expect((await importWith(desk, args)).row?.outcome).toBe('unchanged')
  })

  test('a block that the editor deleted stays deleted, and one that the source deleted stays as the editor has it', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'One is here.\n\nTwo is here.\n\nThree is here.')})
    const {code, row} = await importAround(
      desk,
      async () => {
        const [one, , three] = keysOf(await desk.get('article-tea'))
        await desk.client
          .patch('article-tea')
          .unset([`body[_key=="${one}"]`])
          .set({[`body[_key=="${three}"].children[0].text`]: 'Three is mine.'})
          .commit()
      },
      [],
      article('Tea', 'One is here now.\n\nTwo is here.'),
    )
    expect([code, bodyText(await desk.get('article-tea'))]).toEqual([3, ['Two is here.', 'Three is mine.']])
    expect(row?.messages[0]?.reason).toContain(
      'Source and editor both changed the block "One is here now." (removed by the editor) and the block "Three is mine." (removed from the source).',
    )
  })
})

describe('an editor has a draft and the source changed', () => {
  const draft =
    (desk: Desk, text = {}) =>
    async () => {
      const stored = await desk.get('article-tea')
      await desk.client.create({...stored, _id: 'drafts.article-tea', _type: 'article', title: 'Iced tea'})
      if (Object.keys(text).length > 0) await desk.client.patch('drafts.article-tea').set(text).commit()
    }

  test('what is published and the draft both take the change in, and the draft keeps what was typed', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, draft(desk))
    expect([code, row?.outcome]).toEqual([0, 'merged'])
    const [published, drafted] = [await desk.get('article-tea'), await desk.get('drafts.article-tea')]
    expect([published?.['title'], bodyText(published)]).toEqual(['Tea', ['Pour slowly.', 'Wait four minutes.']])
    expect([drafted?.['title'], bodyText(drafted)]).toEqual(['Iced tea', ['Pour slowly.', 'Wait four minutes.']])
    expect(published?.['_rev']).toBe(drafted?.['_rev'])
  })

  test('what both changed stays in the draft as it was typed, and is a conflict', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {code, row} = await importAround(desk, draft(desk, {'body[1].children[0].text': 'Wait for ever.'}))
    expect([code, row?.outcome, row?.messages[0]?.reason]).toEqual([
      3,
      'conflict',
      expect.stringContaining('(in the draft)'),
    ])
    expect(bodyText(await desk.get('article-tea'))).toEqual(['Pour slowly.', 'Wait four minutes.'])
    expect(bodyText(await desk.get('drafts.article-tea'))).toEqual(['Pour slowly.', 'Wait for ever.'])
  })

  test('--on-conflict overwrite puts the source into the draft, and keeps the rest of it', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const edit = draft(desk, {'body[1].children[0].text': 'Wait for ever.'})
    const {code, row} = await importAround(desk, edit, ['--on-conflict', 'overwrite'])
    expect([code, row?.outcome, row?.messages.map(({rule}) => rule)]).toEqual([0, 'merged', ['plan/overwritten']])
    const drafted = await desk.get('drafts.article-tea')
    expect([drafted?.['title'], bodyText(drafted)]).toEqual(['Iced tea', ['Pour slowly.', 'Wait four minutes.']])
  })

  test('--on-conflict draft keeps what was typed into the draft alone', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    await importAround(
      desk,
      async () => {
        await desk.client.patch('article-tea').set({'body[0].children[0].text': 'Published.'}).commit()
        await draft(desk, {'body[1].children[0].text': 'Typed.'})()
      },
      ['--on-conflict', 'draft'],
      article('Tea', 'Pour from the source.\n\nWait from the source.'),
    )
    expect(bodyText(await desk.get('article-tea'))).toEqual(['Published.', 'Wait a while.'])
    expect(bodyText(await desk.get('drafts.article-tea'))).toEqual(['Pour from the source.', 'Typed.'])
  })
})

describe('an article that an editor took away', () => {
  test.each([
    {source: BEFORE, what: 'the source is as it was'},
    {source: AFTER, what: 'the source changed'},
  ])('stays deleted when $what', async ({source}) => {
    await using desk = await setUp({'tea.md': BEFORE})
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    await desk.client.delete('article-tea')
    await writeFile(desk.folder.file('tea.md'), source)
    const {code, result} = await callImport(args, {cwd: desk.folder.path})
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
    const {code, result} = await callImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([code, result.articles[0]?.outcome, result.articles[0]?.messages.map(({reason}) => reason)]).toEqual([
      3,
      'conflict',
      [
        `${what} with the id article-tea is in the dataset and was not imported by migrate, so it stays as it is. Change the slug; or, to take it over, run again with --adopt.`,
      ],
    ])
    expect(desk.all()).toMatchObject([{_id: id, title: 'Mine'}])
  })

  test('another type under its id is never touched', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    await desk.client.create({_id: 'article-tea', _type: 'page'})
    const args = ['tea.md', '--on-conflict', 'overwrite', '--lake', desk.lake.lake.url]
    const {code, result} = await callImport(args, {cwd: desk.folder.path})
    expect([code, result.articles[0]?.messages.map(({rule}) => rule)]).toEqual([1, ['plan/id-taken']])
    expect(desk.all()).toMatchObject([{_id: 'article-tea', _type: 'page'}])
  })
})

describe('--restore', () => {
  test('brings back what an editor deleted, also where the source did not change', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    await importWith(desk, args)
    await desk.client.delete('article-tea')
    const {code, row} = await importWith(desk, [...args, '--restore'])
    expect([code, row?.outcome, bodyText(await desk.get('article-tea'))]).toEqual([
      0,
      'created',
      ['Pour slowly.', 'Wait a while.'],
    ])
    expect((await importWith(desk, args)).row?.outcome).toBe('unchanged')
  })

  test('publishes what an editor took offline, and leaves the draft as they have it', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const {row} = await importAround(desk, async () => {
      const stored = await desk.get('article-tea')
      await desk.client.create({...stored, _id: 'drafts.article-tea', _type: 'article', title: 'Iced tea'})
      await desk.client.delete('article-tea')
    }, ['--restore'])
    expect(row?.outcome).toBe('created')
    const [published, draft] = [await desk.get('article-tea'), await desk.get('drafts.article-tea')]
    expect([published?.['title'], bodyText(published)]).toEqual(['Tea', ['Pour slowly.', 'Wait four minutes.']])
    expect([draft?.['title'], bodyText(draft)]).toEqual(['Iced tea', ['Pour slowly.', 'Wait four minutes.']])
  })
})

describe('--adopt', () => {
  const theirs = (text: string) => ({
    _id: 'article-tea',
    _type: 'article',
    title: 'Tea',
    subtitle: 'Mine',
    body: [
      {
        _type: 'block',
        _key: 'mine',
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 's', marks: [], text}],
      },
    ],
  })

  test('takes over an article that says the same: it keeps its keys and what the source does not say', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour.', {excerpt: 'Short.'})})
    await desk.client.create(theirs('Pour.'))
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    const {code, row} = await importWith(desk, [...args, '--adopt'])
    expect([code, row?.outcome, row?.messages.map(({rule}) => rule)]).toEqual([0, 'merged', ['plan/adopted']])
    const stored = await desk.get('article-tea')
    expect(stored).toMatchObject({
      subtitle: 'Mine',
      excerpt: 'Short.',
      slug: {current: 'tea'},
      body: theirs('Pour.').body,
    })
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour slowly.', {excerpt: 'Short.'}))
    expect((await importWith(desk, args)).row).toMatchObject({
      outcome: 'merged',
      changes: [{path: 'body[_key=="mine"]'}],
    })
  })

  test('keeps what differs, as a conflict, until it is told to overwrite it', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'Pour slowly, as the source says.')})
    await desk.client.create(theirs('Something else.'))
    const args = ['tea.md', '--lake', desk.lake.lake.url]
    const first = await importWith(desk, [...args, '--adopt'])
    expect([first.code, first.row?.outcome, first.row?.messages[0]?.reason]).toEqual([
      3,
      'conflict',
      expect.stringMatching(
        /^This article was there already and is taken over; the source says something else in body\. /,
      ),
    ])
    expect(bodyText(await desk.get('article-tea'))).toEqual(['Something else.'])
    const before = desk.all()
    expect([(await importWith(desk, args)).code, desk.all()]).toEqual([3, before])
    const {code} = await importWith(desk, [...args, '--on-conflict', 'overwrite'])
    const stored = await desk.get('article-tea')
    expect([code, stored?.['subtitle'], bodyText(stored)]).toEqual([0, 'Mine', ['Pour slowly, as the source says.']])
  })
})

describe('a dry run', () => {
  test('shows what would change, field by field and block by block, and writes nothing', async () => {
    await using desk = await setUp({'tea.md': BEFORE})
    const args = ['import', 'tea.md', '--lake', desk.lake.lake.url]
    await callCli(args, {cwd: desk.folder.path})
    await desk.client.patch('article-tea').set({'body[0].children[0].text': 'Pour fast.'}).commit()
    await writeFile(desk.folder.file('tea.md'), article('Tea', 'Pour it.\n\nDrink.', {subtitle: 'Green'}))
    const before = desk.all()
    const {code, stdout} = await callCli([...args, '--dry-run'], {cwd: desk.folder.path})
    expect([code, desk.all()]).toEqual([3, before])
    expect(stdout).toContain(`in conflict  tea.md → article-tea
    + subtitle  “Green”
    ~ body      “Wait a while.” → “Drink.”
    ! body      kept “Pour fast.”; the source says “Pour it.”
`)
  })
})

describe('sources that went away', () => {
  test('are reported, and nothing is deleted', async () => {
    await using desk = await setUp({'posts/tea.md': BEFORE, 'posts/milk.md': article('Milk')})
    const args = ['posts', '--lake', desk.lake.lake.url]
    await callImport(args, {cwd: desk.folder.path})
    await rm(desk.folder.file('posts/tea.md'))
    const before = desk.all()
    const {code, result} = await callImport(args, {cwd: desk.folder.path})
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
    await callImport(['a', 'b', '--lake', url], {cwd: desk.folder.path})
    await rm(desk.folder.file('b/milk.md'))
    await rename(desk.folder.file('a/tea.md'), desk.folder.file('a/green-tea.md'))
    const {result} = await callImport(['a', '--lake', url], {cwd: desk.folder.path})
    expect(result.articles.map(({path, outcome}) => [path, outcome])).toEqual([['a/green-tea.md', 'unchanged']])
  })
})
