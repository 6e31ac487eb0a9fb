import type {ListenEvent, LiveEvent, MutationEvent, SanityClient, SanityDocument} from '@sanity/client'
import {describe, expect, onTestFinished, test} from 'vitest'

import {createLake, type Lake, type LakeOptions} from '../../src/lake/index.ts'
import {createQuarters} from '../lake/http/images.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {CLIENTS, configFor, hear} from './clients.ts'

describe.each(CLIENTS)('@sanity/client %s', (_version, createClient) => {
  async function start(options: LakeOptions = {}): Promise<{lake: Lake; client: SanityClient}> {
    const lake = await createLake(options)
    onTestFinished(() => lake.close())
    return {lake, client: createClient({...configFor(lake), token: 'any'})}
  }

  test('fetches in each perspective, with parameters, and answers with sync tags', async () => {
    const {client} = await start()
    await client.create({_id: 'a', _type: 'note', text: 'published'})
    await client.create({_id: 'drafts.a', _type: 'note', text: 'draft'})
    const query = '*[_type == $type] | order(_id) {_id, text}'
    const params = {type: 'note'}
    expect(await client.fetch(query, params)).toEqual([{_id: 'a', text: 'published'}])
    expect(await client.fetch(query, params, {perspective: 'published'})).toEqual([{_id: 'a', text: 'published'}])
    expect(await client.fetch(query, params, {perspective: 'drafts'})).toEqual([{_id: 'a', text: 'draft'}])
    expect(await client.fetch(query, params, {perspective: 'raw'})).toHaveLength(2)
    expect(await client.withConfig({perspective: 'drafts'}).fetch(query, params)).toEqual([{_id: 'a', text: 'draft'}])
    expect(await client.fetch(query, params, {filterResponse: false})).toMatchObject({
      result: [{_id: 'a'}],
      syncTags: [expect.any(String)],
    })
  })

  test('gets documents by id', async () => {
    const {client} = await start()
    await client.create({_id: 'a', _type: 'note'})
    await client.create({_id: 'drafts.a', _type: 'note'})
    expect(await client.getDocument('a')).toMatchObject({_id: 'a', _type: 'note'})
    expect(await client.getDocument('none')).toBeUndefined()
    const found = await client.getDocuments(['drafts.a', 'none', 'a'])
    expect(found.map((document) => document?._id)).toEqual(['drafts.a', undefined, 'a'])
  })

  test('creates, replaces and deletes, by id and by query', async () => {
    const {client} = await start()
    const created = await client.create({_type: 'note', text: 'x'})
    expect(created).toMatchObject({_id: expect.stringMatching(/./), _rev: expect.any(String), text: 'x'})
    expect(await client.create({_id: 'drafts.', _type: 'note'})).toMatchObject({
      _id: expect.stringMatching(/^drafts\../),
    })
    expect(await client.createIfNotExists({...created, text: 'y'})).toEqual(created)
    expect(await client.createOrReplace({_id: created._id, _type: 'note', n: 1})).not.toHaveProperty('text')
    expect(await client.delete(created._id)).toMatchObject({results: [{id: created._id, operation: 'delete'}]})
    expect(await client.delete({query: '*[_type == $type]', params: {type: 'note'}})).toMatchObject({
      results: [{operation: 'delete'}],
    })
    expect(await client.fetch('count(*)', {}, {perspective: 'raw'})).toBe(0)
  })

  test('patches with every operation', async () => {
    const {client} = await start()
    const items = [
      {_key: 'a', n: 1},
      {_key: 'b', n: 2},
    ]
    const {_rev} = await client.create({_id: 'a', _type: 'note', title: 'Tea', gone: true, n: 5, m: 5, items})
    const patched = await client
      .patch('a')
      .ifRevisionId(_rev)
      .setIfMissing({seo: {}, title: 'No'})
      .set({'seo.title': 'Deep', 'items[_key=="b"].n': 20})
      .unset(['gone'])
      .diffMatchPatch({title: '@@ -1,3 +1,5 @@\n+My\n Tea\n'})
      .inc({n: 2})
      .dec({m: 2})
      .insert('after', 'items[-1]', [{_key: 'c'}])
      .commit()
    const {_id, _type, _createdAt, _updatedAt, _rev: _next, ...content} = patched
    expect(content).toEqual({
      title: 'MyTea',
      n: 7,
      m: 3,
      seo: {title: 'Deep'},
      items: [{_key: 'a', n: 1}, {_key: 'b', n: 20}, {_key: 'c'}],
    })
    const before = client.patch('a').insert('before', 'items[_key=="b"]', ['x'])
    expect(await before.commit()).toMatchObject({items: [{_key: 'a'}, 'x', {_key: 'b'}, {_key: 'c'}]})
    const place = client.patch('a').insert('replace', 'items[0:2]', ['y'])
    expect(await place.commit()).toMatchObject({items: ['y', {_key: 'b'}, {_key: 'c'}]})
    await client.patch('a').append('items', ['z']).commit()
    expect(await client.patch('a').prepend('items', ['w']).commit()).toMatchObject({
      items: ['w', 'y', {_key: 'b'}, {_key: 'c'}, 'z'],
    })
    expect(await client.patch('a').splice('items', 0, 2, ['v']).commit()).toMatchObject({
      items: ['v', {_key: 'b'}, {_key: 'c'}, 'z'],
    })
    await client
      .patch({query: '*[_type == $type]', params: {type: 'note'}})
      .set({seen: true})
      .commit()
    expect(await client.fetch('*[seen]._id')).toEqual(['a'])
  })

  test('commits transactions and lists of mutations as a whole, and once for each id', async () => {
    const {client} = await start()
    const transaction = () =>
      client
        .transaction()
        .transactionId('tx-1')
        .create({_id: 'a', _type: 'note', n: 1})
        .createIfNotExists({_id: 'b', _type: 'note'})
        .patch('a', (patch) => patch.inc({n: 1}))
        .patch('a', {set: {text: 'x'}})
        .delete('none')
    const first = await transaction().commit()
    expect(first).toMatchObject({
      transactionId: 'tx-1',
      results: ['create', 'create', 'update', 'update', 'none'].map((operation) => ({operation})),
    })
    expect(await transaction().commit()).toEqual(first)
    expect(await client.getDocument('a')).toMatchObject({_rev: 'tx-1', n: 2, text: 'x'})
    const documents: unknown = await client.mutate([{patch: {id: 'a', set: {n: 9}}}, {delete: {id: 'b'}}], {
      returnDocuments: true,
      returnFirst: false,
    })
    expect(documents).toMatchObject([{n: 9}, undefined])
    expect(await client.mutate(client.patch('a').inc({n: 1}))).toMatchObject({results: [{document: {n: 10}}]})
    expect(
      await client.create({_id: 'c', _type: 'note', list: [{n: 1}]}, {dryRun: true, autoGenerateArrayKeys: true}),
    ).toMatchObject({
      list: [{_key: expect.any(String), n: 1}],
    })
    expect(await client.getDocument('c')).toBeUndefined()
  })

  test('turns refusals into its own messages', async () => {
    const {client} = await start()
    await client.create({_id: 'a', _type: 'note', to: {_type: 'reference', _ref: 'a'}})
    const messageOf = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'no refusal',
        (error: Error & {statusCode: number}) => `${error.constructor.name} ${error.statusCode} ${error.message}`,
      )
    expect(await messageOf(client.create({_id: 'a', _type: 'note'}))).toContain(
      'ClientError 409 Mutation failed: Document by ID "a" already exists',
    )
    expect(await messageOf(client.patch('none').set({n: 1}).commit())).toContain(
      'ClientError 409 Mutation failed: The document with the ID "none" was not found',
    )
    expect(await messageOf(client.patch('a').ifRevisionId('x').set({n: 1}).commit())).toMatch(
      /409 Mutation failed: Document "a" has unexpected revision ID \(".*"\), expected "x"/,
    )
    const dangling = {_type: 'reference', _ref: 'none'}
    expect(await messageOf(client.create({_id: 'b', _type: 'note', list: [dangling]}))).toContain(
      '409 Mutation failed: Document "b" references non-existent document "none"',
    )
    await client.create({_id: 'b', _type: 'note', to: {_type: 'reference', _ref: 'a'}})
    expect(await messageOf(client.delete('a'))).toContain(
      '409 Mutation failed: Document "a" cannot be deleted as there are references to it from "b"',
    )
    const broken = await messageOf(client.fetch('*[_type == ]'))
    expect(broken).toMatch(/ClientError 400 GROQ query parse error[\s\S]*> 1 \| \*\[_type == \]/)
    expect(await messageOf(client.withConfig({dataset: 'none'}).fetch('*'))).toContain(
      'ClientError 404 Not Found - Dataset "none" not found in project "local".',
    )
  })

  test('listens, and hears again once the lake is back', async () => {
    await using folder = await createTempFolder({})
    const {lake, client} = await start({dir: folder.path})
    const options = {
      events: ['welcome', 'mutation', 'reconnect', 'reset', 'welcomeback'],
      includePreviousRevision: true,
    } as const
    using heard = hear<ListenEvent<Record<string, unknown>>>(
      client.listen('*[_type == "note"]', {}, {...options, events: [...options.events], enableResume: true} as never),
    )
    await heard.event((event): event is ListenEvent<Record<string, unknown>> => event.type === 'welcome')
    await client.create({_id: 'a', _type: 'note', n: 1})
    await client.patch('a').inc({n: 1}).commit()
    const isUpdate = (event: ListenEvent<Record<string, unknown>>): event is MutationEvent<Record<string, unknown>> =>
      event.type === 'mutation' && event.transition === 'update'
    expect(await heard.event(isUpdate)).toMatchObject({documentId: 'a', previous: {n: 1}, result: {n: 2}})

    await lake.close()
    const again = await createLake({dir: folder.path, port: lake.port})
    onTestFinished(() => again.close())
    await heard.event(
      (event): event is ListenEvent<Record<string, unknown>> =>
        event.type === 'welcomeback' || event.type === 'reset' || (event.type === 'welcome' && heard.all[0] !== event),
    )
    await client.delete('a')
    const isDeletion = (event: ListenEvent<Record<string, unknown>>): event is MutationEvent<Record<string, unknown>> =>
      event.type === 'mutation' && event.transition === 'disappear'
    expect(await heard.event(isDeletion)).toMatchObject({documentId: 'a', previous: {n: 2}})
  })

  test('hears which queries to fetch again', async () => {
    const {client} = await start()
    await client.create({_id: 'a', _type: 'note'})
    const {syncTags = []} = await client.fetch('*[_type == "note"]', {}, {filterResponse: false})
    using heard = hear<LiveEvent>(client.live.events())
    await heard.event((event): event is LiveEvent => event.type === 'welcome')
    await client.patch('a').set({n: 1}).commit()
    const message = await heard.event((event) => event.type === 'message')
    expect('tags' in message && message.tags.some((tag) => syncTags.includes(tag))).toBe(true)
  })

  test('uploads images and files, and finds them by their address', async () => {
    const {client} = await start()
    const png = await createQuarters().png().toBuffer()
    const image = await client.assets.upload('image', png, {filename: 'quarters.png', title: 'Quarters'})
    expect(image).toMatchObject({
      _type: 'sanity.imageAsset',
      originalFilename: 'quarters.png',
      title: 'Quarters',
      metadata: {dimensions: {width: 80, height: 40}},
    })
    expect(Buffer.from(await (await fetch(image.url)).arrayBuffer()).equals(png)).toBe(true)
    const file = await client.assets.upload('file', Buffer.from('hello'), {filename: 'hello.txt'})
    expect([file._type, await (await fetch(file.url)).text()]).toEqual(['sanity.fileAsset', 'hello'])
    await client.delete(file._id)
    expect(await client.getDocument(file._id)).toBeUndefined()
  })

  test('edits and publishes with actions', async () => {
    const {client} = await start()
    const ids = {draftId: 'drafts.a', publishedId: 'a'}
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'a',
      attributes: {_id: 'drafts.a', _type: 'note', n: 1},
      ifExists: 'fail',
    })
    await client.action([
      {actionType: 'sanity.action.document.edit', ...ids, patch: {inc: {n: 1}}},
      {actionType: 'sanity.action.document.publish', ...ids},
    ])
    expect(await client.getDocuments(['a', 'drafts.a'])).toMatchObject([{n: 2}, null])
  })

  test('is told in words that there are no releases', async () => {
    const {client} = await start()
    await client.create({_id: 'a', _type: 'note'})
    const refusal = {
      statusCode: 403,
      message: expect.stringContaining("content releases are not part of this project's plan"),
    }
    await expect(client.releases.create({releaseId: 'spring', metadata: {title: 'Spring'}})).rejects.toMatchObject(
      refusal,
    )
    await expect(client.releases.publish({releaseId: 'spring'})).rejects.toMatchObject(refusal)
    await expect(client.releases.archive({releaseId: 'spring'})).rejects.toMatchObject(refusal)
    await expect(client.unpublishVersion({releaseId: 'spring', publishedId: 'a'})).rejects.toMatchObject(refusal)
    expect(await client.releases.get({releaseId: 'spring'})).toBeUndefined()
    expect(await client.releases.fetchDocuments({releaseId: 'spring'})).toMatchObject({result: []})
    expect(await client.fetch('releases::all()')).toEqual([])
  })

  test('lists and makes datasets, and knows the user and the project', async () => {
    const {client} = await start()
    expect(await client.datasets.create('staging', {aclMode: 'private'})).toMatchObject({datasetName: 'staging'})
    expect((await client.datasets.list()).map(({name}) => name)).toEqual(['production', 'staging'])
    expect(await client.datasets.edit('staging', {aclMode: 'public'})).toEqual({
      datasetName: 'staging',
      aclMode: 'public',
    })
    expect(await client.datasets.list()).toMatchObject([{}, {name: 'staging', aclMode: 'public'}])
    await expect(
      client.request({method: 'PUT', url: '/datasets/staging/copy', body: {targetDataset: 'c'}}),
    ).rejects.toThrow(/Copying datasets is not part of this project's plan.*sanity datasets export staging/)
    await client.datasets.delete('staging')
    expect(await client.datasets.list()).toHaveLength(1)
    expect(await client.users.getById('me')).toMatchObject({id: expect.any(String)})
    expect(await client.projects.getById('local')).toMatchObject({id: 'local'})
  })

  test('with a token sees drafts, and without one only what is published, as a site on next-sanity has it', async () => {
    const {lake, client} = await start({anonymous: 'reader'})
    await client.create({_id: 'a', _type: 'note', text: 'published'})
    await client.create({_id: 'drafts.a', _type: 'note', text: 'draft'})
    const site = createClient({...configFor(lake), perspective: 'published'})
    const preview = createClient({...configFor(lake), perspective: 'drafts', token: 'preview', stega: false})
    const query = '*[_id == "a"][0]{text}'
    expect(await site.fetch(query)).toEqual({text: 'published'})
    expect(await preview.fetch(query)).toEqual({text: 'draft'})
    expect(await site.fetch('*._id', {}, {perspective: 'raw'})).toEqual(['a'])
    await expect(site.create({_type: 'note'})).rejects.toMatchObject({statusCode: 403})
    using heard = hear<LiveEvent>(preview.live.events({includeDrafts: true}))
    await heard.event((event): event is LiveEvent => event.type === 'welcome')
  })

  test('answers as an observable, too', async () => {
    const {client} = await start()
    await client.create({_id: 'a', _type: 'note'})
    using heard = hear<SanityDocument[]>(client.observable.fetch<SanityDocument[]>('*[_type == "note"]'))
    expect(await heard.event((found): found is SanityDocument[] => Array.isArray(found))).toMatchObject([{_id: 'a'}])
  })
})
