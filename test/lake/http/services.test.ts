import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {startLake} from '../../helpers/startLake.ts'

describe('what Studio asks around the Content Lake', () => {
  const administrator = {name: 'administrator', title: 'Administrator'}
  test.each<[string, unknown]>([
    [
      '/v2026-05-04/users/me',
      {
        id: 'lake-owner',
        name: 'Lake owner',
        email: 'owner@lake.localhost',
        profileImage: null,
        provider: 'lake',
        role: 'administrator',
        roles: [administrator],
      },
    ],
    ['/v2026-05-04/auth/id', expect.objectContaining({id: 'lake-owner'})],
    ['/v2021-06-07/users/lake-owner', {id: 'lake-owner', displayName: 'Lake owner', imageUrl: null}],
    [
      '/v2021-06-07/users/lake-owner,someone',
      [
        {id: 'lake-owner', displayName: 'Lake owner', imageUrl: null},
        {id: 'someone', displayName: 'someone', imageUrl: null},
      ],
    ],
    [
      '/v2021-06-07/projects/local/datasets/production/acl',
      [{filter: '_id in path("**")', permissions: ['read', 'create', 'update', 'history', 'editHistory']}],
    ],
    ['/v2021-12-15/projects/local', expect.objectContaining({id: 'local', studioHost: null, organizationId: null})],
    ['/v2021-12-15/projects', [expect.objectContaining({id: 'local'})]],
    ['/v2025-02-19/projects/local/grants', {}],
    ['/v2025-02-19/features', []],
    ['/v2025-02-19/aliases', []],
    ['/v2025-02-19/users/me/keyvalue/a,b', []],
    ['/v2025-02-19/projects/local/datasets?datasetProfile=comments&addonFor=production', []],
    ['/v2024-09-01/projects/local/user-applications?appType=studio', []],
    ['/v2025-02-19/user-applications', []],
    ['/v2025-02-19/journey/announcements', null],
    ['/v2023-12-18/journey/trial', null],
    ['/v2025-02-19/schedules/local/production?limit=1', {schedules: []}],
    ['/v1/help?m=sanity@6.9.2', {resources: {sectionArray: []}}],
    ['/v2023-12-18/intake/telemetry-status', {status: 'denied'}],
    ['/v2026-05-04/auth/providers', {providers: []}],
    ['/v2021-06-07/check/cors', {result: {allowed: true, withCredentials: true}}],
    ['/v2025-02-19/data/references/production/documents/a/to', {totalCount: 0, references: []}],
    ['/v2025-03-01/ping', {pong: true, project: 'local', instance: expect.stringMatching(/^[\w-]{36}$/)}],
    ['/v2025-02-19/data/ping/production', expect.objectContaining({pong: true})],
  ])('%s', async (path, expected) => {
    await using started = await startLake()
    const response = await fetch(started.lake.url + path)
    expect([response.status, await response.json()]).toEqual([200, expected])
  })

  test.each(['/v2026-05-04/auth/logout', '/v2023-12-18/intake/batch'])('POST %s', async (path) => {
    await using started = await startLake()
    const response = await fetch(started.lake.url + path, {method: 'POST', body: '{}'})
    expect([response.status, await response.json()]).toEqual([200, {}])
  })

  test('a project that is not the lake’s is named', async () => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/projects/other`)
    expect([response.status, await response.json()]).toMatchObject([
      404,
      {message: 'Project "other" not found: this embedded lake serves project "local".'},
    ])
  })

  test('an anonymous reader is nobody, and may read', async () => {
    await using started = await startLake({anonymous: 'reader'})
    const get = async (path: string) => (await fetch(`${started.lake.url}/v1${path}`)).json()
    expect(await get('/users/me')).toEqual({})
    expect(await get('/projects/local/datasets/production/acl')).toEqual([
      {filter: '_id in path("*")', permissions: ['read']},
    ])
  })
})

describe('what Studio remembers', () => {
  test('is kept beside the datasets, across runs', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lake-settings-'))
    try {
      const entries = [
        {key: 'layout', value: {sort: 'title'}},
        {key: 'recent', value: [1]},
      ]
      const first = await startLake({dir})
      const url = (lakeUrl: string, path = '') => `${lakeUrl}/v2025-02-19/users/me/keyvalue${path}`
      const put = await fetch(url(first.lake.url), {method: 'PUT', body: JSON.stringify(entries)})
      expect(await put.json()).toEqual(entries)
      expect(await first.client.fetch('count(*)', {}, {perspective: 'raw'})).toBe(0)
      await first.close()

      const second = await startLake({dir})
      expect(await (await fetch(url(second.lake.url, '/none,recent,layout'))).json()).toEqual(entries.toReversed())
      await second.close()
      expect(JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'))).toEqual({
        layout: {sort: 'title'},
        recent: [1],
      })
    } finally {
      await rm(dir, {recursive: true})
    }
  })

  test.each([['{}'], ['[{"value": 1}]']])('is not %s', async (body) => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/users/me/keyvalue`, {method: 'PUT', body})
    expect(response.status).toBe(400)
  })
})

describe('datasets', () => {
  test('are created, listed, used and deleted with the real client', async () => {
    await using started = await startLake()
    const {client} = started
    expect(await client.datasets.create('staging', {aclMode: 'private'})).toEqual({
      datasetName: 'staging',
      aclMode: 'private',
    })
    expect(await client.datasets.list()).toEqual([
      {name: 'production', aclMode: 'public', createdAt: expect.any(String)},
      {name: 'staging', aclMode: 'private', createdAt: expect.any(String)},
    ])
    const staging = client.withConfig({dataset: 'staging'})
    await staging.create({_id: 'a', _type: 'note'})
    expect([await staging.fetch('*._id'), await client.fetch('*._id')]).toEqual([['a'], []])
    expect(await client.datasets.delete('staging')).toEqual({deleted: true})
    await expect(staging.fetch('*')).rejects.toMatchObject({statusCode: 404})
  })

  test('are private where the body says so, also one that does not say how long it is', async () => {
    await using started = await startLake()
    const body = new Blob(['{"aclMode": "private"}']).stream()
    const init: RequestInit & {duplex: 'half'} = {method: 'PUT', body, duplex: 'half'}
    const response = await fetch(`${started.lake.url}/v1/datasets/hidden`, init)
    expect(await response.json()).toEqual({datasetName: 'hidden', aclMode: 'private'})
  })

  test.each([
    ['PUT', 'production', '{}', 409],
    ['PUT', 'Not-a-name', '{}', 400],
    ['PUT', 'staging', '{"aclMode": "custom"}', 400],
    ['PATCH', 'production', '{"aclMode": "private"}', 200],
    ['PATCH', 'production', '{"aclMode": "custom"}', 400],
    ['DELETE', 'none', '', 404],
  ])('%s %s with %s is answered with %i', async (method, name, body, status) => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/datasets/${name}`, {method, ...(body === '' ? {} : {body})})
    expect(response.status).toBe(status)
  })
})

describe('an export', () => {
  test('holds every document, drafts and assets included, as the store has them', async () => {
    await using started = await startLake()
    const {client, lake} = started
    for (let index = 0; index < 50; index++) {
      await client.create({_id: `note-${index}`, _type: 'note', text: 'x'.repeat(3_000)})
    }
    await client.create({_id: 'drafts.a', _type: 'note'})
    await client.assets.upload('file', Buffer.from('x'))
    const response = await fetch(`${lake.url}/v2025-02-19/data/export/production`)
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const lines = (await response.text()).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([...lake.engine.allDocuments('production')])
    expect(lines).toHaveLength(52)
  })

  test('of an empty dataset is empty', async () => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/data/export/production`)
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})
