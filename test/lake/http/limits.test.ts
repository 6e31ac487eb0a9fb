import {describe, expect, test} from 'vitest'

import {createLake} from '../../../src/lake/index.ts'
import type {LimitsMode} from '../../../src/lake/index.ts'
import {createLakeClient, startLake} from '../../helpers/startLake.ts'
import {sendRequest} from './sendRequest.ts'
import type {RawResponse} from './sendRequest.ts'

const MUTATE = '/v2025-02-19/data/mutate/production'

function write(port: number, path = MUTATE): Promise<RawResponse> {
  const body = JSON.stringify({mutations: [{createOrReplace: {_id: 'a', _type: 'note'}}]})
  return sendRequest(port, path, {method: 'POST', body})
}

/** Writes faster and faster until one request is refused for it, so that a slow machine sees one, too. */
async function writeUntilRefused(port: number, path: string): Promise<{refused: RawResponse; taken: Set<number>}> {
  for (let count = 30; ; count *= 2) {
    const answers = await Promise.all(Array.from({length: count}, () => write(port, path)))
    const refused = answers.find(({status}) => status === 429)
    const others = answers.filter(({status}) => status !== 429)
    if (refused !== undefined) return {refused, taken: new Set(others.map(({status}) => status))}
  }
}

/** A document with so many attributes besides `_id`, `_type`, `_rev`, `_createdAt` and `_updatedAt`. */
function documentWith(id: string, count: number, prefix = 'a') {
  const attributes = Array.from({length: count}, (_, index) => [`${prefix}${index}`, index])
  return {_id: id, _type: 'note', ...Object.fromEntries(attributes)}
}

describe('a lake with the hosted limits', () => {
  test('takes 25 mutation requests in a second, and says when it takes more', async () => {
    await using started = await startLake({limits: 'hosted'})
    const {port} = started.lake
    const {refused, taken} = await writeUntilRefused(port, MUTATE)
    expect(taken).toEqual(new Set([200]))
    expect(refused.headers).toMatchObject({
      'retry-after': '1',
      'ratelimit-limit': '25',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1',
      'x-ratelimit-limit-second': '25',
      'x-ratelimit-remaining-second': '0',
    })
    expect(JSON.parse(refused.text)).toEqual({
      statusCode: 429,
      error: 'Too Many Requests',
      message: 'More than 25 mutation requests a second came from one address. Wait 1 s, then try again.',
    })
    const query = await sendRequest(port, '/v1/data/query/production?query=1')
    expect([query.status, query.headers['ratelimit-limit']]).toEqual([200, '500'])
  })

  test.each([
    ['/v1/data/actions/production', 400, 'mutation'],
    ['/v1/assets/files/production', 200, 'upload'],
  ])('takes 25 POST %s in a second', async (path, status, kind) => {
    await using started = await startLake({limits: 'hosted'})
    const {refused, taken} = await writeUntilRefused(started.lake.port, path)
    expect(taken).toEqual(new Set([status]))
    expect(refused.text).toContain(`More than 25 ${kind} requests a second`)
  })

  test('takes GET queries as long as clients send them, and headers of 15,000 bytes', async () => {
    await using started = await startLake({limits: 'hosted'})
    const {client, lake} = started
    const queryOf = (length: number): string => `"${'x'.repeat(length)}"`
    expect(await client.fetch(queryOf(11_000))).toHaveLength(11_000)
    expect(await client.fetch(queryOf(20_000))).toHaveLength(20_000)
    const long = await sendRequest(lake.port, `/v1/data/query/production?query=${queryOf(11_300)}`)
    expect([long.status, JSON.parse(long.text)]).toMatchObject([
      414,
      {message: expect.stringContaining('Send the query in the body of a POST')},
    ])
    const headers = await sendRequest(lake.port, '/v1/ping', {headers: {'x-large': 'x'.repeat(15_000)}})
    expect([headers.status, JSON.parse(headers.text)]).toMatchObject([
      431,
      {message: expect.stringContaining('at most 15000 are accepted')},
    ])
  })

  test('takes 1,000 attributes a document', async () => {
    await using started = await startLake({limits: 'hosted'})
    const {client} = started
    await client.create(documentWith('most', 995))
    const error = await client
      .transaction()
      .create({_id: 'small', _type: 'note'})
      .create(documentWith('more', 996))
      .commit()
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      statusCode: 400,
      details: {
        items: [
          {
            index: 1,
            error: {
              type: 'validationError',
              id: 'more',
              description:
                'The document "more" has 1001 attributes; at most 1000 are allowed. ' +
                'An attribute is a path with a type of value.',
            },
          },
        ],
      },
    })
    expect(await client.fetch('count(*)')).toBe(1)
  })

  test.each<[LimitsMode, number]>([
    ['hosted', 2_000],
    ['hosted-growth', 10_000],
  ])('%s takes %i attributes a dataset, and fewer again when documents go', async (limits, most) => {
    await using started = await startLake({limits})
    const {engine} = started.lake
    const create = (document: ReturnType<typeof documentWith>): void =>
      void engine.transact('production', {mutations: [{type: 'create', document}], author: 'test'})
    const rounds = Math.floor((most - 5) / 500)
    for (let round = 0; round < rounds; round++) create(documentWith(`d${round}`, 500, `p${round}x`))
    create(documentWith('rest', most - 5 - rounds * 500, 'r'))
    create(documentWith('same', 500, 'p0x'))
    let refusal: unknown
    try {
      create(documentWith('more', 1, 'one'))
    } catch (error) {
      refusal = error
    }
    expect(refusal).toMatchObject({
      detail: {
        items: [
          {
            error: {
              description: `Total attribute/datatype count ${most + 1} exceeds limit of ${most} in dataset "production"`,
            },
          },
        ],
      },
    })
    engine.transact('production', {mutations: [{type: 'delete', selection: {id: 'rest'}}], author: 'test'})
    create(documentWith('more', 1, 'one'))
  })
})

describe('a lake', () => {
  test('without limits takes what comes', async () => {
    await using started = await startLake()
    const answers = await Promise.all(Array.from({length: 60}, () => write(started.lake.port)))
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]))
    expect(answers[0]?.headers).not.toHaveProperty('ratelimit-limit')
    await started.client.create(documentWith('many', 3_000))
  })

  test('answers later by its latency', async () => {
    await using started = await startLake({latency: 60})
    const start = performance.now()
    await createLakeClient(started.lake).fetch('1')
    expect(performance.now() - start).toBeGreaterThanOrEqual(58)
  })

  test('refuses limits and latencies that are none', async () => {
    await expect(createLake({limits: 'enterprise' as LimitsMode})).rejects.toThrow(
      'There are no limits called "enterprise"; expected "hosted" or "hosted-growth".',
    )
    await expect(createLake({latency: -1})).rejects.toThrow('"latency" is -1; expected milliseconds from 0 on.')
  })
})
