import {once} from 'node:events'

import {expect, test} from 'vitest'
import {WebSocket} from 'ws'

import {OWNER} from '../../../src/lake/http/caller.ts'
import {createPresenceHub} from '../../../src/lake/presence/presenceHub.ts'
import {startLake} from '../../helpers/startLake.ts'
import {sendRequest} from './sendRequest.ts'

/** A socket whose frames can be awaited one by one. */
async function connect(port: number, dataset = 'production') {
  const socket = new WebSocket(`ws://localhost:${port}/v2022-06-30/socket/${dataset}?tag=studio`)
  const frames: unknown[] = []
  const waiting: ((frame: unknown) => void)[] = []
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString('utf8'))
    const waiter = waiting.shift()
    if (waiter === undefined) frames.push(frame)
    else waiter(frame)
  })
  await once(socket, 'open')
  const next = (): Promise<unknown> =>
    frames.length > 0 ? Promise.resolve(frames.shift()) : new Promise((resolve) => waiting.push(resolve))
  return {
    socket,
    next,
    call(id: number, method: string, params: Record<string, unknown>) {
      socket.send(JSON.stringify({jsonrpc: '2.0', id, method, params}))
      return next() as Promise<Record<string, unknown>>
    },
  }
}

test('Studios of one dataset hear who comes, where they are, and who goes', async () => {
  await using started = await startLake()
  const {port} = started.lake
  await started.client.datasets.create('other')
  const [ada, bob, other] = [await connect(port), await connect(port), await connect(port, 'other')]
  const {result: subscription} = await bob.call(1, 'presence_subscribe', {apiVersion: 'v1'})
  await other.call(1, 'presence_subscribe', {})
  const heard = (result: unknown) => ({
    jsonrpc: '2.0',
    method: 'presence_subscription',
    params: {subscription, result},
  })
  const i = 'lake-owner'

  expect(await ada.call(1, 'authorization', {authorization: 'Bearer t'})).toEqual({jsonrpc: '2.0', id: 1, result: 'ok'})
  await ada.call(2, 'presence_rollcall', {session: 's1'})
  expect(await bob.next()).toEqual(heard({type: 'rollCall', i, session: 's1'}))
  const data = {sessionId: 's1', locations: [{type: 'document', documentId: 'a', path: ['title']}]}
  await ada.call(3, 'presence_announce', {data})
  expect(await bob.next()).toEqual(heard({type: 'state', i, m: data}))
  await ada.call(4, 'presence_announce', {data: {sessionId: 's2', locations: []}})
  await bob.next()
  await ada.call(5, 'presence_disconnect', {session: 's2'})
  expect(await bob.next()).toEqual(heard({type: 'disconnect', i, m: {session: 's2'}}))
  ada.socket.close()
  expect(await bob.next()).toEqual(heard({type: 'disconnect', i, m: {session: 's1'}}))

  expect(await other.call(2, 'presence_rollcall', {session: 's3'})).toMatchObject({id: 2, result: 'ok'})
  expect(await bob.call(2, 'presence_unsubscribe', {subscriptionId: subscription})).toMatchObject({result: true})
})

test('calls that cannot be understood are answered with an error', async () => {
  await using started = await startLake()
  const {socket, next, call} = await connect(started.lake.port)
  socket.send('{')
  expect(await next()).toMatchObject({id: null, error: {code: -32600}})
  expect(await call(1, 'toString', {})).toMatchObject({id: 1, error: {code: -32601}})
})

test('sockets end with the lake', async () => {
  const started = await startLake()
  const {socket} = await connect(started.lake.port)
  const closed = once(socket, 'close')
  await started.close()
  expect(await closed).toEqual([expect.any(Number), expect.any(Buffer)])
})

test.each([[{}], [{connection: 'Upgrade', upgrade: 'h2c'}], [{connection: 'close', upgrade: 'websocket'}]])(
  'a request with %j opens no socket, and hears why',
  async (headers) => {
    await using started = await startLake()
    const {status, text} = await sendRequest(started.lake.port, '/v2022-06-30/socket/production', {headers})
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      {message: 'The presence socket takes WebSocket connections only.'},
    ])
  },
)

test('every client gets the heartbeat', () => {
  const hub = createPresenceHub(() => 'id')
  const frames: string[] = []
  const link = (name: string) => ({
    authorize: () => OWNER,
    send: (frame: string) => void frames.push(`${name} ${frame}`),
  })
  hub.connect('production', OWNER, link('ada'))
  const bob = hub.connect('production', OWNER, link('bob'))
  hub.beat()
  bob.receive('♥')
  bob.close()
  hub.beat()
  expect(frames).toEqual(['ada ♥', 'bob ♥', 'ada ♥'])
})
