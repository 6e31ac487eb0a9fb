import {describe, expect, test} from 'vitest'

import {compileFilter} from '../../../src/lake/query/compileFilter.ts'
import {LIBRARY} from './library.ts'
import {create, createTestEngine, failureOf, NOON} from './testEngine.ts'

function createAsk(mutations = LIBRARY): (query: string, params?: Record<string, unknown>) => unknown {
  const {engine, commit} = createTestEngine()
  commit(mutations)
  return (query, params = {}) =>
    engine.query('production', {query, params, perspective: 'drafts', canReadPrivate: true, identity: 'ada'})
}

describe('what a query knows of its surroundings', () => {
  test.each<[query: string, expected: unknown]>([
    ['identity()', 'ada'],
    ['now()', NOON],
    ['sanity::projectId()', 'local'],
    ['sanity::dataset()', 'production'],
    ['dateTime("2024-05-01T12:00:00Z")', '2024-05-01T12:00:00Z'],
    ['$given', {a: [1, null]}],
    ['*[_id == "none"][0]', null],
    ['*[_id == "none"]', []],
    ['[1, 2][5]', null],
    ['{"a": [1][5], "b": missing}', {a: null, b: null}],
  ])('%s', (query, expected) => {
    expect(createAsk()(query, {given: {a: [1, null]}})).toEqual(expected)
  })
})

describe('what cannot be answered', () => {
  test.each<[query: string, position: number, end: number]>([
    ['*[_type == "post"', 16, 17],
    ['*[_type = "post"]', 8, 9],
    ['*[_id == "a"]{title', 18, 19],
  ])('%s: the place is named', (query, start, end) => {
    expect(failureOf(() => createAsk()(query))).toEqual({
      status: 400,
      detail: {kind: 'queryParse', description: expect.stringContaining('Syntax error'), query, start, end},
    })
  })

  test.each<[query: string, description: string]>([
    ['nothing(1)', 'Undefined function: nothing'],
    ['count(1, 2)', 'Incorrect number of arguments to function count(). Expected 1, got 2.'],
    ['*[_type == $type]', 'The query uses the parameter $type, but no value was given for it.'],
    ['*[0...$count]', 'The query uses the parameter $count, but no value was given for it.'],
    ['*[0..."5"]', 'The ends of a slice must be whole numbers, or parameters that are, as in [0...$count].'],
    ['boost(true, 1)', 'unexpected boost'],
    ['(1, 2)', 'tuples can not be evaluated'],
  ])('%s: %s', (query, description) => {
    expect(failureOf(() => createAsk()(query))).toEqual({status: 400, detail: {kind: 'query', description}})
  })

  test.each([
    'text::semanticSimilarity("a")',
    'geo::distance(1, 2)',
    'geo::contains(1, 2)',
    'geo::intersects(1, 2)',
    'geo::latLng(1, 2)',
    'documents::get("a")',
    'documents::incomingRefCount()',
    'documents::incomingGlobalDocumentReferenceCount()',
    'media::aspect(1, 2)',
    'user::attributes()',
    'diff::changedAny({}, {}, title)',
    'diff::changedOnly({}, {}, title)',
    'text::query("a")',
    'global::anywhere(true)',
  ])('%s: the function that is missing is named, whatever the documents', (call) => {
    const name = call.slice(0, call.indexOf('(')).replace('global::', '')
    expect(failureOf(() => createAsk([])(`*[_type == "none"]{"a": ${call}}`))).toEqual({
      status: 400,
      detail: {
        kind: 'query',
        description: expect.stringMatching(
          new RegExp(
            `^The embedded lake cannot evaluate the function ${name}\\(\\), since groq-js lacks it\\. [A-Z].+\\.$`,
          ),
        ),
      },
    })
  })

  test.each([
    [
      'geo(location)',
      'Undefined function: geo(). Compare the numbers themselves, such as location.lat > 59 && location.lat < 60.',
    ],
    ['pt(body)', 'Undefined function: pt(). Use pt::text() for the text of Portable Text.'],
    [
      'before().title',
      'Undefined function: before(). It compares the two states of a change, which a query does not have.',
    ],
  ])('%s: says what to write instead', (query, description) => {
    expect(failureOf(() => createAsk([])(query))).toEqual({status: 400, detail: {kind: 'query', description}})
  })

  test.each([
    ['parentheses', `${'('.repeat(9_000)}1${')'.repeat(9_000)}`],
    ['arrays', `${'['.repeat(9_000)}1${']'.repeat(9_000)}`],
    ['conditions', `*[${Array.from({length: 3_000}, () => 'n').join(' || ')}]`],
    ['references', `*${'->a'.repeat(3_000)}`],
  ])('too many %s within each other are refused, of a query and of a listener', (_, query) => {
    const description =
      'The query, or a value in it, is nested too deeply to be evaluated. Give many alternatives as a list, as in _id in $ids.'
    const refusal = {status: 400, detail: {kind: 'query', description}}
    expect(failureOf(() => createAsk([])(query))).toEqual(refusal)
    expect(failureOf(() => compileFilter(query, {}, {identity: 'ada'}))).toEqual(refusal)
  })
})

describe('text::query', () => {
  const block = (text: string): object => ({_type: 'block', _key: 'k', children: [{_type: 'span', _key: 's', text}]})
  const documents = [
    create('tea', 'post', {
      title: 'Green tea',
      tags: ['hot', 'leaf'],
      origin: '日本茶はうまい',
      body: [block('Pour the water over the leaves.')],
    }),
    create('coffee', 'post', {
      title: 'Black coffee',
      tags: ['hot'],
      body: [block('Grind the beans.')],
      seo: {title: 'Espresso', text: 'café au lait'},
    }),
    create('drafts.milk', 'post', {title: 'Cold milk'}),
  ]
  const ask = (query: string, params?: Record<string, unknown>): unknown => createAsk(documents)(query, params)

  test.each<[left: string, search: string, expected: string[]]>([
    ['@', 'green', ['tea']],
    ['@', 'GREEN Tea', ['tea']],
    ['@', 'gre*', ['tea']],
    ['@', 'gre', []],
    ['@', 'green coffee', []],
    ['@', 'the', ['coffee', 'tea']],
    ['@', 'the -beans', ['tea']],
    ['@', '-beans', ['milk', 'tea']],
    ['@', '"black coffee" hot', ['coffee']],
    ['@', '"coffee black"', []],
    ['@', '"Water over the leaves"', ['tea']],
    ['@', '"pour, the water"', ['tea']],
    ['@', '"pour water"', []],
    ['@', 'hot -"black coffee"', ['tea']],
    ['@', 'hot -"coffee black"', ['coffee', 'tea']],
    ['@', '"green"', ['tea']],
    ['@', '"black cof"', []],
    ['@', '-hot', ['milk']],
    ['@', '日本', ['tea']],
    ['@', 'うま', ['tea']],
    ['@', '日本*', ['tea']],
    ['@', '日和', []],
    ['@', 'CAFÉ', ['coffee']],
    ['title', '"green tea"', ['tea']],
    ['title', '"tea green"', []],
    ['body', '"the leaves"', ['tea']],
    ['[title, pt::text(body)]', '"grind the beans"', ['coffee']],
    ['@', 'espresso', ['coffee']],
    ['@', 'post', []],
    ['@', '', ['coffee', 'milk', 'tea']],
    ['@', '*', ['coffee', 'milk', 'tea']],
    ['@', '" - "', ['coffee', 'milk', 'tea']],
    ['[@, _id]', 'milk', ['milk']],
    ['[@, _id]', 'tea*', ['tea']],
    ['_id', 'coffee', ['coffee']],
    ['title', 'cold', ['milk']],
    ['title', 'water', []],
    ['tags', 'leaf', ['tea']],
    ['body', 'water', ['tea']],
    ['pt::text(body)', 'beans', ['coffee']],
    ['body[].children[].text', 'grind', ['coffee']],
    ['[title, body]', 'black beans', ['coffee']],
    ['[missing]', 'tea', []],
  ])('%s match %j', (left, search, expected) => {
    expect(ask(`*[${left} match text::query($q)]._id`, {q: search})).toEqual(expected)
  })

  test('the text of a document does not show in the answer', () => {
    const [found] = ask('*[_id == "milk" && @ match text::query("cold")]{...}') as object[]
    expect(Reflect.ownKeys(found ?? {}).sort()).toEqual([
      '_createdAt',
      '_id',
      '_originalId',
      '_rev',
      '_type',
      '_updatedAt',
      'title',
    ])
  })

  test('a referenced document is searched too', () => {
    const withReference = [...documents, create('list', 'list', {first: {_ref: 'tea'}})]
    expect(createAsk(withReference)('*[(first->) match text::query("water")]._id')).toEqual(['list'])
  })

  test("the Studio's list, its search and its reference picker", () => {
    const match = '([@, _id] match text::query($__query) || references($__rawQuery))'
    const params = {__types: ['post'], __limit: 11, __query: 'tea*', __rawQuery: 'tea'}
    expect(
      ask(
        `// findability-mvi:5\n*[_type in $__types && ${match}]{_type, _id, _originalId, "orderings": [_updatedAt]} | order(orderings[0] desc)[0...$__limit]`,
        params,
      ),
    ).toEqual([{_type: 'post', _id: 'tea', _originalId: 'tea', orderings: [NOON]}])
    expect(
      ask(
        `*[_type in $__types] | score(boost(_type in ["post"] && title match text::query($__query), 10), ${match}) [_score > 0]{_id, _score} | order(_score desc)[0...$__limit]`,
        {...params, __query: 'coffee*'},
      ),
    ).toEqual([{_id: 'coffee', _score: expect.any(Number)}])
    expect(ask(`*[(_type == "post" && title match text::query($__query))][0...1000]._id`, params)).toEqual(['tea'])
  })
})
