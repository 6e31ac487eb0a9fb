import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import type {DocumentChange, Mutation, QueryRequest} from '../../../src/lake/engine.ts'
import {tagsOfChanges, tagsOfQuery} from '../../../src/lake/routes/syncTags.ts'
import {create, createTestEngine, patch, refer} from '../engine/testEngine.ts'
import {documentArbitrary, PARAMS, PERSPECTIVES, queryArbitrary} from './queryArbitraries.ts'

const DATASET = 'production'

function isConcerned(tags: readonly string[], changes: readonly DocumentChange[]): boolean {
  return tagsOfChanges(DATASET, changes).some((tag) => tags.includes(tag))
}

test('an answer that a change alters has a tag of the change', () => {
  const {engine, commit} = createTestEngine()
  const write = (documents: {_id: string; _type: string}[]): void => {
    commit(documents.map((document): Mutation => ({type: 'createOrReplace', document})))
  }
  write(fc.sample(documentArbitrary, {numRuns: 40, seed: 5}))
  const heard: DocumentChange[] = []
  engine.subscribe(DATASET, ({changes}) => void heard.push(...changes))
  const queries = fc.array(fc.tuple(queryArbitrary, fc.constantFrom(...PERSPECTIVES)), {minLength: 12, maxLength: 12})
  const changed = fc.array(documentArbitrary, {minLength: 1, maxLength: 2})
  const outcomes = {altered: 0, spared: 0}
  fc.assert(
    fc.property(queries, changed, fc.constantFrom('', 'a-1', 'b-2'), (asked, documents, removed) => {
      const answers = asked.map(([query, perspective]) => {
        const request: QueryRequest = {query, params: PARAMS, perspective, canReadPrivate: true, identity: 'ada'}
        const {result, reads} = engine.answer(DATASET, request)
        return {request, before: JSON.stringify(result), tags: tagsOfQuery(DATASET, reads)}
      })
      heard.length = 0
      write(documents)
      if (removed !== '') commit([{type: 'delete', selection: {id: removed}}])
      const after = answers.map(({request, before, tags}) => ({
        request,
        isAltered: JSON.stringify(engine.query(DATASET, request)) !== before,
        isTold: isConcerned(tags, heard),
      }))
      expect(after.filter(({isAltered, isTold}) => isAltered && !isTold)).toEqual([])
      outcomes.altered += after.filter(({isAltered}) => isAltered).length
      outcomes.spared += after.filter(({isTold}) => !isTold).length
    }),
    {numRuns: 60, seed: 20240501},
  )
  expect(outcomes.altered).toBeGreaterThan(100)
  expect(outcomes.spared).toBeGreaterThan(20)
})

describe('a change concerns', () => {
  const documents = [
    create('ada', 'author', {name: 'Ada'}),
    create('post', 'post', {author: refer('ada'), n: 1}),
    create('page', 'page', {n: 1}),
  ]
  test.each<[query: string, mutation: Mutation, expected: boolean]>([
    ['*[_type == "post"]{n}', patch('post', {set: {n: 2}}), true],
    ['*[_type == "post"]{n}', patch('page', {set: {n: 2}}), false],
    ['*[_type == "post"]{n}', create('other', 'post'), true],
    ['*[_type == "post"]{"by": author->name}', patch('ada', {set: {name: 'Eve'}}), true],
    ['*[_type == "post"]{"by": author->name}', patch('page', {set: {n: 2}}), false],
    ['*[_id == "post"][0]', patch('post', {set: {n: 2}}), true],
    ['*[_id == "post"][0]', create('drafts.post', 'post'), true],
    ['*[_id == "post"][0]', patch('ada', {set: {name: 'Eve'}}), false],
    ['*[_id == "new"][0]', create('new', 'post'), true],
    ['*[references("ada")]._id', create('new', 'page', {about: refer('ada')}), true],
    ['*[references("ada")]._id', create('new', 'page', {about: refer('page')}), false],
    ['count(*)', create('new', 'page'), true],
    ['*[n > 1]', patch('page', {set: {n: 2}}), true],
    ['1 + 1', patch('page', {set: {n: 2}}), false],
  ])('%s when %j: %s', (query, mutation, expected) => {
    const {engine, commit} = createTestEngine()
    commit(documents)
    const request: QueryRequest = {query, perspective: 'published', canReadPrivate: true, identity: 'ada'}
    const tags = tagsOfQuery(DATASET, engine.answer(DATASET, request).reads)
    const heard: DocumentChange[] = []
    engine.subscribe(DATASET, ({changes}) => void heard.push(...changes))
    commit([mutation])
    expect(isConcerned(tags, heard)).toBe(expected)
  })

  test('a query of documents in a transaction of very many', () => {
    const {engine, commit} = createTestEngine()
    const request: QueryRequest = {query: '*[_id == "p-7"]', perspective: 'raw', canReadPrivate: true, identity: 'ada'}
    const tags = tagsOfQuery(DATASET, engine.answer(DATASET, request).reads)
    const heard: DocumentChange[] = []
    engine.subscribe(DATASET, ({changes}) => void heard.push(...changes))
    commit(Array.from({length: 300}, (_, index) => create(`p-${index}`)))
    expect(tagsOfChanges(DATASET, heard).length).toBeLessThan(10)
    expect(isConcerned(tags, heard)).toBe(true)
  })
})
