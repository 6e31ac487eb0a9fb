import {chmod, rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {StatusResult} from '../../migrate/types.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {withoutPrivileges} from '../read/tempFolder.ts'
import {article, setUp, type Desk} from './articles.ts'

async function status(desk: Desk, args: string[] = []): Promise<{code: number; result: StatusResult; stderr: string}> {
  const {code, stdout, stderr} = await callCli(['status', ...args, '--lake', desk.lake.lake.url, '--json'], {
    cwd: desk.folder.path,
  })
  return {code, result: JSON.parse(stdout) as StatusResult, stderr}
}

/** Six articles, one in each state. */
async function setUpStates(): Promise<{desk: Desk; runs: string[]}> {
  const names = ['conflict', 'deleted', 'edited', 'imported', 'orphan', 'pending']
  const desk = await setUp(
    Object.fromEntries(names.map((name) => [`posts/${name}.md`, article(name, `The ${name} one.\n\nIt goes on.`)])),
  )
  const run = () => callImport(['posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  const first = await run()
  const set = (id: string, text: string) => desk.client.patch(id).set({'body[0].children[0].text': text}).commit()
  await set('article-conflict', 'Mine.')
  await set('article-edited', 'Edited.')
  await desk.client.create({
    ...(await desk.get('article-edited')),
    _id: 'drafts.article-edited',
    _type: 'article',
    title: 'New',
  })
  await desk.client.delete('article-deleted')
  await writeFile(desk.folder.file('posts/conflict.md'), article('conflict', 'Theirs.\n\nIt goes on.'))
  const second = await run()
  await rm(desk.folder.file('posts/orphan.md'))
  await writeFile(desk.folder.file('posts/pending.md'), article('pending', 'Another text.'))
  await writeFile(desk.folder.file('posts/new.md'), article('new'))
  return {desk, runs: [first.result.run, second.result.run]}
}

describe('migrate status', () => {
  test('takes a source that may not be read for one that is there', async () => {
    await using desk = await setUp({'posts/tea.md': article('Tea')})
    await callImport(['posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    await chmod(desk.folder.file('posts/tea.md'), 0)
    const {result} = await withoutPrivileges(() => status(desk))
    expect(result.articles.map(({state, source}) => [state, source])).toEqual([['pending', 'changed']])
  })

  test('says of every article where it stands, and which runs there were; it writes nothing', async () => {
    const {desk, runs} = await setUpStates()
    await using _ = desk
    const before = desk.all()
    const {code, result} = await status(desk, ['posts'])
    expect([code, desk.all()]).toEqual([0, before])
    expect(
      result.articles.map(({path, state, source, edits, draft, conflicts}) => [
        path,
        state,
        source,
        edits,
        draft,
        conflicts.length,
      ]),
    ).toEqual([
      ['posts/conflict.md', 'conflict', 'same', 'the block "Mine."', undefined, 1],
      ['posts/deleted.md', 'deleted', 'same', undefined, undefined, 0],
      ['posts/edited.md', 'edited', 'same', 'the block "Edited."', 'title and the block "Edited."', 0],
      ['posts/imported.md', 'imported', 'same', undefined, undefined, 0],
      ['posts/new.md', 'pending', 'new', undefined, undefined, 0],
      ['posts/orphan.md', 'orphan', 'gone', undefined, undefined, 0],
      ['posts/pending.md', 'pending', 'changed', undefined, undefined, 0],
    ])
    expect(result.counts).toEqual({pending: 2, imported: 1, edited: 1, conflict: 1, orphan: 1, deleted: 1})
    expect(result.runs.map(({run, counts, articles}) => [run, counts?.created, articles])).toEqual([
      [runs[1], 0, 1],
      [runs[0], 6, 5],
    ])
  })

  test('without paths looks at what was imported, with a path at that alone', async () => {
    const {desk} = await setUpStates()
    await using _ = desk
    expect((await status(desk)).result.articles.map(({path}) => path)).not.toContain('posts/new.md')
    expect((await status(desk, ['posts/edited.md'])).result.articles.map(({path}) => path)).toEqual(['posts/edited.md'])
    expect((await status(desk, ['posts/orphan.md'])).result.articles.map(({state}) => state)).toEqual(['orphan'])
    const lost = await status(desk, ['posts/lost.md'])
    expect([lost.code, lost.result.articles, lost.stderr]).toEqual([1, [], expect.stringContaining('posts/lost.md')])
  })

  test('tells a person', async () => {
    const {desk} = await setUpStates()
    await using _ = desk
    const {stdout} = await callCli(['status', 'posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(stdout)
      .toContain(`in conflict           posts/conflict.md → article-conflict: an editor changed the block "Mine."; 1 to decide
deleted by an editor  posts/deleted.md → article-deleted
edited since          posts/edited.md → article-edited: an editor changed the block "Edited."; a draft changes title and the block "Edited."
to import             posts/new.md: never imported
without source        posts/orphan.md → article-orphan
to import             posts/pending.md → article-pending: the source changed
`)
    expect(stdout).toMatch(
      /: 1 imported, 1 edited since, 2 to import, 1 in conflict, 1 without source, 1 deleted by an editor\n/,
    )
    expect(stdout).toMatch(
      /Runs, the last one first:\n {2}run-\S+ {2}20.* UTC; 1 conflict, 1 deleted; 1 last written by it\n {2}run-\S+ {2}20.* UTC; 6 created; 5 last written by it\n/,
    )
  })

  test('an empty dataset has nothing', async () => {
    await using desk = await setUp({})
    const {stdout} = await callCli(['status', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(stdout).toMatch(/: nothing imported\n$/)
  })
})
