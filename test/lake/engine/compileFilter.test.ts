import {describe, expect, test} from 'vitest'

import {compileFilter} from '../../../src/lake/query/compileFilter.ts'
import {failureOf} from './testEngine.ts'

const tea = {
  _id: 'drafts.tea',
  _type: 'drink',
  _rev: 'r',
  _createdAt: '2024-05-01T12:00:00Z',
  _updatedAt: '2024-05-01T12:00:00Z',
  title: 'Green tea',
  maker: {_type: 'reference', _ref: 'ada'},
  owner: 'ada',
}

describe("a listener's filter", () => {
  test.each<[query: string, expected: boolean]>([
    ['*', true],
    ['*[]', true],
    ['*{title}', true],
    ['* | order(title)', true],
    ['*[_type == "drink"]', true],
    ['*[_type == "food"]', false],
    ['*[_type == $type][title match "green"]', true],
    ['*[_type == $type][title match "black"]', false],
    ['*[_id in $ids]', true],
    ['*[_id == "tea"]', false],
    ['*[sanity::versionOf("tea")]', true],
    ['*[references("ada")]', true],
    ['*[owner == identity()]', true],
    ['*[_type == "drink" && _updatedAt < now()]', true],
    ['*[_type == "drink"]{title} | order(title desc)[5...10]', true],
    ['*[_type == "drink"][0]', true],
    ['*[_type == "drink"]{title}[title == "other"]', true],
    ['*[[@, _id] match text::query("gre*")]', true],
    ['*[[@, _id] match text::query("bla*")]', false],
    [String.raw`*[@ match text::query("\"green tea\"")]`, true],
    [String.raw`*[@ match text::query("\"tea green\"")]`, false],
    ['*[maker->name == "Ada"]', false],
    ['*[missing]', false],
    ['*[select(_type == "drink" => (1, 2), true)]', false],
  ])('%s', (query, expected) => {
    const passes = compileFilter(query, {type: 'drink', ids: ['drafts.tea']}, {identity: 'ada'})
    expect(passes(tea)).toBe(expected)
    expect(passes(null)).toBe(false)
  })

  test('the clock is read at each test', () => {
    let time = '2024-05-01T11:00:00Z'
    const passes = compileFilter('*[_updatedAt < now()]', {}, {identity: 'ada', now: () => new Date(time)})
    expect(passes(tea)).toBe(false)
    time = '2024-05-01T13:00:00Z'
    expect(passes(tea)).toBe(true)
  })

  test.each<[query: string, detail: object]>([
    [
      '{"a": 1}',
      {kind: 'query', description: 'A listener needs a query that starts with "*", such as *[_type == "article"].'},
    ],
    ['*[boost(true, 1)]', {kind: 'query', description: 'unexpected boost'}],
    ['*[(1, 2)]', {kind: 'query', description: 'tuples can not be evaluated'}],
    ['*[_id == $id]', {kind: 'query', description: 'The query uses the parameter $id, but no value was given for it.'}],
    ['*[', {kind: 'queryParse', description: expect.any(String), query: '*[', start: 1, end: 2}],
  ])('%s is refused', (query, detail) => {
    expect(failureOf(() => compileFilter(query, {}, {identity: 'ada'}))).toEqual({status: 400, detail})
  })
})
