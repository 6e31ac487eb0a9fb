import type {SanityClient} from '@sanity/client'
import {describe, expect, test} from 'vitest'
import {WebSocket} from 'ws'

import {OWNER} from '../../../src/lake/http/caller.ts'
import {createTicketBook} from '../../../src/lake/http/tickets.ts'
import {createLake} from '../../../src/lake/index.ts'
import type {LakeOptions} from '../../../src/lake/index.ts'
import {createLakeClient, startLake} from '../../helpers/startLake.ts'
import {openEventStream} from './openEventStream.ts'
import {sendRequest} from './sendRequest.ts'

const WRITE = 'write-0123456789abcdef0123456789abcdef'
const READ = 'read-0123456789abcdef0123456789abcdef'
const OPTIONS: LakeOptions = {
  tokens: [
    {token: WRITE, role: 'write', name: 'ada'},
    {token: READ, role: 'read'},
  ],
}
/** What a stream that has nothing to tell is overtaken by. */
const nothing = Promise.resolve({event: 'none'})
const NOTE = {_id: 'a', _type: 'note'}

/** Starts a lake with tokens, and a private dataset beside the public one; each has a public and a private document. */
async function startGuarded() {
  const started = await startLake(OPTIONS)
  const {lake} = started
  const as = (token: string | undefined, dataset = 'production'): SanityClient =>
    createLakeClient(lake, {dataset, perspective: 'raw', ...(token === undefined ? {} : {token})}).withConfig(
      token === undefined ? {token: ''} : {},
    )
  const writer = as(WRITE)
  await writer.datasets.create('hidden', {aclMode: 'private'})
  for (const dataset of ['production', 'hidden']) {
    await as(WRITE, dataset).transaction().create(NOTE).create({_id: 'drafts.a', _type: 'note'}).commit()
  }
  return {lake, as, writer, [Symbol.asyncDispose]: started.close}
}

describe('a lake with tokens', () => {
  test('does what each may, and refuses any other', async () => {
    await using guarded = await startGuarded()
    const {as, writer} = guarded
    expect(await as(READ).fetch('count(*)')).toBe(2)
    await expect(as(READ).create({_type: 'note'})).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('Send a token whose role is "write".'),
    })
    await expect(as('another-0123456789abcdef').fetch('1')).rejects.toMatchObject({
      statusCode: 401,
      message: 'Unauthorized - Session not found: this lake does not know the token of the request.',
    })
    const users = [await writer.users.getById('me'), await as(READ).users.getById('me')]
    expect(users).toMatchObject([
      {id: 'token-ada', name: 'ada', role: 'administrator'},
      {id: 'token-read', name: 'read', role: 'viewer'},
    ])
    const [commit] = guarded.lake.engine.transactions('production', {documentIds: ['a']})
    expect(commit?.author).toBe('token-ada')
  })

  test('lets nobody write who may only read, in whatever way', async () => {
    await using guarded = await startGuarded()
    const mutations = [{create: NOTE}]
    const actions = [{actionType: 'sanity.action.document.discard', draftId: 'drafts.a'}]
    const requests: [string, string, unknown][] = [
      ['POST', 'data/mutate/production', {mutations}],
      ['POST', 'data/actions/production', {actions}],
      ['POST', 'assets/images/production', {}],
      ['POST', 'assets/files/production', {}],
      ['PUT', 'datasets/more', {}],
      ['PUT', 'datasets/production/copy', {}],
      ['PATCH', 'datasets/hidden', {aclMode: 'public'}],
      ['DELETE', 'datasets/production', undefined],
      ['PUT', 'users/me/keyvalue', [{key: 'a', value: 1}]],
      ['POST', 'lake/backup', {}],
      ['POST', 'lake/compact', {}],
    ]
    const tokens: Record<string, string>[] = [{authorization: `Bearer ${READ}`}, {}]
    for (const [method, path, body] of requests) {
      const send = (headers: Record<string, string>) =>
        sendRequest(guarded.lake.port, `/v2025-02-19/${path}`, {
          method,
          headers,
          ...(body !== undefined && {body: JSON.stringify(body)}),
        })
      const statuses = (await Promise.all(tokens.map(send))).map(({status}) => status)
      expect([method, path, ...statuses]).toEqual([method, path, 403, 403])
    }
    expect(guarded.lake.engine.datasets()).toMatchObject([
      {name: 'hidden', aclMode: 'private'},
      {name: 'production', aclMode: 'public'},
    ])
  })

  test('a ticket for a listener lasts a minute, for one use of one address', () => {
    let seconds = 0
    const tickets = createTicketBook(
      () => `ticket${seconds}`,
      () => new Date(seconds * 1_000),
    )
    const first = tickets.issue('/listen?query=*', OWNER)
    expect(tickets.inspect(first.replace('listen', 'export'))).toBeUndefined()
    expect([tickets.inspect(first), tickets.redeem(first), tickets.redeem(first)]).toEqual([OWNER, OWNER, undefined])
    const second = tickets.issue('/listen', OWNER)
    seconds = 60
    expect(tickets.inspect(second)).toBe(OWNER)
    seconds = 61
    expect([tickets.inspect(second), tickets.redeem(second)]).toEqual([undefined, undefined])
  })

  test.each([
    ['production', 1, ['a']],
    ['hidden', 0, []],
  ])('shows who has none of them of dataset %s %i documents', async (dataset, count, ids) => {
    await using guarded = await startGuarded()
    const {as, lake} = guarded
    const stranger = as(undefined, dataset)
    expect(await stranger.fetch('count(*)')).toBe(count)
    expect(await stranger.fetch('*[_id == "a"]._id')).toEqual(ids)
    expect((await stranger.getDocuments(['a', 'drafts.a'])).map((found) => found?._id)).toEqual([ids[0], undefined])
    const exported = await sendRequest(lake.port, `/v1/data/export/${dataset}`)
    expect(exported.text.trim().split('\n').filter(Boolean)).toHaveLength(count)

    const listenTo = (headers: Record<string, string>) =>
      openEventStream(lake.port, `/v1/data/listen/${dataset}?query=*`, headers)
    using stream = await listenTo({})
    using live = await openEventStream(lake.port, `/v1/data/live/events/${dataset}`)
    using known = await listenTo({authorization: `Bearer ${READ}`})
    await Promise.all([stream.next(), live.next(), known.next()])
    await as(WRITE, dataset).createOrReplace({_id: 'drafts.a', _type: 'note'})
    await as(WRITE, dataset).createOrReplace(NOTE)
    await known.next()
    await known.next()
    const heard = [await Promise.race([stream.next(), nothing]), await Promise.race([live.next(), nothing])]
    const expected = [{data: {documentId: 'a'}}, {event: 'message'}]
    expect(heard).toMatchObject(count === 0 ? [await nothing, await nothing] : expected)
  })

  test('shows a dataset no more to them once it is private, not even on streams that are open', async () => {
    await using guarded = await startGuarded()
    const {as, lake, writer} = guarded
    const path = '/v1/data/listen/production?query=*'
    using stream = await openEventStream(lake.port, path)
    using known = await openEventStream(lake.port, path, {authorization: `Bearer ${READ}`})
    await Promise.all([stream.next(), known.next()])
    await writer.datasets.edit('production', {aclMode: 'private'})
    expect(await as(undefined).fetch('*._id')).toEqual([])
    await writer.createOrReplace(NOTE)
    await known.next()
    expect(await Promise.race([stream.next(), nothing])).toEqual(await nothing)
    await writer.datasets.edit('production', {aclMode: 'public'})
    expect(await as(undefined).fetch('*._id')).toEqual(['a'])
  })

  test.each([
    '/v1/data/history/production/documents/a?lastRevision=true',
    '/v1/data/history/production/transactions/a',
    '/v1/data/history/production/events/documents/a',
    '/v1/data/live/events/production?includeDrafts=true',
    '/v1/users/me/keyvalue/studio.layout',
    '/v1/datasets',
    '/v1/projects/local/datasets',
  ])('keeps %s from who has none of them', async (path) => {
    await using guarded = await startGuarded()
    const {status, text} = await sendRequest(guarded.lake.port, path)
    expect([status, JSON.parse(text)]).toMatchObject([
      401,
      {error: 'Unauthorized', message: expect.stringContaining('needs a token. Send one of the lake’s tokens.')},
    ])
  })

  test('takes the token of presence in its first call, and does nothing for who has none', async () => {
    await using guarded = await startGuarded()
    const socket = new WebSocket(`ws://localhost:${guarded.lake.port}/v2022-06-30/socket/production`)
    await new Promise((resolve) => socket.on('open', resolve))
    const call = (method: string, params: object) => {
      const answer = new Promise<unknown>((resolve) => {
        socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString())))
      })
      socket.send(JSON.stringify({jsonrpc: '2.0', id: 1, method, params}))
      return answer
    }
    const refusal = {error: {message: 'Presence needs a token of the lake'}}
    expect(await call('presence_subscribe', {})).toMatchObject(refusal)
    expect(await call('authorization', {authorization: 'Bearer another-0123456789abcdef'})).toMatchObject(refusal)
    expect(await call('authorization', {authorization: `Bearer ${READ}`})).toMatchObject({result: 'ok'})
    expect(await call('presence_subscribe', {})).toMatchObject({result: expect.any(String)})
    socket.close()
  })

  test('shows no token in what it says', async () => {
    await using guarded = await startGuarded()
    const answers = await Promise.all([
      sendRequest(guarded.lake.port, '/v1/users/me', {headers: {authorization: `Bearer ${READ}`}}),
      sendRequest(guarded.lake.port, '/v1/ping', {headers: {authorization: 'Bearer secret-0123456789abcdef'}}),
    ])
    for (const {text} of answers) expect(text).not.toMatch(/0123456789abcdef/)
  })
})

describe('options that make no sense together', () => {
  test.each<[string, LakeOptions, string]>([
    ['a short token', {tokens: [{token: 'short', role: 'read'}]}, 'tokens[0].token is no token; expected at least 16'],
    [
      'another role',
      {tokens: [{token: READ, role: 'admin' as 'read'}]},
      'tokens[0].role is "admin"; expected "read" or',
    ],
    ['another name', {tokens: [{token: READ, role: 'read', name: 'a b'}]}, 'tokens[0].name is "a b"; expected 1 to 40'],
    ['tokens and an owner', {...OPTIONS, anonymous: 'owner'}, '"tokens" say who may do what'],
    [
      'an open door',
      {host: '0.0.0.0'},
      'With "host" "0.0.0.0" other machines reach the lake, and nothing says who may',
    ],
    ['no host', {host: 'http://x', ...OPTIONS}, '"http://x" is no host; expected a name or an IP address'],
  ])('%s', async (_case, options, message) => {
    const error: unknown = await createLake(options).catch((caught: unknown) => caught)
    expect(String(error)).toContain(message)
    expect(String(error)).not.toMatch(/short|0123456789abcdef/)
  })
})
