import {readdir} from 'node:fs/promises'
import {addAbortSignal, Readable} from 'node:stream'

import {describe, expect, test} from 'vitest'

import type {ImportResult} from '../../migrate/types.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {startCli} from '../helpers/runCli.ts'
import {startHoldingProxy, startProxy, type Fault, type ProxiedRequest} from '../helpers/startProxy.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article, setUp, type Desk} from './articles.ts'

const ARTICLES = Object.fromEntries(
  Array.from({length: 12}, (_, index) => [`posts/${index}.md`, article(`Post ${index}`)] as const),
)
/** More than go into the transactions that may be under way at once. */
const MANY = Object.fromEntries(
  Array.from({length: 250}, (_, index) => [`posts/${index}.md`, article(`Post ${index}`)] as const),
)

/** A request that writes articles, as opposed to the lock of the run. */
function writesArticles({path, body}: ProxiedRequest): boolean {
  return path.includes('/data/mutate/') && body.includes('"migration.record"')
}

function countArticles(desk: Desk): number {
  return desk.all().filter(({_type}) => _type === 'article').length
}

describe('Ctrl-C during an import', () => {
  test('finishes what is in flight, says what was done, and the same command goes on from there', async () => {
    await using desk = await setUp(MANY)
    await using proxy = await startHoldingProxy(desk.lake.lake.url, writesArticles)
    const cli = startCli(['import', 'posts', '--json', '--lake', proxy.url], {cwd: desk.folder.path})
    await proxy.arrived
    cli.child.kill('SIGINT')
    await cli.says('Stopping when what is in flight is written.')
    proxy.release()
    const {code, stdout} = await cli.finished
    const result = JSON.parse(stdout) as ImportResult

    expect([code, result.interrupted]).toEqual([130, true])
    const written = countArticles(desk)
    expect(result.counts.created).toBe(written)
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(250)
    expect(await desk.get('migration.lock')).toBeUndefined()

    const rest = await callImport(['posts', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([rest.code, rest.result.counts.created, rest.result.counts.unchanged]).toEqual([0, 250 - written, written])
  })

  test('a second Ctrl-C ends it at once, and the next run need not wait for its lock', async () => {
    await using desk = await setUp(ARTICLES)
    await using proxy = await startHoldingProxy(desk.lake.lake.url, writesArticles)
    const cli = startCli(['import', 'posts', '--json', '--lake', proxy.url], {cwd: desk.folder.path})
    await proxy.arrived
    cli.child.kill('SIGINT')
    await cli.says('Ctrl-C again ends at once.')
    cli.child.kill('SIGINT')
    expect(await cli.finished).toMatchObject({code: 130, stdout: ''})
    expect(await desk.get('migration.lock')).toMatchObject({pid: cli.child.pid})

    const next = await callImport(['posts', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([next.code, next.result.counts.created]).toEqual([0, 12])
  })
})

test('Ctrl-C during an apply says that it is stopping, and the same plan goes on from there', async () => {
  await using desk = await setUp(MANY)
  await callImport(['posts', '--lake', desk.lake.lake.url, '--out', 'plan.json'], {cwd: desk.folder.path})
  await using proxy = await startHoldingProxy(desk.lake.lake.url, writesArticles)
  const cli = startCli(['apply', 'plan.json', '--json', '--lake', proxy.url], {cwd: desk.folder.path})
  await proxy.arrived
  cli.child.kill('SIGINT')
  await cli.says('Stopping when what is in flight is written.')
  proxy.release()
  expect((await cli.finished).code).toBe(130)
  const written = countArticles(desk)
  expect(written).toBeGreaterThan(0)
  expect(written).toBeLessThan(250)

  const args = ['apply', 'plan.json', '--json', '--lake', desk.lake.lake.url]
  const {code, stdout} = await callCli(args, {cwd: desk.folder.path})
  const {counts} = JSON.parse(stdout) as ImportResult
  expect([code, counts.created, counts.unchanged]).toEqual([0, 250 - written, written])
})

describe('Ctrl-C during a command that writes nothing ends it with 130', () => {
  test('convert, while it waits for its input', async () => {
    await using folder = await createTempFolder({})
    const stop = new AbortController()
    const input = new Readable({read: () => stop.abort(new Error('Stopped'))})
    const {signal} = stop
    const called = callCli(['convert', '-'], {cwd: folder.path, signal, stdin: addAbortSignal(signal, input)})
    expect(await called).toMatchObject({code: 130, stdout: ''})
  })

  test.each([[['status', 'posts']], [['init', 'posts']]])('%s', async (args) => {
    await using folder = await createTempFolder({'posts/a.md': article('A')})
    const {code, stdout} = await callCli(args, {cwd: folder.path, signal: AbortSignal.abort(new Error('Stopped'))})
    const files = await readdir(folder.path)
    expect([code, stdout.replace(/^Target: .*\n/, ''), files]).toEqual([130, '', ['posts']])
  })
})

describe('a lake that has a bad day', () => {
  test('one refused article does not stop the others', async () => {
    await using desk = await setUp(ARTICLES)
    await using proxy = await startProxy(desk.lake.lake.url, (request) => {
      if (!writesArticles(request)) return 'pass'
      const {mutations} = JSON.parse(request.body.toString()) as {mutations: {create?: {_id: string}}[]}
      const index = mutations.findIndex(({create}) => create?._id === 'article-post-3')
      if (index < 0) return 'pass'
      const items = [{index, error: {type: 'insufficientPermissionsError', description: 'Not this one.', id: 'x'}}]
      return {status: 403, body: {error: {type: 'mutationError', description: 'Mutation failed', items}}}
    })
    const {code, result} = await callImport(['posts', '--lake', proxy.url], {cwd: desk.folder.path})
    expect([code, result.counts.created, result.counts.failed]).toEqual([1, 11, 1])
    expect(result.articles.find(({outcome}) => outcome === 'failed')?.messages).toEqual([
      {
        severity: 'error',
        rule: 'write/refused',
        reason:
          'The Content Lake refused it (403): Not this one. The article was not written; run the same command again to retry.',
      },
    ])
  })

  test('lost answers and 503s leave the dataset as one clean run would', async () => {
    await using desk = await setUp(ARTICLES)
    const faults = ['lose-answer', {status: 503}, {status: 429, headers: {'retry-after': '0'}}, 'reset'] as const
    let writes = 0
    await using proxy = await startProxy(desk.lake.lake.url, (request) =>
      writesArticles(request) ? (faults[writes++] ?? 'pass') : 'pass',
    )
    const written: string[] = []
    desk.lake.lake.engine.subscribe('production', ({changes}) => written.push(...changes.map(({id}) => id)))
    const {code, result} = await callImport(['posts', '--lake', proxy.url, '--concurrency', '1'], {
      cwd: desk.folder.path,
    })
    const articles = written.filter((id) => id.startsWith('article-'))
    expect([code, result.counts.created, articles.length, new Set(articles).size]).toEqual([0, 12, 12, 12])
  })

  test('an editor who saves while the import runs is not written over', async () => {
    await using desk = await setUp({'tea.md': article('Tea', 'One.')})
    await callImport(['tea.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    await using next = await setUp({'tea.md': article('Tea', 'Two.')})
    await using proxy = await startProxy(desk.lake.lake.url, async (request): Promise<Fault> => {
      if (writesArticles(request)) await desk.client.patch('article-tea').set({title: 'Mine'}).commit()
      return 'pass'
    })
    const {code, result} = await callImport(['tea.md', '--lake', proxy.url], {cwd: next.folder.path})
    expect([code, result.articles[0]?.outcome, result.articles[0]?.messages.map(({rule}) => rule)]).toEqual([
      3,
      'conflict',
      ['write/outdated'],
    ])
    expect(await desk.get('article-tea')).toMatchObject({title: 'Mine', body: [{children: [{text: 'One.'}]}]})
  })

  test('a target that takes no more ends the run with one message, and says what was done', async () => {
    await using desk = await setUp(MANY)
    let writes = 0
    await using proxy = await startProxy(desk.lake.lake.url, (request) => {
      if (!writesArticles(request) || writes++ === 0) return 'pass'
      return {
        status: 403,
        body: {error: 'Forbidden', message: 'Insufficient permissions; permission "create" required'},
      }
    })
    const args = ['posts', '--lake', proxy.url, '--concurrency', '1']
    const {code, result, stderr} = await callImport(args, {cwd: desk.folder.path})
    const written = countArticles(desk)
    expect([code, result.counts.created, result.problem?.code]).toEqual([1, written, 'target-unauthorized'])
    expect(written).toBeGreaterThan(0)
    expect(stderr.match(/permission "create" required/g)).toHaveLength(1)
  })
})
