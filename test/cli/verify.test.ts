import {rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {VerifyResult} from '../../migrate/types.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {startProxy} from '../helpers/startProxy.ts'
import {article, png, setUp, type Desk} from './articles.ts'

const TEA = article(
  'Tea',
  'Pour *slowly*.[^1]\n\n![A cup](cup.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Very.',
  {category: 'Drinks'},
)

async function verify(desk: Desk, args: string[] = []): Promise<{code: number; result: VerifyResult; stderr: string}> {
  const {code, stdout, stderr} = await callCli(['verify', ...args, '--lake', desk.lake.lake.url, '--json'], {
    cwd: desk.folder.path,
  })
  return {code, result: JSON.parse(stdout) as VerifyResult, stderr}
}

async function setUpImported(): Promise<Desk> {
  const desk = await setUp({'posts/tea.md': TEA, 'posts/milk.md': article('Milk'), 'posts/cup.png': await png(9)})
  await callImport(['posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  return desk
}

const verdicts = ({articles}: VerifyResult): unknown[] =>
  articles.map(({path, verdict, messages}) => [path, verdict, messages.map(({rule}) => rule)])

describe('migrate verify', () => {
  test('proves what was imported equal to its sources, and writes nothing', async () => {
    await using desk = await setUpImported()
    const before = desk.all()
    const {code, result} = await verify(desk)
    expect([code, verdicts(result), result.checked, desk.all()]).toEqual([
      0,
      [
        ['posts/milk.md', 'equal', []],
        ['posts/tea.md', 'equal', []],
      ],
      {assets: 1, references: 2, parts: 4, partsLeft: 1},
      before,
    ])
  })

  test('is still a proof after the source changed and was merged into what an editor did', async () => {
    await using desk = await setUpImported()
    await writeFile(
      desk.folder.file('posts/tea.md'),
      TEA.replace('| 1 | 2 |', '| 1 | two |').replace('Pour', 'Do pour'),
    )
    await callImport(['posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(verdicts((await verify(desk)).result)).toEqual([
      ['posts/milk.md', 'equal', []],
      ['posts/tea.md', 'equal', []],
    ])
  })

  test('lists what is another than its source and why, with who edited it', async () => {
    await using desk = await setUpImported()
    await desk.client.patch('article-tea').set({title: 'Mine'}).commit()
    await writeFile(desk.folder.file('posts/milk.md'), article('Milk', 'Another.'))
    await writeFile(desk.folder.file('posts/new.md'), article('New'))
    const {code, result} = await verify(desk, ['posts'])
    expect([code, verdicts(result)]).toEqual([
      3,
      [
        ['posts/milk.md', 'pending', ['verify/pending']],
        ['posts/new.md', 'pending', ['verify/pending']],
        ['posts/tea.md', 'edited', ['verify/edited']],
      ],
    ])
    expect(result.articles[2]?.messages[0]?.reason).toMatch(/^\S+ \(20\S+Z\) changed title since the import\.$/)

    await using proxy = await startProxy(desk.lake.lake.url, ({path}) =>
      path.includes('/data/history/') ? 'cut-answer' : 'pass',
    )
    const args = ['verify', 'posts', '--lake', proxy.url]
    expect(await callCli(args, {cwd: desk.folder.path})).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('An editor changed title since the import.'),
    })

    await rm(desk.folder.file('posts/milk.md'))
    await desk.client.delete('article-tea')
    expect(verdicts((await verify(desk)).result)).toEqual([
      ['posts/milk.md', 'orphan', ['verify/orphan']],
      ['posts/tea.md', 'deleted', ['verify/deleted']],
    ])
  })

  test('finds a reference that leads nowhere and an image of other bytes', async () => {
    await using desk = await setUpImported()
    await desk.client
      .patch('article-milk')
      .set({about: {_type: 'reference', _ref: 'gone', _weak: true}})
      .commit()
    await writeFile(desk.folder.file('posts/cup.png'), await png(10))
    const {code, result} = await verify(desk)
    expect([code, verdicts(result)]).toEqual([
      1,
      [
        ['posts/milk.md', 'wrong', ['verify/reference', 'verify/edited']],
        ['posts/tea.md', 'wrong', ['verify/asset']],
      ],
    ])
  })

  test('finds an import record that does not fit its source', async () => {
    await using desk = await setUpImported()
    const written = JSON.stringify({fields: {title: 'x'}, blocks: []})
    await desk.client.patch('migration.article-milk').set({written}).commit()
    const {code, result} = await verify(desk, ['posts/milk.md'])
    expect([code, verdicts(result)]).toEqual([
      1,
      [['posts/milk.md', 'wrong', ['verify/conversion-differs', 'verify/edited']]],
    ])
  })

  test('tells a person', async () => {
    await using desk = await setUpImported()
    const {stdout} = await callCli(['verify', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(stdout).toMatch(
      /Verified the lake at .*: 2 equal to their sources\nLooked at fields and blocks of each, the HTML of 4 parts by another reading of the Markdown \(1 more say what only a dialect or HTML can\), the bytes of 1 images, and 2 references\n/,
    )
  })
})
