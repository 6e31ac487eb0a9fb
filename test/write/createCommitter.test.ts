import {describe, expect, test} from 'vitest'

import {createTargetClient} from '../../migrate/target/createTargetClient.ts'
import type {Mutation} from '../../migrate/plan/types.ts'
import {
  createCommitter,
  type ArticleChange,
  type Committer,
  type CommitterOptions,
} from '../../migrate/write/createCommitter.ts'
import {createPace} from '../../migrate/write/createPace.ts'
import {createRequester} from '../../migrate/write/createRequester.ts'
import {startLake} from '../helpers/startLake.ts'
import {startProxy, type Fault} from '../helpers/startProxy.ts'

interface Bench extends AsyncDisposable {
  committer: Committer
  commit: Committer['commit']
  /** The waits between tries, in milliseconds. */
  waits: number[]
  /** Ids of the transactions the lake committed, in order. */
  committed: string[]
  /** Requests that changed or tried to change something. */
  writes: () => number
  /** How many bytes each of them had. */
  sizes: number[]
  rev(id: string): Promise<string | null>
}

/** A committer on a lake whose mutation requests meet the given faults, one after another, and then none. */
async function setUp(faults: Fault[], options: Partial<CommitterOptions> = {}): Promise<Bench> {
  const lake = await startLake()
  let writes = 0
  const sizes: number[] = []
  const proxy = await startProxy(lake.lake.url, ({path, body}) => {
    if (!path.includes('/data/mutate/')) return 'pass'
    sizes.push(body.byteLength)
    return faults[writes++] ?? 'pass'
  })
  const waits: number[] = []
  const committed: string[] = []
  lake.lake.engine.subscribe('production', ({transactionId}) => committed.push(transactionId))
  const client = createTargetClient({url: proxy.url, project: 'local', dataset: 'production'})
  let time = 0
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms)
    time += ms
    return Promise.resolve()
  }
  const committer = createCommitter({
    requester: createRequester(client),
    pace: createPace(Infinity, () => time, sleep),
    retry: {tries: 4, baseMs: 100, maxMs: 5000, sleep, random: () => 0},
    now: Date.now,
    runId: 'run-1',
    maxBytes: 4_000_000,
    maxArticles: 100,
    concurrency: 1,
    lingerMs: 5,
    hash: (text) => text.replaceAll('\n', '-'),
    ...options,
  })
  return {
    committer,
    commit: (change) => committer.commit(change),
    waits,
    committed,
    writes: () => writes,
    sizes,
    rev: (id) => client.fetch('*[_id == $id][0]._rev', {id}),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]()
      await lake.close()
    },
  }
}

/** An article about a drink, with its import record. */
function drink(name: string, more: Mutation[] = []): ArticleChange {
  const proofId = `migration.article-${name}`
  return {
    key: name,
    mutations: [
      ...more,
      {create: {_id: `article-${name}`, _type: 'article', title: name}},
      {createOrReplace: {_id: proofId, _type: 'migration.record'}},
    ],
    proofId,
  }
}

const CATEGORY: Mutation = {createIfNotExists: {_id: 'category-drinks', _type: 'category', title: 'Drinks'}}

const UNAVAILABLE: Fault = {status: 503}

describe('a transaction', () => {
  test('gives what it writes its own id as revision', async () => {
    await using bench = await setUp([])
    expect(await bench.commit(drink('tea'))).toEqual({status: 'committed', transactionId: 'run-1-tea'})
    const revisions = [await bench.rev('article-tea'), await bench.rev('migration.article-tea')]
    expect([revisions, bench.waits]).toEqual([['run-1-tea', 'run-1-tea'], []])
  })

  test.each<{what: string; faults: Fault[]; waits: number[]}>([
    {what: '503, twice', faults: [UNAVAILABLE, UNAVAILABLE], waits: [100, 200]},
    {what: '429 with Retry-After in seconds', faults: [{status: 429, headers: {'retry-after': '3'}}], waits: [3000]},
    {
      what: '429 with the time of a new start',
      faults: [{status: 429, headers: {'ratelimit-reset': '2'}}],
      waits: [2000],
    },
    {
      what: '429 with a Retry-After beyond patience',
      faults: [{status: 429, headers: {'retry-after': '900'}}],
      waits: [5000],
    },
    {what: '429 without Retry-After', faults: [{status: 429}], waits: [100]},
    {what: 'a lost connection', faults: ['reset'], waits: [100]},
    {what: 'an answer that is cut off', faults: ['cut-answer'], waits: [100]},
    {what: '500', faults: [{status: 500}], waits: [100]},
  ])('gets through after $what', async ({what, faults, waits}) => {
    await using bench = await setUp(faults)
    expect(await bench.commit(drink('tea'))).toEqual({status: 'committed', transactionId: 'run-1-tea'})
    const sent = what.includes('cut off') ? 1 : faults.length + 1
    expect([bench.waits, bench.committed, bench.writes()]).toEqual([waits, ['run-1-tea'], sent])
  })

  test('whose answer was lost is not sent again', async () => {
    await using bench = await setUp(['lose-answer'])
    expect(await bench.commit(drink('tea'))).toEqual({status: 'committed', transactionId: 'run-1-tea'})
    expect([bench.committed, bench.writes()]).toEqual([['run-1-tea'], 1])
  })

  test('whose answer was lost, and the answer to whether it got through as well, is applied once', async () => {
    await using bench = await setUp(['lose-answer', 'lose-answer', {status: 502}, 'pass'])
    expect(await bench.commit(drink('tea'))).toEqual({status: 'committed', transactionId: 'run-1-tea'})
    expect(bench.committed).toEqual(['run-1-tea'])
  })

  test('gives up when the target stays away, and then sends no other', async () => {
    await using bench = await setUp(['reset', 'reset', 'reset', 'reset'])
    const error = expect.objectContaining({code: 'ECONNRESET'})
    expect(await bench.commit(drink('tea'))).toEqual({status: 'lost', error})
    expect(await bench.commit(drink('milk'))).toEqual({status: 'lost', error})
    expect([bench.writes(), bench.waits]).toEqual([4, [100, 200, 400]])
  })

  test('after a 503 to the end, others are still tried', async () => {
    await using bench = await setUp([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE])
    expect(await bench.commit(drink('tea'))).toEqual({
      status: 'refused',
      reason: 'The Content Lake refused it (503): Injected - an injected fault',
    })
    expect(await bench.commit(drink('milk'))).toEqual({status: 'committed', transactionId: 'run-1-milk'})
  })

  test('that the lake refuses is told in the words of the lake, and not tried again', async () => {
    await using bench = await setUp([])
    const category = {_type: 'reference', _ref: 'category-none'}
    const result = await bench.commit({
      key: 'tea',
      mutations: [{create: {_id: 'article-tea', _type: 'article', category}}],
    })
    expect(result).toEqual({
      status: 'refused',
      reason: expect.stringMatching(/^The Content Lake refused it \(409\): .*category-none/),
    })
    expect([bench.writes(), bench.waits, bench.committed]).toEqual([1, [], []])
  })

  test('on a document that someone changed in between is outdated', async () => {
    await using bench = await setUp([])
    await bench.commit(drink('tea'))
    expect(await bench.commit({...drink('tea'), key: 'tea-again'})).toMatchObject({status: 'outdated'})
    const patch = {id: 'article-tea', ifRevisionID: 'run-0-tea', set: {title: 'Mine'}}
    expect(await bench.commit({key: 'tea-patch', mutations: [{patch}]})).toMatchObject({status: 'outdated'})
    expect(await bench.rev('article-tea')).toBe('run-1-tea')
  })

  test('that does not accept the token stops the others', async () => {
    await using bench = await setUp([{status: 401, body: {error: 'Unauthorized', message: 'Session not found'}}])
    const error = expect.objectContaining({statusCode: 401, message: 'Unauthorized - Session not found'})
    expect(await bench.commit(drink('tea'))).toEqual({status: 'lost', error})
    expect(await bench.commit(drink('milk'))).toEqual({status: 'lost', error})
    expect(bench.writes()).toBe(1)
  })
})

describe('several articles', () => {
  const commitAll = ({commit}: Bench, changes: ArticleChange[]) => Promise.all(changes.map((change) => commit(change)))
  const DRINKS = ['tea', 'milk', 'water', 'cocoa', 'juice']

  test('share a transaction, and what they all need is in it once', async () => {
    await using bench = await setUp([])
    const results = await commitAll(
      bench,
      DRINKS.map((name) => drink(name, [CATEGORY])),
    )
    expect(results.every(({status}) => status === 'committed')).toBe(true)
    expect(bench.committed).toEqual(['run-1-tea-milk-water-cocoa-juice'])
    const alone = await setUp([])
    await commitAll(
      alone,
      DRINKS.map((name) => drink(name)),
    )
    expect((bench.sizes[0] ?? 0) - (alone.sizes[0] ?? 0)).toBe(JSON.stringify(CATEGORY).length + 1)
    await alone[Symbol.asyncDispose]()
  })

  test('are as many as fit into the bytes of a request, counted in bytes', async () => {
    await using bench = await setUp([], {maxBytes: 2000})
    const tall = DRINKS.map((name) =>
      drink(name, [{create: {_id: `note-${name}`, _type: 'note', text: '日本'.repeat(80)}}]),
    )
    expect(await commitAll(bench, tall)).toMatchObject(DRINKS.map(() => ({status: 'committed'})))
    expect(bench.sizes).toHaveLength(3)
    expect(Math.max(...bench.sizes)).toBeLessThanOrEqual(2000)
  })

  test('one that fits into no request is refused with its size, and the others arrive', async () => {
    await using bench = await setUp([], {maxBytes: 2000})
    const huge = drink('sea', [{create: {_id: 'note', _type: 'note', text: 'x'.repeat(3000)}}])
    const [tea, sea] = await commitAll(bench, [drink('tea'), huge])
    expect([tea, sea]).toEqual([
      {status: 'committed', transactionId: 'run-1-tea'},
      {status: 'refused', reason: expect.stringMatching(/^It has \d+ bytes .* takes 2000 in one request/)},
    ])
  })

  test('a refused one is found, told, and the others arrive', async () => {
    await using bench = await setUp([])
    const category = {_type: 'reference', _ref: 'category-none'}
    const bad = drink('water', [{create: {_id: 'note', _type: 'note', category}}])
    const results = await commitAll(
      bench,
      DRINKS.map((name) => (name === 'water' ? bad : drink(name))),
    )
    expect(results.map(({status}) => status)).toEqual(['committed', 'committed', 'refused', 'committed', 'committed'])
    expect(bench.committed).toEqual(['run-1-tea-milk-cocoa-juice'])
  })

  test('a refusal that does not say whom it is for is found by halves', async () => {
    const unnamed: Fault = {status: 400, body: {error: 'Bad Request', message: 'Something is wrong'}}
    // All five; then the first three, the first two, the third; then the rest passes.
    await using bench = await setUp([unnamed, unnamed, 'pass', unnamed])
    const results = await commitAll(
      bench,
      DRINKS.map((name) => drink(name)),
    )
    expect(results.map(({status}) => status)).toEqual(['committed', 'committed', 'refused', 'committed', 'committed'])
  })

  test('one that an editor changed meanwhile does not hold up the others', async () => {
    await using bench = await setUp([])
    await bench.commit(drink('tea'))
    const results = await commitAll(bench, [drink('milk'), {...drink('tea'), key: 'tea-again'}])
    expect(results.map(({status}) => status)).toEqual(['committed', 'outdated'])
  })

  test('that wait when the run is stopped are not sent', async () => {
    const controller = new AbortController()
    const retry = {
      tries: 4,
      baseMs: 1,
      maxMs: 1,
      sleep: () => Promise.resolve(),
      random: () => 0,
      signal: controller.signal,
    }
    await using bench = await setUp([], {maxArticles: 1, retry})
    const results = commitAll(
      bench,
      DRINKS.map((name) => drink(name)),
    )
    controller.abort()
    expect((await results).filter(({status}) => status === 'stopped').length).toBeGreaterThan(3)
    expect(bench.committed.length).toBeLessThanOrEqual(1)
  })
})
