import {expect, test} from 'vitest'

import {create, createTestEngine, failureOf, refer} from '../engine/testEngine.ts'

/** Names that the objects of JavaScript have, or that mean something to a program. */
const NAMES = ['constructor', 'toString', 'valueOf', 'then', 'next', 'length', 'toJSON', 'prototype', 'get', 'type']

test.each(NAMES)('an attribute may be called "%s"', (name) => {
  const {engine, commit} = createTestEngine()
  commit([create('a', 't', {[name]: 'x', inner: {[name]: 1}}), create('b', 't', {a: refer('a')})])
  const ask = (query: string): unknown =>
    engine.query('production', {query, perspective: 'raw', canReadPrivate: true, identity: 'ada'})
  expect(ask(`*[${name} == "x" && inner.${name} == 1]{${name}}`)).toEqual([{[name]: 'x'}])
  expect(ask(`*[_id == "b"][0].a->${name}`)).toBe('x')
  expect(ask(`*[_id == "b"][0].a->`)).toMatchObject({_id: 'a', [name]: 'x'})
  expect(ask(`*|order(${name})._id`)).toEqual(['a', 'b'])
  expect(ask(`{"${name}": {"a": 1}}.${name}.a`)).toBe(1)
})

test('an attribute called "hasOwnProperty", which groq-js cannot look past, is a reason to refuse a query', () => {
  const {engine, commit} = createTestEngine()
  commit([create('a', 't', {hasOwnProperty: 'x'}), create('b', 't')])
  const ask = (query: string) => () =>
    engine.query('production', {query, perspective: 'raw', canReadPrivate: true, identity: 'ada'})
  const description =
    'An object that the query looks into has an attribute named "hasOwnProperty", which groq-js cannot do. Give the attribute another name.'
  const refusal = {status: 400, detail: {kind: 'query', description}}
  expect(failureOf(ask('*[_id == "a"]{"x": n.x, inner}'))).toEqual(refusal)
  expect(failureOf(ask('{"hasOwnProperty": {"a": 1}}.a'))).toEqual(refusal)
  expect(ask('*[_id == "b"]{"x": n}')()).toEqual([{x: null}])
})
