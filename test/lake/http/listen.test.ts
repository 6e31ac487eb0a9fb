import {once} from 'node:events'
import {connect} from 'node:net'

import type {ListenEvent, MutationEvent} from '@sanity/client'
import {describe, expect, test} from 'vitest'

import {createEventStreams} from '../../../src/lake/http/eventStreams.ts'
import {createLakeClient, startLake} from '../../helpers/startLake.ts'
import {openEventStream} from './openEventStream.ts'
import {sendRequest} from './sendRequest.ts'
import {startStreamProxy} from './startStreamProxy.ts'

const LISTEN = '/v2025-02-19/data/listen/production'

function listenPath(query: string, options: Record<string, string> = {}): string {
  return `${LISTEN}?${new URLSearchParams({query, ...options})}`
}

describe('a listener', () => {
  test('of the real client hears changes with their result and the revision before', async () => {
    await using started = await startLake()
    const {client} = started
    const heard: ListenEvent<Record<string, unknown>>[] = []
    const options = {events: ['welcome', 'mutation'] as ('welcome' | 'mutation')[], includePreviousRevision: true}
    const welcome = Promise.withResolvers<void>()
    const deleted = Promise.withResolvers<void>()
    const subscription = client.listen('*[_type == $type]', {type: 'note'}, options).subscribe((event) => {
      heard.push(event)
      if (event.type === 'welcome') welcome.resolve()
      if (event.type === 'mutation' && event.transition === 'disappear') deleted.resolve()
    })
    await welcome.promise
    await client.create({_id: 'other', _type: 'drink'})
    await client.create({_id: 'a', _type: 'note', text: 'x'})
    await client.patch('a').set({text: 'y'}).commit()
    await client.delete('a')
    await deleted.promise
    subscription.unsubscribe()

    const shown = heard.slice(1).map((event) => {
      const {documentId, transition, previous, result} = event as MutationEvent
      return [documentId, transition, previous?.['text'], result?.['text']]
    })
    expect(shown).toEqual([
      ['a', 'appear', undefined, 'x'],
      ['a', 'update', 'x', 'y'],
      ['a', 'disappear', 'y', undefined],
    ])
  })

  test('gets welcome first, then events with every field Studio reads', async () => {
    await using started = await startLake()
    const {client, lake} = started
    const path = listenPath('*', {
      effectFormat: 'mendoza',
      includeAllVersions: 'true',
      includeResult: 'true',
      includePreviousRevision: 'true',
    })
    using stream = await openEventStream(lake.port, path)
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
    expect(await stream.next()).toEqual({event: 'welcome', data: {listenerName: expect.stringMatching(/./)}})

    const created = await client.create({_id: 'drafts.a', _type: 'note', text: 'x'})
    const {_rev: firstRev, ...createdContent} = created
    expect(await stream.next()).toEqual({
      event: 'mutation',
      id: `${firstRev}#drafts.a`,
      data: {
        eventId: `${firstRev}#drafts.a`,
        documentId: 'drafts.a',
        transactionId: firstRev,
        transition: 'appear',
        identity: 'lake-owner',
        resultRev: firstRev,
        timestamp: created._updatedAt,
        visibility: 'query',
        transactionTotalEvents: 1,
        transactionCurrentEvent: 1,
        mutations: [{create: created}],
        effects: {apply: [0, createdContent], revert: [0, null]},
        previous: null,
        result: created,
      },
    })

    await client.delete('drafts.a')
    const {data} = await stream.next()
    expect(data).toMatchObject({
      transition: 'disappear',
      previousRev: firstRev,
      mutations: [{delete: {id: 'drafts.a'}}],
      effects: {apply: [0, null], revert: [0, createdContent]},
      previous: created,
      result: null,
    })
    expect((data as {resultRev: string; transactionId: string}).resultRev).toBe(
      (data as {transactionId: string}).transactionId,
    )
  })

  test('gets the mutations of each event’s own document, and a total of its own events', async () => {
    await using started = await startLake()
    const {client, lake} = started
    await client.create({_id: 'c', _type: 'note', isListed: true})
    using stream = await openEventStream(lake.port, listenPath('*[_type == "note" && isListed]{title} | order(title)'))
    await stream.next()
    await client
      .transaction()
      .create({_id: 'a', _type: 'note', isListed: true})
      .create({_id: 'b', _type: 'note', isListed: false})
      .create({_id: 'drafts.a', _type: 'note', isListed: true})
      .patch('c', {set: {isListed: false}})
      .commit()
    const events = [await stream.next(), await stream.next()].map(({data}) => data)
    expect(events).toEqual([
      expect.objectContaining({
        documentId: 'a',
        transition: 'appear',
        mutations: [{create: expect.objectContaining({_id: 'a'})}],
        transactionTotalEvents: 2,
        transactionCurrentEvent: 1,
      }),
      expect.objectContaining({
        documentId: 'c',
        transition: 'disappear',
        mutations: [{patch: expect.objectContaining({id: 'c'})}],
        transactionTotalEvents: 2,
        transactionCurrentEvent: 2,
      }),
    ])
    await client.create({_id: 'd', _type: 'note', isListed: true})
    expect(await stream.next()).toMatchObject({data: {documentId: 'd'}})
  })

  test.each([
    ['/v2025-02-19', '', ['a']],
    ['/v2025-02-19', '&includeAllVersions=true', ['drafts.a', 'a']],
    ['/v2024-01-01', '', ['drafts.a', 'a']],
  ])('of %s%s hears of %j', async (version, option, expected) => {
    await using started = await startLake()
    const {client, lake} = started
    using stream = await openEventStream(lake.port, `${version}/data/listen/production?query=*${option}`)
    await stream.next()
    await client.create({_id: 'drafts.a', _type: 'note'})
    await client.create({_id: 'a', _type: 'note'})
    const heard = []
    for (const _id of expected) heard.push((await stream.next()).data)
    expect(heard).toMatchObject(expected.map((documentId) => ({documentId})))
  })

  test('without mutations gets none', async () => {
    await using started = await startLake()
    using stream = await openEventStream(started.lake.port, listenPath('*', {includeMutations: 'false'}))
    await stream.next()
    await started.client.create({_id: 'a', _type: 'note'})
    expect((await stream.next()).data).not.toHaveProperty('mutations')
  })

  test('without a token hears of public documents only where readers are anonymous', async () => {
    await using started = await startLake({anonymous: 'reader'})
    using stream = await openEventStream(started.lake.port, listenPath('*', {includeAllVersions: 'true'}))
    await stream.next()
    await started.client.create({_id: 'private.a', _type: 'note'})
    await started.client.create({_id: 'a', _type: 'note'})
    expect(await stream.next()).toMatchObject({data: {documentId: 'a'}})
  })

  test('with a query that cannot be read is refused before it starts', async () => {
    await using started = await startLake()
    const {status, text} = await sendRequest(started.lake.port, listenPath('*[_type =='))
    expect([status, JSON.parse(text)]).toMatchObject([400, {error: {type: 'queryParseError'}}])
  })

  test('ends when the lake closes', async () => {
    const started = await startLake()
    using stream = await openEventStream(started.lake.port, listenPath('*'))
    await stream.next()
    await started.close()
    expect(await stream.ended).toBe('ended')
  })
})

describe('a listener that comes back', () => {
  const resumable = listenPath('*[_type == "note"]', {enableResume: 'true', includeAllVersions: 'true'})

  test('gets what it missed, from the event after its last', async () => {
    await using started = await startLake()
    const {client, lake} = started
    using first = await openEventStream(lake.port, resumable)
    await first.next()
    await client.transaction().create({_id: 'a', _type: 'note'}).create({_id: 'b', _type: 'note'}).commit()
    const {id = ''} = await first.next()
    expect(id).toMatch(/#a$/)
    first[Symbol.dispose]()
    await client
      .transaction()
      .patch('a', {set: {n: 1}})
      .create({_id: 'c', _type: 'other'})
      .commit()
    await client.delete('b')

    using second = await openEventStream(lake.port, resumable, {'last-event-id': id})
    expect(await second.next()).toEqual({event: 'welcomeback', data: {listenerName: expect.any(String)}})
    const events = [await second.next(), await second.next(), await second.next()]
    expect(events.map(({data}) => data)).toMatchObject([
      {documentId: 'b', transition: 'appear', transactionCurrentEvent: 2},
      {documentId: 'a', transition: 'update', transactionTotalEvents: 1},
      {documentId: 'b', transition: 'disappear'},
    ])
    await client.create({_id: 'd', _type: 'note'})
    expect((await second.next()).data).toMatchObject({documentId: 'd'})
  })

  test.each([
    ['an event nobody sent', 'nothing#a', 'reset'],
    ['nonsense', 'nonsense', 'reset'],
  ])('with %s is reset', async (_case, id, event) => {
    await using started = await startLake()
    using stream = await openEventStream(started.lake.port, resumable, {'last-event-id': id})
    expect(await stream.next()).toMatchObject({event})
  })

  test('after too much is reset, too; and one that did not ask to resume is welcome', async () => {
    await using started = await startLake()
    const {client, lake} = started
    const {_rev} = await client.create({_id: 'a', _type: 'note'})
    for (let n = 0; n < 502; n++) {
      lake.engine.transact('production', {
        mutations: [{type: 'patch', selection: {id: 'a'}, operations: {set: {n}}}],
        author: 'test',
      })
    }
    const headers = {'last-event-id': `${_rev}#a`}
    using stream = await openEventStream(lake.port, resumable, headers)
    expect(await stream.next()).toMatchObject({event: 'reset'})
    using other = await openEventStream(lake.port, listenPath('*'), headers)
    expect(await other.next()).toMatchObject({event: 'welcome'})
  })

  test('is the real client, which goes on where its connection broke', async () => {
    await using started = await startLake()
    const {lake} = started
    await using proxy = await startStreamProxy(lake.port)
    const client = createLakeClient({...lake, url: proxy.url})
    const heard: string[] = []
    const welcome = Promise.withResolvers<void>()
    const heardA = Promise.withResolvers<void>()
    const heardC = Promise.withResolvers<void>()
    const subscription = client
      .listen('*', {}, {enableResume: true, events: ['welcome', 'welcomeback', 'reset', 'mutation', 'reconnect']})
      .subscribe((event) => {
        heard.push(event.type === 'mutation' ? event.documentId : event.type)
        if (event.type === 'welcome') welcome.resolve()
        if (event.type === 'mutation' && event.documentId === 'a') heardA.resolve()
        if (event.type === 'mutation' && event.documentId === 'c') heardC.resolve()
      })
    await welcome.promise
    await started.client.create({_id: 'a', _type: 'note'})
    await heardA.promise
    proxy.breakConnections()
    await started.client.create({_id: 'b', _type: 'note'})
    await started.client.create({_id: 'c', _type: 'note'})
    await heardC.promise
    subscription.unsubscribe()
    expect(heard).toEqual(['welcome', 'a', 'reconnect', 'welcomeback', 'b', 'c'])
  })

  test('is told that its filter cannot be evaluated on what it missed', async () => {
    await using started = await startLake()
    const {_rev} = await started.client.create({_id: 'a', _type: 'note', box: {hasOwnProperty: 1}})
    const path = listenPath('*[box.size == 1]', {enableResume: 'true'})
    using stream = await openEventStream(started.lake.port, path, {'last-event-id': `${_rev}#a`})
    expect((await stream.next()).event).toBe('welcomeback')
    expect(await stream.next()).toMatchObject({event: 'channelError', data: {error: {type: 'listenerError'}}})
  })
})

describe('a stream of events', () => {
  test.each(['data/listen/production?query=*', 'data/live/events/production'])(
    'is not opened for who only asks about it: HEAD /%s',
    async (path) => {
      await using started = await startLake()
      const {engine, port} = started.lake
      const {subscribe} = engine
      let [opened, open] = [0, 0]
      engine.subscribe = (dataset, listener) => {
        const end = subscribe(dataset, listener)
        opened += 1
        open += 1
        return () => {
          open -= 1
          end()
        }
      }
      expect((await sendRequest(port, `/v2025-02-19/${path}`, {method: 'HEAD'})).status).toBe(200)
      expect({opened, open}).toEqual({opened: 1, open: 0})
    },
  )

  test('leaves nothing running where it cannot begin', () => {
    const before = process.getActiveResourcesInfo()
    const fail = (): never => {
      throw new Error('There is nothing to tell.')
    }
    expect(() => createEventStreams().open(fail)).toThrow('There is nothing to tell.')
    expect(process.getActiveResourcesInfo()).toEqual(before)
  })
})

describe('a listener that does not read', () => {
  test('is disconnected before what it has not read fills the memory', async () => {
    await using started = await startLake()
    const {lake} = started
    const path = listenPath('*', {includeResult: 'true'})
    const socket = connect(lake.port, '127.0.0.1')
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
    await once(socket, 'readable')
    const text = 'x'.repeat(1_000_000)
    for (let count = 0; count < 80; count++) {
      lake.engine.transact('production', {
        mutations: [{type: 'createOrReplace', document: {_id: 'a', _type: 'note', count, text}}],
        author: 'test',
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
    let received = 0
    socket.on('data', (chunk: Buffer) => (received += chunk.length))
    socket.resume()
    await once(socket, 'close')
    expect(received).toBeLessThan(80 * 1_000_000)
    expect(received).toBeGreaterThan(1_000_000)
  })
})

describe('a browser’s listener', () => {
  const browser = {origin: 'http://localhost:3333', authorization: 'Bearer t'}

  test('is sent to rotating hosts with a ticket, which replaces its origin and token once', async () => {
    await using started = await startLake({anonymous: 'reader'})
    const {client, lake} = started
    const path = listenPath('*', {includeAllVersions: 'true'})
    const first = await sendRequest(lake.port, path, {headers: {...browser, host: `local.localhost:${lake.port}`}})
    const second = await sendRequest(lake.port, path, {headers: {...browser, host: `local.localhost:${lake.port}`}})
    expect([first.status, first.headers['access-control-allow-origin']]).toEqual([307, browser.origin])
    const target = new URL(first.headers.location ?? '')
    expect(target.host).toBe(`s1.localhost:${lake.port}`)
    expect(new URL(second.headers.location ?? '').host).toBe(`s2.localhost:${lake.port}`)

    const redirected = {host: target.host, origin: 'null'}
    const preflight = await sendRequest(lake.port, target.pathname + target.search, {
      method: 'OPTIONS',
      headers: {
        ...redirected,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'x-sanity-app',
      },
    })
    expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, 'null'])

    using stream = await openEventStream(lake.port, target.pathname + target.search, redirected)
    expect([stream.status, stream.headers['access-control-allow-origin']]).toEqual([200, 'null'])
    expect(await stream.next()).toMatchObject({event: 'welcome'})
    await client.create({_id: 'drafts.a', _type: 'note'})
    expect(await stream.next()).toMatchObject({data: {documentId: 'drafts.a'}})

    const again = await sendRequest(lake.port, target.pathname + target.search, {headers: redirected})
    expect(again.status).toBe(403)
  })

  test.each([
    ['another dataset', (target: string) => target.replace('/production', '/other')],
    ['another query', (target: string) => target.replace('query=*', 'query=*%5B0%5D')],
    ['a made-up ticket', (target: string) => target.replace(/lakeTicket=.*/, 'lakeTicket=00000000')],
    ['no ticket', (target: string) => target.replace(/&lakeTicket=.*/, '')],
    ['the query endpoint', (target: string) => target.replace('/listen/', '/query/')],
  ])('has a ticket that is no good for %s', async (_case, change) => {
    await using started = await startLake()
    const {lake} = started
    await lake.engine.createDataset('other')
    const {headers} = await sendRequest(lake.port, `${LISTEN}?query=*`, {headers: browser})
    const {host, pathname, search} = new URL(headers.location ?? '')
    const answer = await sendRequest(lake.port, change(pathname + search), {headers: {host, origin: 'null'}})
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, undefined])
  })

  test('is not redirected when it is on such a host already; neither is a program’s', async () => {
    await using started = await startLake()
    const {lake} = started
    const headers = {...browser, host: `s7.localhost:${lake.port}`}
    using fromBrowser = await openEventStream(lake.port, listenPath('*'), headers)
    using fromProgram = await openEventStream(lake.port, listenPath('*'), {accept: 'text/event-stream'})
    expect([fromBrowser.status, fromProgram.status]).toEqual([200, 200])
  })
})

describe('live events', () => {
  const LIVE = '/v2025-02-19/data/live/events/production'

  test('name the sync tags of queries after each change of published content', async () => {
    await using started = await startLake()
    const {client, lake} = started
    using stream = await openEventStream(lake.port, LIVE)
    expect(await stream.next()).toMatchObject({event: 'welcome', id: 'beginning'})
    await client.create({_id: 'drafts.a', _type: 'note'})
    const {_rev} = await client.create({_id: 'a', _type: 'note'})
    const {syncTags: everything} = await client.fetch('*', {}, {filterResponse: false})
    const {syncTags: notes = []} = await client.fetch('*[_type == "note"]', {}, {filterResponse: false})
    expect(everything).toEqual(['s1:production'])
    expect(notes).toEqual([expect.stringMatching(/^s1:[\w-]{12}$/)])
    expect(await stream.next()).toEqual({
      event: 'message',
      id: _rev,
      data: {tags: expect.arrayContaining(['s1:production', ...notes])},
    })
  })

  test('tell a client that comes back what it missed, and start one that nobody knows over', async () => {
    await using started = await startLake()
    const {client, lake} = started
    using first = await openEventStream(lake.port, LIVE)
    const {id = ''} = await first.next()
    using resumed = await openEventStream(lake.port, LIVE, {'last-event-id': id})
    expect(await resumed.next()).toMatchObject({event: 'welcome'})
    await client.create({_id: 'a', _type: 'note'})
    using late = await openEventStream(lake.port, LIVE, {'last-event-id': id})
    expect(await late.next()).toMatchObject({event: 'welcome'})
    const {id: position = '', ...message} = await late.next()
    expect(message).toMatchObject({event: 'message', data: {tags: expect.arrayContaining(['s1:production'])}})
    await client.create({_id: 'drafts.b', _type: 'note'})
    await client.create({_id: 'b', _type: 'note'})
    using later = await openEventStream(lake.port, LIVE, {'last-event-id': position})
    const events = [await later.next(), await later.next()].map(({event}) => event)
    expect(events).toEqual(['welcome', 'message'])
    for (const lost of ['other', 'not an id']) {
      using again = await openEventStream(lake.port, LIVE, {'last-event-id': lost})
      expect([lost, await again.next()]).toMatchObject([lost, {event: 'restart'}])
      expect(await again.next()).toMatchObject({event: 'welcome'})
    }
  })

  test('reach the real client', async () => {
    await using started = await startLake()
    const client = createLakeClient(started.lake, {apiVersion: '2025-02-19'})
    const welcome = Promise.withResolvers<void>()
    const tags = Promise.withResolvers<readonly string[]>()
    const subscription = client.live.events().subscribe((event) => {
      if (event.type === 'welcome') welcome.resolve()
      if (event.type === 'message') tags.resolve(event.tags)
    })
    await welcome.promise
    await client.create({_id: 'a', _type: 'note'})
    expect(await tags.promise).toContain('s1:production')
    subscription.unsubscribe()
  })
})
