import {networkInterfaces} from 'node:os'

import {describe, expect, test} from 'vitest'

import {createHostCheck, publicHost, readHostOptions} from '../../../src/lake/http/hostOptions.ts'
import {createLake} from '../../../src/lake/index.ts'
import {openEventStream} from './openEventStream.ts'
import {sendRequest} from './sendRequest.ts'

const TOKEN = 'write-0123456789abcdef0123456789abcdef'
const outside = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({internal, family}) => !internal && family === 'IPv4')?.address

describe('a lake that listens on all addresses', () => {
  test('warns once, answers to addresses and to its names, and to no other name', async () => {
    const warnings: string[] = []
    const lake = await createLake({
      host: '0.0.0.0',
      hosts: ['lake.internal'],
      tokens: [{token: TOKEN, role: 'write'}],
      onWarning: (message) => warnings.push(message),
    })
    expect(warnings).toEqual([
      `This lake listens on 0.0.0.0, port ${lake.port}. Everyone who reaches this machine there can read public ` +
        'documents, and with a token what its role allows. Connections are not encrypted: put a proxy with TLS before ' +
        'it where others share the network.',
    ])
    expect(lake.url).toBe(`http://localhost:${lake.port}`)
    const statusOf = async (host: string) => (await sendRequest(lake.port, '/v1/ping', {headers: {host}})).status
    expect(await Promise.all(['localhost', '192.0.2.7', 'lake.internal:80', 'evil.example'].map(statusOf))).toEqual([
      200, 200, 200, 403,
    ])
    if (outside !== undefined) await fetch(`http://${outside}:${lake.port}/v1/ping`)
    await lake.close()
  })

  test('leaves the listeners of pages on other machines where they are', async () => {
    const options = {host: '0.0.0.0', anonymous: 'owner', onWarning: () => undefined} as const
    const lake = await createLake({...options, origins: ['http://192.0.2.7']})
    const headers = {host: '192.0.2.7', origin: 'http://192.0.2.7'}
    using stream = await openEventStream(lake.port, '/v1/data/listen/production?query=*', headers)
    expect(stream.status).toBe(200)
    await lake.close()
  })
})

test('an address that this machine does not have is named', async () => {
  await expect(createLake({host: '192.0.2.7', anonymous: 'owner'})).rejects.toThrow(
    '192.0.2.7 is no address of this machine (EADDRNOTAVAIL), so the lake cannot listen there.',
  )
})

test.each([
  [undefined, [], 'localhost', ['localhost', 'a.localhost', '[::1]'], ['192.0.2.7', 'lake.internal']],
  ['127.0.0.1', [], 'localhost', ['127.0.0.1'], ['192.0.2.7']],
  ['192.0.2.7', [], '192.0.2.7', ['192.0.2.7', 'localhost'], ['192.0.2.8', 'lake.internal']],
  ['2001:DB8::7', [], '[2001:db8::7]', ['[2001:db8::7]'], ['[2001:db8::8]']],
  ['::', [], 'localhost', ['[2001:db8::8]', '192.0.2.8'], ['lake.internal']],
  ['lake.internal', ['other'], 'lake.internal', ['lake.internal', 'other'], ['192.0.2.7', 'x.lake.internal']],
])('host %s with names %j', (host, hosts, url, own, foreign) => {
  const options = readHostOptions(host, hosts)
  const isOwn = createHostCheck(options)
  expect([publicHost(options), own.filter((name) => !isOwn(name)), foreign.filter(isOwn)]).toEqual([url, [], []])
})
