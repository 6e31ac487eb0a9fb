import fc from 'fast-check'
import {evaluateSync, toJS} from 'groq-js'
import {describe, expect, test} from 'vitest'

import type {Engine, Perspective, StoredDocument} from '../../../src/lake/engine.ts'
import {parseQuery} from '../../../src/lake/query/parseQuery.ts'
import {planAccess} from '../../../src/lake/query/plan.ts'
import {withText} from '../../../src/lake/query/textQuery.ts'
import {LIBRARY} from './library.ts'
import {createTestEngine, NOON} from './testEngine.ts'

const PERSPECTIVES: Perspective[] = ['raw', 'published', 'drafts', ['spring'], ['summer', 'drafts', 'spring']]

const PARAMS = {
  id: 'post-1',
  ids: ['post-1', 'post-2', 'drafts.post-2', 'tag-new'],
  type: 'post',
  types: ['post', 'page'],
  q: 'tea',
}

const QUERIES = [
  '*',
  'count(*)',
  '*[]{_id}',
  '*[_id == "post-1"]',
  '*["post-1" == _id]',
  '*[_id == "drafts.post-2"]',
  '*[_id == $id][0]{title, "author": author->name}',
  '*[_id in $ids]',
  '*[_id in ["post-4", "versions.spring.post-1", "nothing", 5, null]]{_id, title}',
  '*[_id in [$id, ...$ids]]._id',
  '*[_id == 5]',
  '*[_id == null]',
  '*[@._id == "post-1"]',
  '*[_type == "post"]{_id, _originalId, title}',
  '*[_type == "page"]{_id, title}',
  '*[_type == $type && n > 6]._id',
  '*[_type in $types] | order(title desc)[0...3]{_id, title}',
  '*[(_type in ["post"]) && (_id in $ids || _id == "post-4")]._id',
  '*[_type == "post" || _type == "tag"]._id',
  '*[_type == "post" || n < 3]._id',
  '*[!(_type == "post")]._id',
  '*[_type != "post"]._id',
  '*[_type == "post"][_id == "post-2"][0].title',
  '*[_type == "post"][0..1]{_id}[_id == "post-1"]',
  '*[_type == "post"] | order(n desc) [_id in $ids]._id',
  '*[references("tag-a")]._id',
  '*[references("tag-a", ["author-bob"])]._id',
  '*[references($ids)]._id',
  '*[references("post-9")]._id',
  '*[references([])]._id',
  '*[_type == "post" && references("author-ada")]{_id, "tags": tags[]->title}',
  '*[sanity::versionOf("post-1")]._id',
  '*[sanity::versionOf($id) && _id != $id]._id',
  '*[sanity::versionOf("drafts.post-2")]._id',
  '*[_id in path("drafts.**")]._id',
  '*[_type == "author"]{name, "posts": *[_type == "post" && author._ref == ^._id]._id}',
  '*[_type == "author"]{name, "count": count(*[references(^._id)])}',
  '{"posts": *[_type == "post"]._id, "ada": *[_id == "author-ada"][0].name}',
  '{"post": *[_id == "post-1"][0], "all": count(*)}',
  '*[_id == "post-1"]{"tags": *[_type == "tag" && _id in ^.tags[]._ref].title}',
  '*[_type == "post" && author->name == "Ada"]._id',
  '*[_type == "post" && author._ref in *[name == "Ada"]._id]._id',
  '*[_type == "post" && title match "tea"]._id',
  '*[_type == "post" && [@, _id] match text::query($q)]._id',
  '*[_type == "post"] | score(title match text::query($q)) {_id, _score}',
  'releases::all()',
  '{"releases": releases::all()[].name, "one": *[_id == "tag-b"].title}',
  'fn blog::card($post) = $post{title, "author": author->name}; *[_type == "post"]{"card": blog::card(@)}',
  '$ids',
]

function createLibrary(): Engine {
  const {engine, commit} = createTestEngine()
  commit(LIBRARY)
  return engine
}

/** What groq-js makes of a query when it gets every document that the perspective shows, and nothing else. */
function evaluateOverAll(query: string, shown: StoredDocument[]): unknown {
  const value = evaluateSync(parseQuery(query, PARAMS), {
    dataset: shown.map(withText),
    params: PARAMS,
    identity: 'ada',
    timestamp: new Date(NOON),
    sanity: {projectId: 'local', dataset: 'production'},
  })
  return toJS(value) ?? null
}

function ask(engine: Engine, query: string, perspective: Perspective, canReadPrivate = true): unknown {
  return engine.query('production', {query, params: PARAMS, perspective, canReadPrivate, identity: 'ada'})
}

function showAll(engine: Engine, perspective: Perspective, canReadPrivate = true): StoredDocument[] {
  return ask(engine, '*', perspective, canReadPrivate) as StoredDocument[]
}

describe('a planned query answers as one that reads everything', () => {
  describe.each(PERSPECTIVES.map((perspective) => ({perspective})))('in $perspective', ({perspective}) => {
    test.each(QUERIES)('%s', (query) => {
      const engine = createLibrary()
      expect(ask(engine, query, perspective)).toEqual(evaluateOverAll(query, showAll(engine, perspective)))
    })
  })

  test('also for anonymous readers', () => {
    const engine = createLibrary()
    for (const query of QUERIES) {
      for (const perspective of PERSPECTIVES) {
        const shown = showAll(engine, perspective, false)
        expect(ask(engine, query, perspective, false), `${query} in ${String(perspective)}`).toEqual(
          evaluateOverAll(query, shown),
        )
      }
    }
  })

  test('also for conditions put together at random', () => {
    const engine = createLibrary()
    const id = fc.constantFrom('post-1', 'post-2', 'post-4', 'tag-a', 'tag-new', 'drafts.post-2', 'author-ada', 'none')
    const type = fc.constantFrom('post', 'page', 'tag', 'author', 'none')
    const atom = fc.oneof(
      id.map((value) => `_id == "${value}"`),
      fc.array(id, {maxLength: 3}).map((values) => `_id in ${JSON.stringify(values)}`),
      type.map((value) => `"${value}" == _type`),
      fc.array(type, {maxLength: 3}).map((values) => `_type in ${JSON.stringify(values)}`),
      id.map((value) => `references("${value}")`),
      id.map((value) => `sanity::versionOf("${value}")`),
      fc.constantFrom('n > 6', 'defined(tags)', 'author->name == "Ada"', 'true', 'false', 'missing == 1'),
    )
    const {condition} = fc.letrec<{condition: string}>((tie) => ({
      condition: fc.oneof(
        {maxDepth: 3},
        atom,
        fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} && ${right})`),
        fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} || ${right})`),
        tie('condition').map((inner) => `!(${inner})`),
      ),
    }))
    const filters = fc
      .array(condition, {minLength: 1, maxLength: 3})
      .map((all) => all.map((each) => `[${each}]`).join(''))
    fc.assert(
      fc.property(filters, fc.constantFrom(...PERSPECTIVES), fc.boolean(), (filter, perspective, canReadPrivate) => {
        const query = `*${filter}{_id, _originalId, title, "author": author->name}`
        expect(ask(engine, query, perspective, canReadPrivate)).toEqual(
          evaluateOverAll(query, showAll(engine, perspective, canReadPrivate)),
        )
      }),
      {numRuns: 500, seed: 20240501},
    )
  })
})

describe('what a query is narrowed by', () => {
  test.each<[query: string, expected: unknown]>([
    ['*', null],
    ['*[n > 1]', null],
    ['*[_id == "a"]', [{by: 'id', values: ['a']}]],
    ['*[_type == "t" && _id in ["a", "b"] && n > 1]', [{by: 'id', values: ['a', 'b']}]],
    ['*[_type == "t" && references("a", ["b"])]', [{by: 'reference', values: ['a', 'b']}]],
    ['*[_type in ["t"] && n > 1] | order(n)[0]', [{by: 'type', values: ['t']}]],
    ['*[n > 1][_type == "t"]', [{by: 'type', values: ['t']}]],
    [
      '*[_id == "a" || _type == "t"]',
      [
        {by: 'id', values: ['a']},
        {by: 'type', values: ['t']},
      ],
    ],
    ['*[_id == "a" || n > 1]', null],
    ['*[!(_id == "a")]', null],
    ['*[references(^._id)]', null],
    ['*[_type == "t"]{"n": count(*[_id == ^._id])}', null],
    [
      '{"a": *[_id == "a"], "t": *[_type == "t"]}',
      [
        {by: 'id', values: ['a']},
        {by: 'type', values: ['t']},
      ],
    ],
    ['releases::all()', [{by: 'type', values: ['system.release']}]],
    ['1 + 1', []],
  ])('%s', (query, expected) => {
    expect(planAccess(parseQuery(query), false)).toEqual(expected)
  })

  test('ids that stand for several versions are published ids', () => {
    expect(planAccess(parseQuery('*[_id == "a"]'), true)).toEqual([{by: 'group', values: ['a']}])
  })
})
