import {readdir, readFile, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {ImportResult, SanityDocument} from '../../migrate/types.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {article, png, setUp, type Desk} from './articles.ts'

const TEA = article('Tea', 'Pour slowly.\n\nWait a while.\n\n![A cup](cup.png)', {category: 'Drinks'})

async function apply(desk: Desk): Promise<{code: number; result: ImportResult; stderr: string}> {
  const {code, stdout, stderr} = await callCli(['apply', 'plan.json', '--lake', desk.lake.lake.url, '--json'], {
    cwd: desk.folder.path,
  })
  return {code, result: JSON.parse(stdout) as ImportResult, stderr}
}

const plan = (desk: Desk, flags: string[] = []) =>
  callImport(['posts', '--lake', desk.lake.lake.url, '--out', 'plan.json', ...flags], {cwd: desk.folder.path})

const importNow = (desk: Desk) => callImport(['posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})

/** What differs between any two runs and lakes. */
const PASSING = new Set(['_rev', '_createdAt', '_updatedAt', 'runId', 'revisionsBefore', 'imageFiles', 'url'])

const contentOf = (documents: SanityDocument[]): unknown[] =>
  documents.map((document) => Object.fromEntries(Object.entries(document).filter(([name]) => !PASSING.has(name))))

/** An article that an editor changed, and whose source changed too. */
async function setUpChange(): Promise<Desk> {
  const desk = await setUp({'posts/tea.md': TEA, 'posts/cup.png': await png(1)})
  await importNow(desk)
  await desk.client.patch('article-tea').set({subtitle: 'Mine', 'body[0].children[0].text': 'Pour fast.'}).commit()
  await desk.client.create({
    ...(await desk.get('article-tea')),
    _id: 'drafts.article-tea',
    _type: 'article',
    title: 'Iced',
  })
  await writeFile(
    desk.folder.file('posts/tea.md'),
    TEA.replace('slowly', 'very slowly').replace('a while', 'four minutes'),
  )
  await writeFile(desk.folder.file('posts/milk.md'), article('Milk', '![Milk](milk.png)'))
  await writeFile(desk.folder.file('posts/milk.png'), await png(2))
  return desk
}

describe('migrate apply', () => {
  test('does exactly what the plan says, as the import would have done, also when the sources moved on', async () => {
    await using desk = await setUpChange()
    await using other = await setUpChange()
    const before = desk.all()
    const planned = await plan(desk)
    expect([planned.code, planned.result.dryRun, desk.all()]).toEqual([3, true, before])
    await writeFile(desk.folder.file('posts/tea.md'), article('Another'))

    const {code, result} = await apply(desk)
    await importNow(other)
    expect([code, result.dryRun, result.articles.map(({path, outcome}) => [path, outcome])]).toEqual([
      3,
      false,
      [
        ['posts/milk.md', 'created'],
        ['posts/tea.md', 'conflict'],
      ],
    ])
    expect(result.articles.map(({changes}) => changes)).toEqual(planned.result.articles.map(({changes}) => changes))
    expect(contentOf(desk.all())).toEqual(contentOf(other.all()))
    expect(result.assets.uploaded).toBe(1)
  })

  test('the file says what is to be written, for people and programs, with no token and no path of this machine', async () => {
    await using desk = await setUpChange()
    await plan(desk)
    const text = await readFile(desk.folder.file('plan.json'), 'utf8')
    expect(text).not.toContain(desk.folder.path)
    const saved = JSON.parse(text) as Record<string, unknown>
    expect(saved).toMatchObject({
      format: 2,
      target: {kind: 'lake', project: 'local', dataset: 'production'},
      paths: ['posts'],
      articles: [
        {path: 'posts/milk.md', outcome: 'created'},
        {path: 'posts/tea.md', outcome: 'conflict', changes: expect.any(Array)},
      ],
      writes: [
        {
          path: 'posts/milk.md',
          revisions: {'article-milk': null, 'drafts.article-milk': null, 'migration.article-milk': null},
          images: [{src: 'milk.png', hash: expect.stringMatching(/^[0-9a-f]{64}$/)}],
        },
        {path: 'posts/tea.md', revisions: {'article-tea': (await desk.get('article-tea'))?.['_rev']}},
      ],
    })
  })

  test.each<[what: string, move: (desk: Desk) => Promise<unknown>, says: string]>([
    [
      'an article',
      (desk) => desk.client.patch('article-tea').set({title: 'Later'}).commit(),
      'article-tea was changed',
    ],
    ['a draft', (desk) => desk.client.delete('drafts.article-tea'), 'drafts.article-tea was deleted'],
    [
      'a new one',
      (desk) => desk.client.create({_id: 'article-milk', _type: 'article'}),
      'article-milk came into being',
    ],
    [
      'an image',
      async (desk) => writeFile(desk.folder.file('posts/milk.png'), await png(3)),
      'milk.png of posts/milk.md',
    ],
  ])('refuses all of it when %s moved, and says which', async (_, move, says) => {
    await using desk = await setUpChange()
    await plan(desk)
    await move(desk)
    const before = desk.all()
    const {code, stderr} = await apply(desk)
    expect([code, stderr, desk.all()]).toEqual([1, expect.stringContaining(`so nothing was written: ${says}.`), before])
    expect(stderr).toContain('Save a new plan')
  })

  test('a plan that cannot be written leaves nothing behind', async () => {
    await using desk = await setUp({'posts/tea.md': article('Tea'), 'plan.json/a': ''})
    const {code, stderr} = await callCli(['import', 'posts', '--out', 'plan.json', '--lake', desk.lake.lake.url], {
      cwd: desk.folder.path,
    })
    expect([code, stderr]).toEqual([2, expect.stringContaining('The plan cannot be written to ')])
    expect((await readdir(desk.folder.path)).filter((name) => name !== '.migrate').toSorted()).toEqual([
      'plan.json',
      'posts',
    ])
  })

  test('applied a second time, it has nothing to do; after an editor it is refused', async () => {
    await using desk = await setUpChange()
    await plan(desk)
    await apply(desk)
    const before = desk.all()
    const again = await apply(desk)
    expect([again.code, again.result.counts.unchanged, desk.all()]).toEqual([0, 2, before])
    await desk.client.patch('article-tea').set({title: 'Later'}).commit()
    expect((await apply(desk)).stderr).toContain('The dataset moved since the plan was made')
  })

  test.each([
    ['no JSON', '{', 'is no JSON'],
    ['something else', '{"a": 1}', 'is no plan of migrate'],
    [
      'of another version',
      '{"format": 99, "toolVersion": "9.0.0", "target": {}, "articles": [], "writes": [], "prunes": []}',
      'was made by migrate 9.0.0 (format 99)',
    ],
    [
      'for another target',
      '{"format": 2, "toolVersion": "0.1.0", "target": {"kind": "hosted", "project": "abc", "dataset": "production"}, "articles": [], "writes": [], "prunes": []}',
      'The plan was made for the hosted project abc/production, and this is local/production.',
    ],
  ])('a plan that is %s is refused in words', async (_, text, says) => {
    await using desk = await setUp({'plan.json': text})
    const {code, stderr} = await apply(desk)
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
  })
})
