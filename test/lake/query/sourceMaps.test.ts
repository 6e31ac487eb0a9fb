import {applySourceDocuments, parseJsonPath} from '@sanity/client/csm'
import {stegaClean} from '@sanity/client/stega'
import fc from 'fast-check'
import {expect, test} from 'vitest'

import type {QueryRequest} from '../../../src/lake/engine.ts'
import {startLake} from '../../helpers/startLake.ts'
import {create, createTestEngine, refer} from '../engine/testEngine.ts'
import {documentArbitrary, PARAMS, PERSPECTIVES, queryArbitrary} from './queryArbitraries.ts'

const DOCUMENTS = [
  create('orwell', 'author', {firstName: 'George', lastName: 'Orwell'}),
  create('farm', 'book', {
    title: 'Animal Farm',
    author: refer('orwell'),
    tags: ['pigs', 'farm'],
    slug: {current: 'animal-farm'},
    body: [
      {_type: 'block', _key: 'k1', children: [{_type: 'span', _key: 's', text: 'Four legs good.'}]},
      {_type: 'image', _key: 'k2', alt: 'A farm'},
    ],
    same: 'Animal Farm',
  }),
  create('drafts.farm', 'book', {title: 'Animal Farm, revised', author: refer('orwell')}),
]

function mapOf(query: string, options: Partial<QueryRequest> = {}): unknown {
  const {engine, commit} = createTestEngine()
  commit(DOCUMENTS)
  const request = {query, perspective: 'published', canReadPrivate: true, identity: '', sourceMap: 'byIndex'} as const
  const {sourceMap} = engine.answer('production', {...request, ...options})
  const {documents = [], paths = [], mappings = {}} = sourceMap ?? {}
  return Object.fromEntries(
    Object.entries(mappings).map(([path, {source}]) => [
      path,
      source.type === 'literal' ? 'literal' : `${documents[source.document]?._id} ${paths[source.path]}`,
    ]),
  )
}

test.each<[query: string, expected: Record<string, string>]>([
  ['*[_id == "farm"][0].title', {$: "farm $['title']"}],
  ['*[_type == "book"].title', {'$[0]': "farm $['title']"}],
  ['*[_id == "farm"].tags[]', {}],
  ['*[_id == "farm"][0].tags', {$: "farm $['tags']"}],
  ['*[_id == "farm"][0].body[1]', {$: "farm $['body'][1]"}],
  [
    '*[_id == "orwell"]',
    Object.fromEntries(
      ['_id', '_type', '_rev', '_createdAt', '_updatedAt', 'firstName', 'lastName'].map((name) => [
        `$[0]['${name}']`,
        `orwell $['${name}']`,
      ]),
    ),
  ],
  [
    '*[_type == "book"]{title, "slug": slug.current, "by": author->lastName, "tags": tags[], body}',
    {
      "$[0]['title']": "farm $['title']",
      "$[0]['slug']": "farm $['slug']['current']",
      "$[0]['by']": "orwell $['lastName']",
      "$[0]['tags']": "farm $['tags']",
      "$[0]['body']": "farm $['body']",
    },
  ],
  [
    '*[_type == "author"]{"name": lastName, "books": *[_type == "book" && author._ref == ^._id].title}',
    {"$[0]['name']": "orwell $['lastName']", "$[0]['books'][0]": "farm $['title']"},
  ],
  [
    '*[_id == "farm"]{body[]{..., _type == "image" => {"text": alt}}}',
    {
      "$[0]['body'][0]['_key']": "farm $['body'][0]['_key']",
      "$[0]['body'][0]['_type']": "farm $['body'][0]['_type']",
      "$[0]['body'][0]['children']": "farm $['body'][0]['children']",
      "$[0]['body'][1]['_key']": "farm $['body'][1]['_key']",
      "$[0]['body'][1]['_type']": "farm $['body'][1]['_type']",
      "$[0]['body'][1]['alt']": "farm $['body'][1]['alt']",
      "$[0]['body'][1]['text']": "farm $['body'][1]['alt']",
    },
  ],
  ['*[_id == "farm"]{title, same}{"x": title}[0]', {"$['x']": "farm $['title']"}],
  ['*[_id == "farm"][0]{"title": same, ...}.title', {$: "farm $['title']"}],
  ['*[_id == "farm"][0]{..., "title": same}.title', {$: "farm $['same']"}],
  ['*[_id == "farm"][0]{"a": title, true => {"a": same}}', {"$['a']": "farm $['same']"}],
  ['*[_id == "farm"][0]{"kind": "book", "n": count(tags), "both": title + ", " + same}', {"$['kind']": 'literal'}],
  ['*[_id == "farm"][0]{"title": lower(title), "last": tags[-1]}', {"$['last']": "farm $['tags'][1]"}],
  ['*[_id == "farm"][0]{"sum": {"title": same} + @}', {}],
  ['*[_id == "farm"][0]{"author": author->{firstName}}', {"$['author']['firstName']": "orwell $['firstName']"}],
  [
    '*[_type == "book"] | score(title match "animal") | order(_score desc){title, "by": author->lastName, _score}',
    {"$[0]['title']": "farm $['title']", "$[0]['by']": "orwell $['lastName']"},
  ],
  [
    '*[_id == "orwell"]{lastName} | score(lastName match "or*") | score(true)',
    {"$[0]['lastName']": "orwell $['lastName']"},
  ],
  ['count(*)', {}],
])('the sources of %s', (query, expected) => {
  expect(mapOf(query)).toEqual(expected)
})

test('a draft is the source of what the drafts show', () => {
  const query = '*[_type == "book"]{title}'
  expect(mapOf(query, {perspective: 'drafts'})).toEqual({"$[0]['title']": "drafts.farm $['title']"})
})

test('members of arrays are named by their keys on request', () => {
  const query = '*[_id == "farm"][0]{"texts": body[]{"text": children[0].text, alt}}'
  expect(mapOf(query, {sourceMap: 'byKey'})).toEqual({
    "$['texts'][0]['text']": "farm $['body'][?(@._key=='k1')]['children'][?(@._key=='s')]['text']",
    "$['texts'][1]['alt']": "farm $['body'][?(@._key=='k2')]['alt']",
  })
})

/** What stands at a JSON path. */
function valueAt(value: unknown, path: string): unknown {
  return parseJsonPath(path).reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[String(step)], value)
}

test('whatever is asked, what is said to come from a document is in it, and the answer is as without a map', () => {
  const {engine} = createTestEngine()
  const documents = fc.sample(documentArbitrary, {numRuns: 40, seed: 7})
  const mutations = documents.map((document) => ({type: 'createOrReplace', document}) as const)
  engine.transact('production', {mutations, author: 'ada'})
  let mapped = 0
  fc.assert(
    fc.property(queryArbitrary, fc.constantFrom(...PERSPECTIVES), (query, perspective) => {
      const request = {query, params: PARAMS, perspective, canReadPrivate: true, identity: 'ada'} as const
      const {result, sourceMap} = engine.answer('production', {...request, sourceMap: 'byIndex'})
      expect(result).toEqual(engine.query('production', request))
      for (const [path, {source}] of Object.entries(sourceMap?.mappings ?? {})) {
        if (source.type === 'literal') continue
        const {_id = ''} = sourceMap?.documents[source.document] ?? {}
        const [document] = engine.documents('production', [_id])
        expect(valueAt(document, sourceMap?.paths[source.path] ?? '')).toEqual(valueAt(result, path))
        mapped += 1
      }
    }),
    {numRuns: 120, seed: 7},
  )
  expect(mapped).toBeGreaterThan(100)
})

test('the client finds its way back from a page to the documents', async () => {
  await using started = await startLake()
  const transaction = started.client.transaction()
  await transaction
    .create({_id: 'farm', _type: 'book', title: 'Animal Farm', tags: ['pigs']})
    .create({_id: 'page', _type: 'page', heading: 'Books', books: [{_key: 'a', ...refer('farm')}]})
    .commit()
  const query = '*[_type == "page"][0]{heading, "books": books[]->{title, "n": count(tags)}}'
  const answer = await started.client.fetch(query, {}, {filterResponse: false, resultSourceMap: true})
  expect(answer.result).toEqual({heading: 'Books', books: [{title: 'Animal Farm', n: 1}]})
  const edited = applySourceDocuments(
    answer.result,
    answer.resultSourceMap,
    ({_id}) => (_id === 'farm' ? {_id, _type: 'book', title: 'Animal Farm, revised'} : null),
    (value) => value,
    'published',
  )
  expect(edited).toEqual({heading: 'Books', books: [{title: 'Animal Farm, revised', n: 1}]})

  const client = started.client.withConfig({stega: {enabled: true, studioUrl: 'http://localhost:3333'}})
  const page = await client.fetch<{heading: string}>(query)
  expect(page.heading).not.toBe('Books')
  expect(stegaClean(page.heading)).toBe('Books')
  await expect(
    fetch(`${started.lake.url}/v2025-02-19/data/query/production?query=*&resultSourceMap=some`),
  ).resolves.toMatchObject({status: 400})
})
