import type {SanityClient} from '@sanity/client'
import {describe, expect, test} from 'vitest'

import {startLake} from '../../helpers/startLake.ts'
import type {StartedLake} from '../../helpers/startLake.ts'

const ids = {draftId: 'drafts.a', publishedId: 'a'}

function editAction(text: string) {
  return {actionType: 'sanity.action.document.edit', ...ids, patch: {set: {text}}} as const
}

/** A document's life: created, edited and published, edited, published, unpublished, deleted. */
async function live(client: SanityClient): Promise<void> {
  await client.action(
    {
      actionType: 'sanity.action.document.create',
      publishedId: 'a',
      attributes: {_id: 'drafts.a', _type: 'note', text: 'one'},
      ifExists: 'fail',
    },
    {transactionId: 'create'},
  )
  await client.action(editAction('two'), {transactionId: 'edit'})
  await client.action({actionType: 'sanity.action.document.publish', ...ids}, {transactionId: 'publish'})
  await client.action(editAction('three'), {transactionId: 'edit-again'})
  await client.action({actionType: 'sanity.action.document.publish', ...ids}, {transactionId: 'publish-again'})
  await client.action({actionType: 'sanity.action.document.unpublish', ...ids}, {transactionId: 'unpublish'})
  await client.action({actionType: 'sanity.action.document.discard', draftId: 'drafts.a'}, {transactionId: 'discard'})
  await client
    .transaction([{create: {_id: 'a', _type: 'note', text: 'raw'}}])
    .transactionId('raw-create')
    .commit()
  await client
    .transaction([{patch: {id: 'a', set: {text: 'raw'}}}])
    .transactionId('raw-update')
    .commit()
  await client.action(
    {actionType: 'sanity.action.document.delete', publishedId: 'a', includeDrafts: []},
    {transactionId: 'delete'},
  )
}

async function get(started: StartedLake, path: string): Promise<Response> {
  return fetch(`${started.lake.url}/v2025-02-19/data/history/production/${path}`)
}

async function lines(started: StartedLake, path: string): Promise<Record<string, unknown>[]> {
  const text = await (await get(started, path)).text()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('the events of a document', () => {
  const base = {documentId: 'a', author: 'lake-owner', timestamp: expect.any(String)}
  const version = (versionRevisionId: string) => ({...base, versionId: 'drafts.a', versionRevisionId})
  const newestFirst = [
    {...base, type: 'deleteDocumentGroup'},
    {...base, type: 'updateLiveDocument', revisionId: 'raw-update'},
    {...base, type: 'createLiveDocument', revisionId: 'raw-create'},
    {...version('unpublish'), type: 'deleteDocumentVersion'},
    {...version('unpublish'), type: 'unpublishDocument'},
    {
      ...version('edit-again'),
      type: 'publishDocumentVersion',
      revisionId: 'publish-again',
      publishCause: 'document.publish',
    },
    {...version('edit-again'), type: 'createDocumentVersion'},
    {...version('edit'), type: 'publishDocumentVersion', revisionId: 'publish', publishCause: 'document.publish'},
    {...version('create'), type: 'createDocumentVersion'},
  ]

  test('are derived from its transactions, newest first', async () => {
    await using started = await startLake()
    await live(started.client)
    const response = await get(started, 'events/documents/a')
    expect(await response.json()).toEqual({events: {a: newestFirst}, nextCursor: ''})
    expect(await (await get(started, 'events/documents/drafts.a')).json()).toMatchObject({
      events: {'drafts.a': newestFirst},
    })
    expect(await (await get(started, 'events/documents/none')).json()).toEqual({events: {none: []}, nextCursor: ''})
  })

  test('come in pages', async () => {
    await using started = await startLake()
    await live(started.client)
    const pages: unknown[][] = []
    let nextCursor = ''
    do {
      const response = await get(started, `events/documents/a?limit=4&nextCursor=${nextCursor}`)
      const page = (await response.json()) as {events: {a: unknown[]}; nextCursor: string}
      pages.push(page.events.a)
      nextCursor = page.nextCursor
    } while (nextCursor !== '')
    expect(pages.map((page) => page.length)).toEqual([4, 4, 1])
    expect(pages.flat()).toEqual(newestFirst)
  })

  test('are found behind any number of edits', async () => {
    await using started = await startLake()
    const {client, lake} = started
    await client.create({_id: 'drafts.a', _type: 'note', count: 0})
    for (let count = 1; count <= 250; count++) {
      lake.engine.transact('production', {
        mutations: [{type: 'patch', selection: {id: 'drafts.a'}, operations: {inc: {count: 1}}}],
        author: 'ada',
      })
    }
    expect(await (await get(started, 'events/documents/a?limit=10')).json()).toMatchObject({
      events: {a: [{type: 'createDocumentVersion'}]},
      nextCursor: '',
    })
  })
})

describe('the transactions of a document', () => {
  test('are JSON lines, oldest first, with effects and without content as Studio asks', async () => {
    await using started = await startLake()
    await live(started.client)
    const options = 'excludeContent=true&effectFormat=mendoza&includeIdentifiedDocumentsOnly=true'
    const log = await lines(started, `transactions/a?${options}&fromTransaction=`)
    expect(log.map(({id}) => id)).toEqual([
      'publish',
      'publish-again',
      'unpublish',
      'raw-create',
      'raw-update',
      'delete',
    ])
    expect(log[0]).toEqual({
      id: 'publish',
      timestamp: expect.any(String),
      author: 'lake-owner',
      documentIDs: ['a'],
      effects: {
        a: {
          apply: [
            0,
            {
              _id: 'a',
              _type: 'note',
              _createdAt: expect.any(String),
              _updatedAt: expect.any(String),
              text: 'two',
            },
          ],
          revert: [0, null],
        },
      },
    })
  })

  test('can be narrowed, turned round, and shown with mutations', async () => {
    await using started = await startLake()
    await live(started.client)
    const idsOf = async (query: string) =>
      (await lines(started, `transactions/a,drafts.a?${query}`)).map(({id}) => id as string)
    expect(await idsOf('fromTransaction=edit&toTransaction=edit-again')).toEqual(['edit', 'publish', 'edit-again'])
    expect(await idsOf('reverse=true&limit=2')).toEqual(['delete', 'raw-update'])
    expect(await idsOf('authors=nobody')).toEqual([])
    const [first] = await lines(started, 'transactions/drafts.a?limit=1')
    expect(first).toMatchObject({mutations: [{create: {_id: 'drafts.a', text: 'one'}}]})
  })

  test('are those of documents: no id does not mean all of them', async () => {
    await using started = await startLake()
    await started.client.create({_id: 'a', _type: 'note'})
    const response = await get(started, 'transactions/,')
    expect([response.status, await response.json()]).toMatchObject([
      400,
      {message: 'Name the documents whose transactions are asked for, by their ids.'},
    ])
  })

  test('take a limit that is a number only', async () => {
    await using started = await startLake()
    const response = await get(started, 'transactions/a?limit=many')
    expect([response.status, await response.json()]).toMatchObject([
      400,
      {message: '"limit" must be a positive whole number; got "many".'},
    ])
  })
})

describe('a document of the past', () => {
  test.each([
    ['a?revision=publish', ['two']],
    ['a?revision=publish-again', ['three']],
    ['drafts.a?revision=publish', []],
    // Studio lists what was written to the published document in the history of the draft.
    ['drafts.a?revision=raw-update', ['raw']],
    ['drafts.a,drafts.b?revision=raw-update', []],
    ['drafts.b?revision=raw-update', []],
    ['a?revision=edit', []],
    ['a?lastRevision=true', ['raw']],
    ['a,drafts.a,none?revision=publish', ['two']],
    ['none,a?lastRevision=true', ['raw']],
    ['a?time=1999-01-01T00:00:00Z', []],
  ])('%s has the texts %j', async (path, texts) => {
    await using started = await startLake()
    await live(started.client)
    const {documents} = (await (await get(started, `documents/${path}`)).json()) as {documents: {text: string}[]}
    expect(documents.map(({text}) => text)).toEqual(texts)
  })

  test('is found by the time it was written', async () => {
    await using started = await startLake()
    const {_updatedAt} = await started.client.create({_id: 'a', _type: 'note', text: 'one'})
    const response = await get(started, `documents/a?time=${_updatedAt}`)
    expect(await response.json()).toMatchObject({documents: [{text: 'one'}]})
  })

  test('needs a moment', async () => {
    await using started = await startLake()
    expect((await get(started, 'documents/a')).status).toBe(400)
  })
})

test('history is closed to readers without a token where they are anonymous', async () => {
  await using started = await startLake({anonymous: 'reader'})
  const statuses = ['documents/a?lastRevision=true', 'transactions/a', 'events/documents/a'].map(
    async (path) => (await get(started, path)).status,
  )
  expect(await Promise.all(statuses)).toEqual([401, 401, 401])
})
