import {describe, expect, test} from 'vitest'

import type {ImportResult} from '../../migrate/types.ts'
import {runImport, startCli} from '../helpers/runCli.ts'
import {startProxy, type Fault} from '../helpers/startProxy.ts'
import {article, setUp} from './articles.ts'

const ARTICLES = Object.fromEntries(
  Array.from({length: 12}, (_, index) => [`posts/${index}.md`, article(`Post ${index}`)] as const),
)

describe('Ctrl-C during an import', () => {
  test('finishes what is in flight, says what was done, and the same command goes on from there', async () => {
    await using desk = await setUp(ARTICLES)
    const arrived = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    await using proxy = await startProxy(desk.lake.lake.url, async ({path}): Promise<Fault> => {
      if (path.includes('/data/mutate/')) {
        arrived.resolve()
        await released.promise
      }
      return 'pass'
    })
    const cli = startCli(['import', 'posts', '--json', '--lake', proxy.url], {cwd: desk.folder.path})
    await arrived.promise
    cli.child.kill('SIGINT')
    await cli.says('Stopping when what is in flight is written.')
    released.resolve()
    const {code, stdout} = await cli.finished
    const result = JSON.parse(stdout) as ImportResult

    expect([code, result.interrupted]).toEqual([130, true])
    const written = desk.all().filter(({_type}) => _type === 'article').length
    expect(result.counts.created).toBe(written)
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(12)

    const rest = await runImport(['posts', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([rest.code, rest.result.counts.created, rest.result.counts.unchanged]).toEqual([0, 12 - written, written])
  })

  test('a second Ctrl-C ends it at once', async () => {
    await using desk = await setUp(ARTICLES)
    const arrived = Promise.withResolvers<void>()
    await using proxy = await startProxy(desk.lake.lake.url, async ({path}): Promise<Fault> => {
      if (!path.includes('/data/mutate/')) return 'pass'
      arrived.resolve()
      return new Promise(() => {})
    })
    const cli = startCli(['import', 'posts', '--json', '--lake', proxy.url], {cwd: desk.folder.path})
    await arrived.promise
    cli.child.kill('SIGINT')
    await cli.says('Ctrl-C again ends at once.')
    cli.child.kill('SIGINT')
    expect(await cli.finished).toMatchObject({code: 130, stdout: ''})
  })
})

describe('a lake that has a bad day', () => {
  test('one refused article does not stop the others', async () => {
    await using desk = await setUp(ARTICLES)
    let refused = false
    await using proxy = await startProxy(desk.lake.lake.url, ({path}) => {
      if (refused || !path.includes('/data/mutate/')) return 'pass'
      refused = true
      const items = [{index: 0, error: {type: 'insufficientPermissionsError', description: 'Not this one.', id: 'x'}}]
      return {status: 400, body: {error: {type: 'mutationError', description: 'Mutation failed', items}}}
    })
    const {code, result} = await runImport(['posts', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([code, result.counts.created, result.counts.failed]).toEqual([1, 11, 1])
    expect(result.articles.find(({outcome}) => outcome === 'failed')?.messages).toEqual([
      {
        severity: 'error',
        rule: 'write/refused',
        reason:
          'The Content Lake refused it (400): Not this one. The article was not written; run the same command again to retry.',
      },
    ])
  })

  test('lost answers and 503s leave the dataset as one clean run would', async () => {
    await using desk = await setUp(ARTICLES)
    const faults = [
      'lose-answer',
      {status: 503},
      'pass',
      {status: 429, headers: {'retry-after': '0'}},
      'reset',
    ] as const
    let writes = 0
    await using proxy = await startProxy(desk.lake.lake.url, ({path}) =>
      path.includes('/data/mutate/') ? (faults[writes++] ?? 'pass') : 'pass',
    )
    const commits: string[] = []
    desk.lake.lake.engine.subscribe('production', ({transactionId}) => commits.push(transactionId))
    const {code, result} = await runImport(['posts', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([code, result.counts.created, commits.length, new Set(commits).size]).toEqual([0, 12, 12, 12])
  })

  test('an editor who saves while the import runs is not written over', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'One.')})
    await runImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    await using next = await setUp({'tea.md': article('Tea', 'Two.')})
    await using proxy = await startProxy(desk.lake.lake.url, async ({path}): Promise<Fault> => {
      if (path.includes('/data/mutate/')) await desk.client.patch('article-tea').set({title: 'Mine'}).commit()
      return 'pass'
    })
    const {code, result} = await runImport(['tea.md', '--lake', proxy.url], {cwd: next.folder.path})
    expect([code, result.articles[0]?.outcome, result.articles[0]?.messages.map(({rule}) => rule)]).toEqual([
      3,
      'conflict',
      ['write/outdated'],
    ])
    expect(await desk.get('article-tea')).toMatchObject({title: 'Mine', body: [{children: [{text: 'One.'}]}]})
  })
})
