import {ClientError} from '@sanity/client'
import {describe, expect, test} from 'vitest'

import {createLakeClient, startLake} from '../../helpers/startLake.ts'

async function failureOf(promise: Promise<unknown>): Promise<ClientError> {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (error instanceof ClientError) return error
  throw new Error(`Expected a ClientError, got ${String(error)}`, {cause: error})
}

describe('reading', () => {
  test('evaluates GROQ with parameters, in an address and in a body', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'tea', _type: 'drink', name: 'Tea'})

    const query = '*[_type == "drink" && name == $name][0]{name, "long": $long}'
    expect(await client.fetch(query, {name: 'Tea', long: 'x'})).toEqual({name: 'Tea', long: 'x'})
    const long = 'x'.repeat(20_000)
    expect(await client.fetch(query, {name: 'Tea', long})).toEqual({name: 'Tea', long})
    expect(await client.fetch('*[_id == "none"][0]')).toBeNull()
  })

  test('answers the query, its time and its sync tags where they are asked for', async () => {
    await using started = await startLake()
    const answer = await started.client.fetch('*', {}, {filterResponse: false, returnQuery: true})
    expect(answer).toEqual({query: '*', result: [], ms: expect.any(Number), syncTags: ['s1:production']})
  })

  test.each([
    ['2025-02-19', undefined, ['a published']],
    ['2025-02-18', undefined, ['a published', 'drafts.a draft']],
    ['1', undefined, ['a published', 'drafts.a draft']],
    ['X', undefined, ['a published']],
    ['2025-02-19', 'raw', ['a published', 'drafts.a draft']],
    ['2025-02-19', 'drafts', ['a draft']],
    ['2025-02-19', ['drafts', 'published'], ['a draft']],
  ] as const)('API version %s with perspective %j sees %j', async (apiVersion, perspective, expected) => {
    await using started = await startLake()
    await started.client.create({_id: 'a', _type: 'note', text: 'published'})
    await started.client.create({_id: 'drafts.a', _type: 'note', text: 'draft'})
    const client = createLakeClient(started.lake, {apiVersion})
    const shown = await client.fetch(
      '*[_type == "note"] | order(_id) {"line": _id + " " + text}.line',
      {},
      perspective === undefined ? {} : {perspective: typeof perspective === 'string' ? perspective : [...perspective]},
    )
    expect(shown).toEqual(expected)
  })

  test('knows the older name of the perspective of drafts, and refuses what is none', async () => {
    await using started = await startLake()
    await started.client.create({_id: 'drafts.a', _type: 'note'})
    const ask = async (perspective: string) => {
      const path = `/v2025-02-19/data/query/production?query=*._id&perspective=${perspective}`
      const response = await fetch(started.lake.url + path)
      return [response.status, await response.json()]
    }
    expect(await ask('previewDrafts')).toMatchObject([200, {result: ['a']}])
    expect(await ask('raw,published')).toMatchObject([400, {message: expect.stringContaining('cannot be combined')}])
    expect(await ask('a b')).toMatchObject([400, {message: expect.stringContaining('"a b" is not a perspective')}])
  })

  test('points at the place of a syntax error', async () => {
    await using started = await startLake()
    const error = await failureOf(started.client.fetch('*[_type == ]'))
    expect(error.statusCode).toBe(400)
    expect(error.details).toMatchObject({type: 'queryParseError', query: '*[_type == ]', start: 11, end: 12})
    expect(error.message).toContain('> 1 | *[_type == ]')
  })

  test('names a query parameter that is not JSON', async () => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/data/query/production?query=*&$name=Tea`)
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        statusCode: 400,
        error: 'Bad Request',
        message: 'Query parameter $name must be JSON, such as "text" in quotes; got Tea',
      },
    ])
  })

  test('gets documents by id and tells which are missing', async () => {
    await using started = await startLake()
    const {client, lake} = started
    await client.create({_id: 'a', _type: 'note'})
    await client.create({_id: 'drafts.a', _type: 'note'})
    const [a, none] = await client.getDocuments(['a', 'none'])
    expect([a?._id, none]).toEqual(['a', null])
    expect(await client.getDocument('none')).toBeUndefined()

    const get = async (query: string) =>
      (await fetch(`${lake.url}/v2025-02-19/data/doc/production/a,none?${query}`)).json()
    expect(await get('excludeContent=true')).toEqual({
      documents: [{_id: 'a', _type: 'note', _rev: a?._rev}],
      omitted: [{id: 'none', reason: 'existence'}],
    })
    expect(await get('includeAllVersions=true')).toMatchObject({documents: [{_id: 'a'}, {_id: 'drafts.a'}]})
  })

  test('names a dataset that does not exist, and those that do', async () => {
    await using started = await startLake()
    const client = createLakeClient(started.lake, {dataset: 'staging'})
    const error = await failureOf(client.fetch('*'))
    expect(error.statusCode).toBe(404)
    expect(error.message).toBe(
      'Not Found - Dataset "staging" not found in project "local". It has: production. ' +
        'Create it with client.datasets.create("staging").',
    )
  })
})

describe('writing', () => {
  test('creates, patches, replaces and deletes', async () => {
    await using started = await startLake()
    const {client} = started
    const created = await client.create({_id: 'a', _type: 'note', count: 1})
    const patched = await client.patch('a').inc({count: 2}).setIfMissing({text: 'x'}).commit()
    expect(patched).toEqual({...created, _rev: patched._rev, _updatedAt: patched._updatedAt, count: 3, text: 'x'})
    expect(patched._rev).not.toBe(created._rev)

    const replaced = await client.createOrReplace({_id: 'a', _type: 'note', other: true})
    expect(await client.getDocument('a')).toEqual(replaced)
    expect(replaced).not.toHaveProperty('count')
    expect(await client.createIfNotExists({_id: 'a', _type: 'note', ignored: true})).toEqual(replaced)

    expect(await client.delete('a')).toMatchObject({results: [{id: 'a', operation: 'delete'}]})
    expect(await client.getDocument('a')).toBeUndefined()
  })

  test('uses the transaction id it is given as revision, and answers a repetition without applying it', async () => {
    await using started = await startLake()
    const {client} = started
    const transaction = () => client.transaction([{create: {_id: 'a', _type: 'note'}}]).transactionId('tx-1')
    const first = await transaction().commit()
    const again = await transaction().commit()
    expect(first).toEqual({
      transactionId: 'tx-1',
      documentIds: ['a'],
      results: [{id: 'a', operation: 'create'}],
    })
    expect(again).toEqual(first)
    expect(await client.getDocument('a')).toMatchObject({_rev: 'tx-1'})
  })

  test('writes nothing of a transaction that fails in part', async () => {
    await using started = await startLake()
    const {client} = started
    await failureOf(
      client
        .transaction()
        .create({_id: 'a', _type: 'note'})
        .patch('none', {set: {x: 1}})
        .commit(),
    )
    expect(await client.getDocument('a')).toBeUndefined()
  })

  test('writes nothing on a dry run', async () => {
    await using started = await startLake()
    const {client} = started
    const document = await client.create({_id: 'a', _type: 'note'}, {dryRun: true})
    expect(document).toMatchObject({_id: 'a', _type: 'note'})
    expect(await client.getDocument('a')).toBeUndefined()
  })

  test('writes nothing where the dry run is asked for in the body, as the documentation shows', async () => {
    await using started = await startLake()
    const {client} = started
    const body = {mutations: [{create: {_id: 'a', _type: 'note'}}], dryRun: true, returnIds: true}
    expect(await client.request({uri: '/data/mutate/production', method: 'POST', body})).toMatchObject({
      results: [{id: 'a', operation: 'create'}],
    })
    expect(await client.getDocument('a')).toBeUndefined()
  })

  test('is readable at once whichever visibility is asked for, and there are three', async () => {
    await using started = await startLake()
    const {client} = started
    for (const visibility of ['sync', 'async', 'deferred'] as const) {
      await client.create({_id: visibility, _type: 'note'}, {visibility})
      expect(await client.fetch('*[_id == $id]._id', {id: visibility})).toEqual([visibility])
    }
    const error = await failureOf(client.create({_id: 'b', _type: 'note'}, {visibility: 'query' as 'sync'}))
    expect(error.message).toContain('"visibility" must be sync, async or deferred; got "query".')
  })

  test('gives array items keys where asked', async () => {
    await using started = await startLake()
    const document = await started.client.create(
      {_id: 'a', _type: 'note', items: [{text: 'x'}]},
      {autoGenerateArrayKeys: true},
    )
    expect(document.items).toEqual([{text: 'x', _key: expect.stringMatching(/^\w+$/)}])
  })

  test.each([
    {returnIds: 'true', returnDocuments: 'false', shown: [{id: 'a', operation: 'create'}]},
    {returnIds: 'false', returnDocuments: 'false', shown: []},
  ])('shows results as asked: %j', async ({shown, ...options}) => {
    await using started = await startLake()
    const response = await fetch(
      `${started.lake.url}/v1/data/mutate/production?${new URLSearchParams({...options, transactionId: 't'})}`,
      {method: 'POST', body: JSON.stringify({mutations: [{create: {_id: 'a', _type: 'note'}}]})},
    )
    expect(await response.json()).toEqual({transactionId: 't', results: shown})
  })
})

describe('refusals', () => {
  test('a patch meant for another revision', async () => {
    await using started = await startLake()
    const {client} = started
    const {_rev} = await client.create({_id: 'a', _type: 'note'})
    const error = await failureOf(client.patch('a').set({x: 1}).ifRevisionId('other').commit())
    expect(error.statusCode).toBe(409)
    expect(error.details).toMatchObject({
      type: 'mutationError',
      items: [
        {
          index: 0,
          error: {
            type: 'documentRevisionIDDoesNotMatchError',
            id: 'a',
            currentRevisionID: _rev,
            expectedRevisionID: 'other',
          },
        },
      ],
    })
  })

  test('a document that exists, a patch of one that does not', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'a', _type: 'note'})
    const exists = await failureOf(client.create({_id: 'a', _type: 'note'}))
    expect([exists.statusCode, exists.message]).toEqual([
      409,
      'Mutation failed: Document by ID "a" already exists:\n- Document by ID "a" already exists',
    ])
    const missing = await failureOf(client.patch('b').set({x: 1}).commit())
    expect([missing.statusCode, missing.message]).toEqual([409, expect.stringContaining('"b" was not found')])
  })

  test('strong references to nothing, and deleting what is referenced', async () => {
    await using started = await startLake()
    const {client} = started
    const article = {_id: 'article', _type: 'article', author: {_type: 'reference', _ref: 'ada'}}
    const dangling = await failureOf(client.create(article))
    expect(dangling.statusCode).toBe(409)
    expect(dangling.details).toMatchObject({
      items: [{error: {type: 'documentReferenceDoesNotExistError', id: 'article', referenceID: 'ada'}}],
    })
    await client.transaction().create(article).create({_id: 'ada', _type: 'author'}).commit()
    const held = await failureOf(client.delete('ada'))
    expect(held.statusCode).toBe(409)
    expect(held.message).toContain('article')
    expect(held.details).toMatchObject({
      items: [{error: {type: 'documentHasExistingReferencesError', id: 'ada', referencingIDs: ['article']}}],
    })
  })

  test.each([
    [
      'a malformed mutation',
      '{"mutations": [{"patch": {"id": "b", "set": 1}}]}',
      400,
      'Mutation(s) failed with 1 error(s)',
    ],
    ['no JSON', '{', 400, 'The request body is not JSON'],
    ['no object', '[]', 400, 'The request body must be a JSON object.'],
    ['no mutations', '{}', 400, 'must be an array, not nothing'],
    ['absurd nesting', `{"mutations": ${'['.repeat(300)}${']'.repeat(300)}}`, 400, 'more than 200 levels deep'],
    ['more than 4,000,000 bytes', `{"x": "${'x'.repeat(4_000_000)}"}`, 413, 'at most 4000000 are accepted'],
  ])('a body with %s', async (_case, body, status, message) => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/data/mutate/production`, {method: 'POST', body})
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(message)])
  })

  test('a body whose size is not declared stops being read at the limit', async () => {
    await using started = await startLake()
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000
        if (sent > 100_000_000) controller.close()
        else controller.enqueue(new Uint8Array(1_000_000).fill(32))
      },
    })
    const init = {method: 'POST', body, duplex: 'half'} as RequestInit
    const status = await fetch(`${started.lake.url}/v1/data/mutate/production`, init).then(
      (response) => response.status,
    )
    expect(status).toBe(413)
    expect(sent).toBeLessThan(100_000_000)
  })
})

describe('readers without a token', () => {
  test('act as the owner, as a Studio that signs in by itself needs', async () => {
    await using started = await startLake()
    const {token: _token, ...config} = started.client.config()
    const client = createLakeClient(started.lake, {...config, token: undefined as never})
    await client.create({_id: 'drafts.a', _type: 'note'})
    expect(await client.getDocument('drafts.a')).toMatchObject({_id: 'drafts.a'})
  })

  test('see public documents only and may not write where the lake is told so', async () => {
    await using started = await startLake({anonymous: 'reader'})
    const {client, lake} = started
    for (const _id of ['a', 'drafts.a', 'private.a']) await client.create({_id, _type: 'note'})
    const anonymous = createLakeClient(lake, {token: '' as never})

    expect(await client.fetch('*._id', {}, {perspective: 'raw'})).toEqual(['a', 'drafts.a', 'private.a'])
    expect(await anonymous.fetch('*._id', {}, {perspective: 'raw'})).toEqual(['a'])
    const response = await fetch(`${lake.url}/v1/data/doc/production/a,private.a`)
    expect(await response.json()).toMatchObject({
      documents: [{_id: 'a'}],
      omitted: [{id: 'private.a', reason: 'permission'}],
    })
    const exported = await fetch(`${lake.url}/v1/data/export/production`)
    expect(
      (await exported.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)._id),
    ).toEqual(['a'])
    const refused = await failureOf(anonymous.create({_type: 'note'}))
    expect([refused.statusCode, refused.message]).toEqual([403, expect.stringContaining('Insufficient permissions')])
  })
})
