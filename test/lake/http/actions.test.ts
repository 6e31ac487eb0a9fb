import {ClientError} from '@sanity/client'
import type {Action, SanityClient} from '@sanity/client'
import {describe, expect, test} from 'vitest'

import {startLake} from '../../helpers/startLake.ts'

const ids = {draftId: 'drafts.a', publishedId: 'a'}
const edit = (set: Record<string, unknown>): Action => ({
  actionType: 'sanity.action.document.edit',
  ...ids,
  patch: {set},
})
const publish: Action = {actionType: 'sanity.action.document.publish', ...ids}
const unpublish: Action = {actionType: 'sanity.action.document.unpublish', ...ids}
const discard: Action = {actionType: 'sanity.action.document.discard', draftId: ids.draftId}
const createDraft = (attributes: Record<string, unknown>, ifExists: 'fail' | 'ignore' = 'fail'): Action => ({
  actionType: 'sanity.action.document.create',
  publishedId: ids.publishedId,
  attributes: {_id: ids.draftId, _type: 'note', ...attributes},
  ifExists,
})

/** The text of the published document and of its draft. */
async function texts(client: SanityClient): Promise<unknown[]> {
  const documents = await client.getDocuments(['a', 'drafts.a'])
  return documents.map((document) => document?.['text'] ?? null)
}

/** The first item of a refused request. */
async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof ClientError)) throw new Error('Expected a ClientError', {cause: error})
  const {type, items} = error.details as {type: string; items: {index: number; error: Record<string, unknown>}[]}
  return [error.statusCode, type, items[0]?.index, items[0]?.error['type']]
}

describe('document actions', () => {
  test('edit, publish, edit, discard, unpublish and delete, as Studio sends them', async () => {
    await using started = await startLake()
    const {client} = started
    const {transactionId} = await client.action(createDraft({text: 'one', _rev: 'stale', items: [{text: 'x'}]}))
    expect(await client.getDocument('drafts.a')).toMatchObject({
      text: 'one',
      _rev: transactionId,
      items: [{_key: expect.any(String), text: 'x'}],
    })
    await client.action(publish)
    expect(await texts(client)).toEqual(['one', null])
    const published = await client.getDocument('a')

    await client.action(edit({text: 'two'}))
    expect(await texts(client)).toEqual(['one', 'two'])
    await client.action(discard)
    expect(await texts(client)).toEqual(['one', null])
    expect(await client.getDocument('a')).toEqual(published)

    await client.action(edit({text: 'three'}))
    await client.action(publish)
    expect(await texts(client)).toEqual(['three', null])
    expect(await client.getDocument('a')).toMatchObject({_createdAt: published?._createdAt})
    await client.action(unpublish)
    expect(await texts(client)).toEqual([null, 'three'])

    await client.action(publish)
    await client.action(edit({text: 'four'}))
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'a',
      includeDrafts: ['drafts.a'],
    })
    expect(await texts(client)).toEqual([null, null])
  })

  test('edit the draft that an action before them made, in one transaction', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'a', _type: 'note', text: 'one'})
    const {transactionId} = await client.action([
      {actionType: 'sanity.action.document.edit', ...ids, patch: {unset: ['_empty_action_guard_pseudo_field_']}},
      edit({text: 'two'}),
      edit({more: true}),
    ])
    expect(await client.getDocument('drafts.a')).toMatchObject({text: 'two', more: true, _rev: transactionId})
    await client.action([edit({text: 'three'}), publish, edit({text: 'four'})])
    expect(await texts(client)).toEqual(['three', 'four'])
  })

  test('publish a document with the one that it refers to, in one transaction', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'drafts.author', _type: 'author', name: 'Ada'})
    const publishAuthor: Action = {
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.author',
      publishedId: 'author',
    }
    const author = {_type: 'reference', _ref: 'author'}
    await client.action([createDraft({text: 'one'}), publishAuthor, edit({author}), publish])
    expect(await client.getDocument('a')).toMatchObject({text: 'one', author})
    expect(await client.fetch('count(*[_id in path("drafts.**")])', {}, {perspective: 'raw'})).toBe(0)
  })

  test('delete a document of which an action before them discarded the draft, and none of which one was made', async () => {
    await using started = await startLake()
    const {client} = started
    const remove: Action = {actionType: 'sanity.action.document.delete', publishedId: 'a', includeDrafts: []}
    await client.action([createDraft({text: 'one'}), publish, edit({text: 'two'})])
    await client.action([discard, remove])
    expect(await texts(client)).toEqual([null, null])
    await client.action([createDraft({text: 'one'}), publish])
    const refused = client.action([edit({text: 'two'}), remove])
    expect(await refusalOf(refused)).toEqual([400, 'actionError', 1, 'validationError'])
    expect(await texts(client)).toEqual(['one', null])
  })

  test('say which of them does not fit what those before it do', async () => {
    await using started = await startLake()
    const {client} = started
    const count = {...edit({}), patch: {diffMatchPatch: {none: '@@ -0,0 +1 @@\n+x\n'}}} as Action
    const other: Action = {
      actionType: 'sanity.action.document.create',
      publishedId: 'b',
      attributes: {_id: 'drafts.b', _type: 'note'},
      ifExists: 'fail',
    }
    const refused = client.action([other, createDraft({text: 'one'}), count, publish])
    expect(await refusalOf(refused)).toEqual([400, 'actionError', 2, 'validationError'])
    const revised = {...publish, ifDraftRevisionId: 'other'} as Action
    expect(await refusalOf(client.action([createDraft({text: 'one'}), revised]))).toEqual([
      409,
      'actionError',
      1,
      'documentRevisionIDDoesNotMatchError',
    ])
    expect(await texts(client)).toEqual([null, null])
  })

  test('unpublish keeps a draft that exists', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'a', _type: 'note', text: 'published'})
    await client.action(edit({text: 'draft'}))
    await client.action(unpublish)
    expect(await texts(client)).toEqual([null, 'draft'])
  })

  test('publish makes references strong that were weak until then', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'ada', _type: 'author'})
    const strengthen = {type: 'author', template: {id: 'author'}}
    const reference = {_type: 'reference', _ref: 'ada', _weak: true}
    await client.action(
      createDraft({
        author: {...reference, _strengthenOnPublish: strengthen},
        list: [{_key: 'k', author: {...reference, _strengthenOnPublish: {...strengthen, weak: true}}}],
        other: reference,
      }),
    )
    await client.action(publish)
    expect(await client.fetch('*[_id == "a"][0]{author, list, other}')).toEqual({
      author: {_type: 'reference', _ref: 'ada'},
      list: [{_key: 'k', author: reference}],
      other: reference,
    })
  })

  test('publish refuses a reference that leads nowhere once it is strong', async () => {
    await using started = await startLake()
    const {client} = started
    const reference = {_type: 'reference', _ref: 'ada', _weak: true, _strengthenOnPublish: {type: 'author'}}
    await client.action(createDraft({author: reference}))
    expect(await refusalOf(client.action(publish))).toEqual([
      409,
      'actionError',
      0,
      'documentReferenceDoesNotExistError',
    ])
    expect(await client.getDocument('drafts.a')).toMatchObject({author: reference})
  })

  test('restore an earlier state as draft', async () => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'a', _type: 'note', text: 'one'})
    await client.action({
      actionType: 'sanity.action.document.replaceDraft',
      publishedId: 'a',
      attributes: {_id: 'drafts.a', _type: 'note', text: 'restored'},
    })
    expect(await texts(client)).toEqual(['one', 'restored'])
  })

  test('create, replace and discard a version', async () => {
    await using started = await startLake()
    const {client} = started
    const {_rev} = await client.create({_id: 'a', _type: 'note', text: 'one'})
    const versionId = 'versions.spring.a'
    await client.action({
      actionType: 'sanity.action.document.version.create',
      publishedId: 'a',
      baseId: 'a',
      versionId,
      ifBaseRevisionId: _rev,
    })
    expect(await client.getDocument(versionId)).toMatchObject({text: 'one'})
    await client.action({
      actionType: 'sanity.action.document.version.replace',
      document: {_id: versionId, _type: 'note', text: 'two'},
    })
    expect(await client.getDocument(versionId)).toMatchObject({text: 'two'})
    await client.action({actionType: 'sanity.action.document.version.discard', versionId})
    expect(await client.getDocument(versionId)).toBeUndefined()
  })

  test('discard and delete history too where they purge', async () => {
    await using started = await startLake()
    const {client, lake} = started
    const logged = (): string[] =>
      lake.engine
        .transactions('production', {documentIds: ['a', 'drafts.a']})
        .flatMap(({changes}) => changes.map(({id}) => id))
    await client.create({_id: 'a', _type: 'note'})
    await client.action(edit({text: 'draft'}))
    await client.action({...discard, purge: true} as Action)
    expect(logged()).toEqual(['a'])
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'a',
      includeDrafts: [],
      purge: true,
    } as Action)
    expect(logged()).toEqual([])
  })

  test('answer a repeated transaction without acting twice', async () => {
    await using started = await startLake()
    const {client} = started
    const create = () => client.action(createDraft({text: 'one'}), {transactionId: 'tx-1'})
    expect(await create()).toEqual({transactionId: 'tx-1'})
    expect(await create()).toEqual({transactionId: 'tx-1'})
  })

  test('write nothing on a dry run', async () => {
    await using started = await startLake()
    await started.client.action(createDraft({text: 'one'}), {dryRun: true})
    expect(await texts(started.client)).toEqual([null, null])
  })
})

describe('refused actions', () => {
  const version = {actionType: 'sanity.action.document.version.create', publishedId: 'a'} as const
  test.each<[string, Action[], unknown]>([
    ['edit without a document', [edit({x: 1})], [409, 'actionError', 0, 'documentNotFoundError']],
    ['publish without a draft', [publish], [409, 'actionError', 0, 'documentNotFoundError']],
    ['unpublish without a document', [unpublish], [409, 'actionError', 0, 'documentNotFoundError']],
    ['discard without a draft', [discard], [409, 'actionError', 0, 'documentNotFoundError']],
    ['a second draft', [createDraft({}), createDraft({})], [409, 'actionError', 1, 'documentAlreadyExistsError']],
    [
      'a draft of what an action before published',
      [createDraft({}), publish, createDraft({})],
      [409, 'actionError', 2, 'documentAlreadyExistsError'],
    ],
    [
      'publish of another revision',
      [createDraft({}), {...publish, ifDraftRevisionId: 'other'} as Action],
      [409, 'actionError', 1, 'documentRevisionIDDoesNotMatchError'],
    ],
    [
      'publish over a document that is not there',
      [createDraft({}), {...publish, ifPublishedRevisionId: 'other'} as Action],
      [409, 'actionError', 1, 'documentNotFoundError'],
    ],
    [
      'discard of a published document',
      [{...discard, draftId: 'a'} as Action],
      [400, 'actionError', 0, 'validationError'],
    ],
    [
      'delete that forgets a draft',
      [{actionType: 'sanity.action.document.delete', publishedId: 'kept', includeDrafts: []}],
      [400, 'actionError', 0, 'validationError'],
    ],
    [
      'a draft of another document',
      [{...createDraft({}), publishedId: 'b'} as Action],
      [400, 'actionError', 0, 'validationError'],
    ],
    [
      'a version of nothing',
      [{...version, baseId: 'a', versionId: 'versions.spring.a'}],
      [409, 'actionError', 0, 'documentNotFoundError'],
    ],
    [
      'a malformed patch, counted by action',
      [createDraft({}), publish, edit({x: 1}), {...edit({}), patch: {set: 1}} as unknown as Action],
      [400, 'actionError', 3, 'validationError'],
    ],
    [
      'an unknown type',
      [{actionType: 'sanity.action.nothing'} as unknown as Action],
      [400, 'actionError', 0, 'validationError'],
    ],
  ])('%s', async (_case, actions, expected) => {
    await using started = await startLake()
    const {client} = started
    await client.create({_id: 'drafts.kept', _type: 'note'})
    expect(await refusalOf(client.action(actions))).toEqual(expected)
    expect(await client.fetch('*._id', {}, {perspective: 'raw'})).toEqual(['drafts.kept'])
  })

  test('release actions, as a plan without releases', async () => {
    await using started = await startLake()
    const {client} = started
    const action = client.action({actionType: 'sanity.action.release.create', releaseId: 'spring'})
    await expect(action).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining("content releases are not part of this project's plan"),
    })
  })

  test('no actions at all', async () => {
    await using started = await startLake()
    await expect(started.client.action([])).rejects.toMatchObject({statusCode: 400})
  })
})
