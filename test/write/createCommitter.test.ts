import {describe, expect, test} from 'vitest'

import {createTargetClient} from '../../migrate/target/createTargetClient.ts'
import {createCommitter, type Committer} from '../../migrate/write/createCommitter.ts'
import {createPace} from '../../migrate/write/createPace.ts'
import {startLake} from '../helpers/startLake.ts'
import {startProxy, type Fault} from '../helpers/startProxy.ts'

interface Bench extends AsyncDisposable {
  commit: Committer
  /** The waits between tries, in milliseconds. */
  waits: number[]
  /** Ids of the transactions the lake committed, in order. */
  committed: string[]
  /** Requests that changed or tried to change something. */
  writes: () => number
  rev(id: string): Promise<string | null>
}

/** A committer on a lake whose mutation requests meet the given faults, one after another, and then none. */
async function setUp(faults: Fault[], onWait?: () => Promise<unknown>): Promise<Bench> {
  const lake = await startLake()
  let writes = 0
  const proxy = await startProxy(lake.lake.url, ({path}) =>
    path.includes('/data/mutate/') ? (faults[writes++] ?? 'pass') : 'pass',
  )
  const waits: number[] = []
  const committed: string[] = []
  lake.lake.engine.subscribe('production', ({transactionId}) => committed.push(transactionId))
  const client = createTargetClient({url: proxy.url, project: 'local', dataset: 'production'})
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms)
    await onWait?.()
  }
  const retry = {tries: 4, baseMs: 100, maxMs: 5000, sleep, random: () => 0}
  return {
    commit: createCommitter({client, pace: createPace(Infinity, Date.now, sleep), retry, now: Date.now}),
    waits,
    committed,
    writes: () => writes,
    rev: (id) => client.fetch('*[_id == $id][0]._rev', {id}),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]()
      await lake.close()
    },
  }
}

const RECORD = 'migration.article-tea'
const transaction = (id: string, runId = 'run-1') => ({
  id,
  mutations: [
    {create: {_id: 'article-tea', _type: 'article', title: 'Tea'}},
    {createOrReplace: {_id: RECORD, _type: 'migration.record', runId}},
  ],
  proof: {documentId: RECORD, runId},
})

const UNAVAILABLE: Fault = {status: 503}

describe('a transaction', () => {
  test('gives what it writes its own id as revision', async () => {
    await using bench = await setUp([])
    expect(await bench.commit(transaction('run-1-tea'))).toEqual({status: 'committed'})
    expect([await bench.rev('article-tea'), await bench.rev(RECORD), bench.waits]).toEqual([
      'run-1-tea',
      'run-1-tea',
      [],
    ])
  })

  test.each<{what: string; faults: Fault[]; waits: number[]}>([
    {what: '503, twice', faults: [UNAVAILABLE, UNAVAILABLE], waits: [100, 200]},
    {what: '429 with Retry-After in seconds', faults: [{status: 429, headers: {'retry-after': '3'}}], waits: [3000]},
    {
      what: '429 with a Retry-After beyond patience',
      faults: [{status: 429, headers: {'retry-after': '900'}}],
      waits: [5000],
    },
    {what: '429 without Retry-After', faults: [{status: 429}], waits: [100]},
    {what: 'a lost connection', faults: ['reset'], waits: [100]},
    {what: '500', faults: [{status: 500}], waits: [100]},
  ])('gets through after $what', async ({faults, waits}) => {
    await using bench = await setUp(faults)
    expect(await bench.commit(transaction('run-1-tea'))).toEqual({status: 'committed'})
    expect([bench.waits, bench.committed, bench.writes()]).toEqual([waits, ['run-1-tea'], faults.length + 1])
  })

  test('whose answer was lost is not sent again', async () => {
    await using bench = await setUp(['lose-answer'])
    expect(await bench.commit(transaction('run-1-tea'))).toEqual({status: 'committed'})
    expect([bench.committed, bench.writes()]).toEqual([['run-1-tea'], 1])
  })

  test('gives up when the target stays away, and then refuses the next without a request', async () => {
    await using bench = await setUp(['reset', 'reset', 'reset', 'reset'])
    const reason = expect.stringMatching(/^The Content Lake did not answer \(ECONNRESET\)\.$/)
    expect(await bench.commit(transaction('run-1-tea'))).toEqual({status: 'refused', reason})
    expect(await bench.commit(transaction('run-1-milk'))).toEqual({status: 'refused', reason})
    expect([bench.writes(), bench.waits]).toEqual([4, [100, 200, 400]])
  })

  test('after a 503 to the end, others are still tried', async () => {
    await using bench = await setUp([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE])
    expect(await bench.commit(transaction('run-1-tea'))).toEqual({
      status: 'refused',
      reason: 'The Content Lake refused it (503): Injected - an injected fault',
    })
    expect(await bench.commit(transaction('run-1-milk'))).toEqual({status: 'committed'})
  })

  test('that the lake refuses is told in the words of the lake, and not tried again', async () => {
    await using bench = await setUp([])
    const reference = {_type: 'reference', _ref: 'category-none'}
    const result = await bench.commit({
      ...transaction('run-1-tea'),
      mutations: [{create: {_id: 'article-tea', _type: 'article', category: reference}}],
    })
    expect(result).toEqual({
      status: 'refused',
      reason: expect.stringMatching(/^The Content Lake refused it \(409\): .*category-none/),
    })
    expect([bench.writes(), bench.waits, bench.committed]).toEqual([1, [], []])
  })

  test('on a document that someone changed in between is outdated', async () => {
    await using bench = await setUp([])
    await bench.commit(transaction('run-1-tea'))
    expect(await bench.commit(transaction('run-2-tea', 'run-2'))).toMatchObject({status: 'outdated'})
    const patch = {id: 'article-tea', ifRevisionID: 'run-0-tea', set: {title: 'Mine'}}
    const result = await bench.commit({...transaction('run-3-tea', 'run-3'), mutations: [{patch}]})
    expect(result).toMatchObject({status: 'outdated'})
    expect(await bench.rev('article-tea')).toBe('run-1-tea')
  })

  test('is not taken for committed because an earlier run wrote the record', async () => {
    await using bench = await setUp(['pass', 'reset'])
    await bench.commit(transaction('run-1-tea'))
    const next = {...transaction('run-2-tea', 'run-2')}
    const mutations = next.mutations.filter((mutation) => 'createOrReplace' in mutation)
    expect(await bench.commit({...next, mutations})).toEqual({status: 'committed'})
    expect([bench.committed, bench.writes()]).toEqual([['run-1-tea', 'run-2-tea'], 3])
  })

  test('that does not accept the token stops the others', async () => {
    await using bench = await setUp([{status: 401, body: {error: 'Unauthorized', message: 'Session not found'}}])
    const reason = 'The Content Lake refused it (401): Unauthorized - Session not found'
    expect(await bench.commit(transaction('run-1-tea'))).toEqual({status: 'refused', reason})
    expect(await bench.commit(transaction('run-1-milk'))).toEqual({status: 'refused', reason})
    expect(bench.writes()).toBe(1)
  })
})
