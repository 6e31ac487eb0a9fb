import {rm} from 'node:fs/promises'

import {afterEach, describe, expect, test, vi} from 'vitest'

import {applyPlan} from '../../migrate/applyPlan.ts'
import {packageVersion} from '../../migrate/packageVersion.ts'
import {rollbackRun} from '../../migrate/rollbackRun.ts'
import {readPlanFile} from '../../migrate/saved/planFiles.ts'
import {createTargetClient} from '../../migrate/target/createTargetClient.ts'
import type {ImportResult, ProgressEvent, RollbackResult} from '../../migrate/types.ts'
import {LOCK_ID} from '../../migrate/write/lock/acquireLock.ts'
import {lockDataset} from '../../migrate/write/lock/lockDataset.ts'
import {article, setUp, type Desk} from '../cli/articles.ts'
import {callCli, callImport} from '../helpers/callCli.ts'
import {startHoldingProxy, startProxy, type ProxiedRequest} from '../helpers/startProxy.ts'
import {runImport} from './runImport.ts'

const POSTS = {'posts/tea.md': article('Tea'), 'posts/milk.md': article('Milk')}

function writesArticles({path, body}: ProxiedRequest): boolean {
  return path.includes('/data/mutate/') && body.includes('"migration.record"')
}

const importTo = (desk: Desk, url: string, ...flags: string[]) =>
  callImport(['posts', '--lake', url, ...flags], {cwd: desk.folder.path})

const savePlan = (desk: Desk, ...flags: string[]) => importTo(desk, desk.lake.lake.url, '--out', 'plan.json', ...flags)

function common(url: string) {
  const place = {url, project: 'local', dataset: 'production'}
  return {target: {kind: 'lake', ...place, client: createTargetClient(place)} as const, now: Date.now}
}

async function apply(desk: Desk, url: string, options: {signal?: AbortSignal; onPruned?: () => void} = {}) {
  const plan = await readPlanFile(desk.folder.file('plan.json'), packageVersion())
  const run = {cwd: desk.folder.path, runId: 'run-apply', toolVersion: '1.0.0', onProgress: () => {}}
  return applyPlan(plan, {...common(url), ...run, ...options})
}

function rollback(url: string, onProgress: (event: ProgressEvent) => void = () => {}) {
  const randomId = () => crypto.randomUUID().replaceAll('-', '')
  return rollbackRun({...common(url), dryRun: false, force: false, randomId, onProgress})
}

describe('a run that is stopped', () => {
  test('while it waits for another one was interrupted, and did nothing', async () => {
    await using desk = await setUp(POSTS)
    await using _lock = await lockDataset(desk.client, 'another-run')
    const stop = new AbortController()
    const options = {wait: true, onWait: () => stop.abort(new Error('Stopped')), signal: stop.signal}
    const {interrupted, articles, problem} = await runImport(desk.folder.path, desk.lake.lake.url, options)
    expect([interrupted, articles, problem]).toEqual([true, [], undefined])
  })

  test('while it deletes what a plan names deletes no more', async () => {
    await using desk = await setUp({...POSTS, 'posts/rest.md': article('Rest')})
    await importTo(desk, desk.lake.lake.url)
    for (const path of Object.keys(POSTS)) await rm(desk.folder.file(path))
    await savePlan(desk, '--prune')
    const stop = new AbortController()
    const result = await apply(desk, desk.lake.lake.url, {signal: stop.signal, onPruned: () => stop.abort()})
    expect([result.interrupted, result.counts.pruned]).toEqual([true, 1])
    expect(desk.all().filter(({_type}) => _type === 'article')).toHaveLength(2)
  })
})

describe('a run whose lock another run took over', () => {
  afterEach(() => void vi.useRealTimers())

  test.each<[name: string, run: (desk: Desk, url: string) => Promise<ImportResult | RollbackResult>]>([
    ['an import', (desk, url) => runImport(desk.folder.path, url)],
    ['an apply', apply],
    ['a rollback', (_, url) => rollback(url)],
  ])('%s ends, and says so', async (name, run) => {
    await using desk = await setUp(POSTS)
    if (name === 'an apply') await savePlan(desk)
    if (name === 'a rollback') await importTo(desk, desk.lake.lake.url)
    await using proxy = await startHoldingProxy(
      desk.lake.lake.url,
      ({path, body}) => path.includes('/data/mutate/') && body.includes('article-tea'),
    )
    vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
    const ended = run(desk, proxy.url).then(
      (result) => ('problem' in result ? result.problem : undefined),
      (error: unknown) => error,
    )
    await proxy.arrived
    await desk.client.createOrReplace({_id: LOCK_ID, _type: LOCK_ID, run: 'run-far', host: 'far away', pid: 1})
    vi.advanceTimersByTime(10_000)
    proxy.release()
    expect(await ended).toMatchObject({code: 'locked', message: expect.stringContaining('took over the lock')})
    expect(await desk.get(LOCK_ID)).toMatchObject({run: 'run-far'})
  })
})

test('an apply that the target refuses half-way says what was done, once why it ended, and is recorded', async () => {
  const posts = Array.from({length: 120}, (_, index) => [`posts/${index}.md`, article(`Post ${index}`)] as const)
  await using desk = await setUp({...Object.fromEntries(posts), 'posts/old.md': article('Old')})
  await importTo(desk, desk.lake.lake.url, '--only', '**/old.md')
  await savePlan(desk)
  let writes = 0
  await using proxy = await startProxy(desk.lake.lake.url, (request) =>
    writesArticles(request) && writes++ > 0
      ? {status: 402, body: {error: 'Payment Required', message: 'the quota is used up'}}
      : 'pass',
  )
  const {code, stdout, stderr} = await callCli(['apply', 'plan.json', '--json', '--lake', proxy.url], {
    cwd: desk.folder.path,
  })
  const {run, counts, problem} = JSON.parse(stdout) as ImportResult
  expect([code, problem?.code, stderr.match(/the quota is used up/g)?.length]).toEqual([1, 'target-full', 1])
  expect(counts.created).toBeGreaterThan(0)
  expect(counts.created).toBeLessThan(120)
  expect(await desk.get(`migration.run.${run}`)).toMatchObject({interrupted: false, paths: ['posts']})
})

test('a rollback counts on, also what the run deleted', async () => {
  await using desk = await setUp({...POSTS, 'posts/old.md': article('Old')})
  await importTo(desk, desk.lake.lake.url, '--only', '**/old.md')
  await rm(desk.folder.file('posts/old.md'))
  await importTo(desk, desk.lake.lake.url, '--prune')
  const told: ProgressEvent[] = []
  const {counts} = await rollback(desk.lake.lake.url, (event) => told.push(event))
  expect(counts).toEqual({removed: 2, restored: 1, refused: 0})
  expect(told.map(({current, total}) => `${current}/${total}`)).toEqual(['1/3', '2/3', '3/3'])
})
