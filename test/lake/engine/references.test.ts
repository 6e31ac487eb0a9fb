import {describe, expect, test} from 'vitest'

import type {Mutation} from '../../../src/lake/engine.ts'
import {create, createTestEngine, patch, refer, refusalOf, remove} from './testEngine.ts'

function missing(index: number, id: string, referenceID: string): object {
  const description = `Document "${id}" references non-existent document "${referenceID}"`
  return {index, error: {type: 'documentReferenceDoesNotExistError', description, id, referenceID}}
}

function referenced(index: number, id: string, referencingIDs: string[], act = 'be deleted'): object {
  const names = referencingIDs.map((each) => `"${each}"`).join(', ')
  const description = `Document "${id}" cannot ${act} as there are references to it from ${names}`
  return {index, error: {type: 'documentHasExistingReferencesError', description, id, referencingIDs}}
}

const replace = (id: string, type: string, attributes = {}): Mutation => ({
  type: 'createOrReplace',
  document: {_id: id, _type: type, ...attributes},
})

describe('strong references', () => {
  const setUp: Mutation[] = [
    create('ada', 'author'),
    create('post', 'post', {author: refer('ada'), more: [{deep: refer('ada')}]}),
    create('drafts.post', 'post', {author: refer('ada')}),
    create('weak', 'post', {author: refer('ada', {_weak: true})}),
    create('abroad', 'post', {author: refer('ada', {_dataset: 'other'})}),
    create('bob', 'author', {friend: refer('bob')}),
  ]

  test.each<[name: string, mutations: Mutation[], items: object[]]>([
    ['to nothing, on create', [create('x', 'post', {author: refer('none')})], [missing(0, 'x', 'none')]],
    [
      'to a document that has only a draft',
      [create('drafts.new'), create('x', 'post', {a: refer('new')})],
      [missing(1, 'x', 'new')],
    ],
    ['to nothing, on replace', [replace('post', 'post', {list: [refer('none')]})], [missing(0, 'post', 'none')]],
    [
      'to nothing, on patch',
      [patch('weak', {set: {'author._ref': 'none'}, unset: ['author._weak']})],
      [missing(0, 'weak', 'none')],
    ],
    [
      'made strong while there is nothing',
      [create('x', 'post', {a: refer('none', {_weak: true})}), patch('x', {unset: ['a._weak']})],
      [missing(1, 'x', 'none')],
    ],
    ['to a document that is deleted', [remove('ada')], [referenced(0, 'ada', ['drafts.post', 'post'])]],
    [
      'to a document that is deleted, one referrer too',
      [remove('post'), remove('ada')],
      [referenced(1, 'ada', ['drafts.post'])],
    ],
    [
      'to a document deleted in the same transaction',
      [remove('bob'), create('x', 'post', {a: refer('bob')})],
      [referenced(0, 'bob', ['x']), missing(1, 'x', 'bob')],
    ],
    [
      'to a document that becomes another type',
      [replace('ada', 'robot')],
      [referenced(0, 'ada', ['drafts.post', 'post'], 'change its type')],
    ],
  ])('%s: refused', (_name, mutations, items) => {
    const {engine, commit} = createTestEngine()
    commit(setUp)
    expect(refusalOf(() => commit(mutations))).toEqual({status: 409, items})
    expect(engine.documents('production', ['ada', 'post', 'bob'])).not.toContain(null)
  })

  test.each<[name: string, mutations: Mutation[]]>([
    ['to each other, created together', [create('x', 't', {a: refer('y')}), create('y', 't', {a: refer('x')})]],
    ['to a document created later in the transaction', [patch('post', {set: {a: refer('x')}}), create('x')]],
    ['deleted together with their target', [remove('ada'), remove('post'), remove('drafts.post')]],
    [
      'taken back in the same transaction',
      [patch('post', {unset: ['author', 'more']}), remove('drafts.post'), remove('ada')],
    ],
    ['to the document itself', [remove('bob')]],
    ['weak, to nothing', [create('x', 'post', {a: refer('none', {_weak: true, _strengthenOnPublish: {type: 't'}})})]],
    ['to another dataset, to nothing here', [create('x', 'post', {a: refer('none', {_dataset: 'other'})})]],
    ['to a document that is replaced by one of its type', [replace('ada', 'author')]],
    ['to a document that is replaced by deletion and creation', [remove('ada'), create('ada', 'author')]],
  ])('%s: accepted', (_name, mutations) => {
    const {commit} = createTestEngine()
    commit(setUp)
    expect(commit(mutations).results).toHaveLength(mutations.length)
  })

  test('a reference that was taken back no longer protects its target', () => {
    const {commit} = createTestEngine()
    commit(setUp)
    commit([patch('post', {unset: ['author']})])
    expect(refusalOf(() => commit([remove('ada')])).items).toEqual([referenced(0, 'ada', ['drafts.post', 'post'])])
    commit([patch('post', {unset: ['more']}), remove('drafts.post')])
    expect(commit([remove('ada')]).results).toMatchObject([{id: 'ada', operation: 'delete'}])
  })

  test('many referrers are counted in the message and all listed for programs', () => {
    const {commit} = createTestEngine()
    const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']
    commit([create('ada'), ...ids.map((id) => create(id, 'post', {a: refer('ada')}))])
    expect(refusalOf(() => commit([remove('ada')])).items).toMatchObject([
      {
        error: {
          description:
            'Document "ada" cannot be deleted as there are references to it from "p1", "p2", "p3", "p4", "p5" and 2 more',
          referencingIDs: ids,
        },
      },
    ])
  })
})
