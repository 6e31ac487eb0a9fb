import {describe, expect, test} from 'vitest'
import {WebSocket} from 'ws'

import {startLake} from '../../helpers/startLake.ts'
import {sendRequest} from './sendRequest.ts'

const PING = '/v1/ping'

/** The status of a WebSocket handshake: 101 when it was accepted. */
function upgrade(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v2022-06-30/socket/production`, {headers})
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', reject)
  })
}

describe('the Host header', () => {
  test.each([
    ['localhost', 200],
    ['localhost:1', 200],
    ['LOCALHOST', 200],
    ['local.localhost', 200],
    ['s12.localhost', 200],
    ['127.0.0.1', 200],
    ['[::1]', 200],
    ['example.com', 403],
    ['localhost.example.com', 403],
    ['notlocalhost', 403],
    ['192.168.0.1', 403],
    ['0.0.0.0', 403],
    ['127.0.0.1.nip.io', 403],
    ['other.localhost', 404],
    ['a.local.localhost', 404],
    ['s100.localhost', 404],
  ])('%s is answered with %i', async (host, status) => {
    await using started = await startLake()
    const {port} = started.lake
    expect((await sendRequest(port, PING, {headers: {host}})).status).toBe(status)
    expect(await upgrade(port, {host})).toBe(status === 200 ? 101 : status)
  })

  test('of a stranger gets the reason', async () => {
    await using started = await startLake()
    const {text, headers} = await sendRequest(started.lake.port, PING, {headers: {host: 'evil.example'}})
    expect(JSON.parse(text)).toEqual({
      statusCode: 403,
      error: 'Forbidden',
      message:
        'The Host header "evil.example" does not name this lake. It answers to localhost, *.localhost, 127.0.0.1 and ' +
        '[::1], and to what its options "host" and "hosts" say, so that no other web site can reach it through DNS ' +
        'rebinding.',
    })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  })
})

describe('the Origin header', () => {
  test.each([
    ['http://localhost', 200],
    ['http://localhost:3333', 200],
    ['https://local.localhost:3333', 200],
    ['http://127.0.0.1:8080', 200],
    ['http://[::1]:8080', 200],
    ['https://allowed.example', 200],
    ['https://evil.example', 403],
    ['http://allowed.example', 403],
    ['https://allowed.example.evil.example', 403],
    ['http://localhost.evil.example', 403],
    ['http://localhost@evil.example', 403],
    ['http://evil.example#localhost', 403],
    ['file://localhost', 403],
    ['chrome-extension://localhost', 403],
    ['null', 403],
  ])('%s is answered with %i', async (origin, status) => {
    await using started = await startLake({origins: ['https://allowed.example/']})
    const {port} = started.lake
    const answer = await sendRequest(port, PING, {headers: {origin}})
    const isAllowed = status === 200
    expect([
      answer.status,
      answer.headers['access-control-allow-origin'],
      answer.headers['access-control-allow-credentials'],
      answer.headers['timing-allow-origin'],
    ]).toEqual([status, isAllowed ? origin : undefined, isAllowed ? 'true' : undefined, undefined])
    expect(await upgrade(port, {origin})).toBe(isAllowed ? 101 : status)

    const preflight = await sendRequest(port, '/v1/data/mutate/production', {
      method: 'OPTIONS',
      headers: {origin, 'access-control-request-method': 'POST'},
    })
    expect(preflight.status).toBe(isAllowed ? 204 : status)
  })

  test('that is refused writes nothing', async () => {
    await using started = await startLake()
    const {client, lake} = started
    const answer = await sendRequest(lake.port, '/v1/data/mutate/production', {
      method: 'POST',
      headers: {origin: 'https://evil.example', 'content-type': 'text/plain'},
      body: JSON.stringify({mutations: [{create: {_id: 'a', _type: 'note'}}]}),
    })
    expect(answer.status).toBe(403)
    expect(await client.getDocument('a')).toBeUndefined()
  })

  test('gets a preflight answer that allows what was asked for', async () => {
    await using started = await startLake()
    const {headers, status, text} = await sendRequest(started.lake.port, '/v1/data/mutate/production', {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3333',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,x-sanity-app,x-new',
      },
    })
    const {'access-control-allow-origin': origin, vary} = headers
    expect([status, text, origin, vary]).toEqual([204, '', 'http://localhost:3333', 'Origin'])
    expect(headers).toMatchObject({
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization,x-sanity-app,x-new',
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-max-age': '600',
    })
  })

  test('is no matter for a program that asks what it may do', async () => {
    await using started = await startLake()
    const answer = await sendRequest(started.lake.port, '/v1/data/query/production', {method: 'OPTIONS'})
    expect([answer.status, answer.text, answer.headers.allow]).toEqual([
      204,
      '',
      'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    ])
  })

  test.each([
    ['a failure', '/v1/data/query/production?query=*%5B', 400],
    ['an unknown route', '/v1/nothing', 404],
    ['another project', '/v1/ping', 404],
  ])('is echoed on %s, so that the page can read the reason', async (name, path, status) => {
    await using started = await startLake()
    const {port} = started.lake
    const headers = {origin: 'http://localhost:3333', ...(name === 'another project' ? {host: 'x.localhost'} : {})}
    const answer = await sendRequest(port, path, {headers})
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([status, 'http://localhost:3333'])
  })
})

describe('the project', () => {
  const other =
    'Project "other" not found: this embedded lake serves project "local". ' +
    'Use projectId "local" or start a lake for "other".'
  test.each<[Record<string, string>, unknown]>([
    [{'x-sanity-project-id': 'local'}, {pong: true, project: 'local', instance: expect.any(String)}],
    [{host: 'local.localhost', 'x-sanity-project-id': 'local'}, expect.objectContaining({pong: true})],
    [{'x-sanity-project-id': 'other'}, {statusCode: 404, error: 'Not Found', message: other}],
    [{host: 'other.localhost'}, {statusCode: 404, error: 'Not Found', message: other}],
  ])('of a request with %j', async (headers, expected) => {
    await using started = await startLake()
    const {text} = await sendRequest(started.lake.port, PING, {headers})
    expect(JSON.parse(text)).toEqual(expected)
  })
})

describe('requests that nothing answers', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/v1/nothing'],
    ['GET', '/data/query/production?query=*'],
    ['GET', '/v3/data/query/production?query=*'],
    ['DELETE', '/v1/data/query/production'],
    ['GET', '/images/local/production/../../lake.db'],
    ['GET', '/images/local/production/..%2F..%2Flake.db'],
    ['GET', '/files/local/production/%2Fetc%2Fpasswd'],
    ['GET', `/files/local/production/${'a'.repeat(40)}.txt`],
    ['GET', `/images/other/production/${'a'.repeat(40)}-1x1.png`],
  ])('%s %s', async (method, path) => {
    await using started = await startLake()
    const {status, text} = await sendRequest(started.lake.port, path, {method})
    expect([status, JSON.parse(text)]).toEqual([
      404,
      {statusCode: 404, error: 'Not Found', message: expect.stringMatching(/./)},
    ])
  })

  test('an internal failure tells its cause to the lake’s owner, not to the client', async () => {
    const errors: unknown[] = []
    await using started = await startLake({onError: (error) => errors.push(error)})
    const {lake} = started
    lake.engine.close()
    const {status, text} = await sendRequest(lake.port, '/v1/data/query/production?query=*')
    expect([status, JSON.parse(text)]).toMatchObject([500, {statusCode: 500, error: 'Internal Server Error'}])
    expect(text).not.toMatch(/\.ts|\bat\b/)
    expect(errors).toEqual([expect.any(Error)])
  })
})
