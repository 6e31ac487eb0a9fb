import {expect, test} from 'vitest'

import {listAttributes} from '../../../src/lake/limits/listAttributes.ts'

test.each<[object, string[]]>([
  [{a: 'x'}, ['a string']],
  [{a: null, b: true, c: 1, d: 1.5}, ['a null', 'b boolean', 'c integer', 'd float']],
  [{a: [2.718, 3.14, 'abc', 'def', true]}, ['a array', 'a[] float', 'a[] string', 'a[] boolean']],
  [{a: {b: {c: 1}}}, ['a object', 'a.b object', 'a.b.c integer']],
  [{a: [{b: 1}, {b: 2, c: 'x'}]}, ['a array', 'a[] object', 'a[].b integer', 'a[].c string']],
  [{a: []}, ['a array']],
])('%j has the attributes %j', (document, expected) => {
  expect(Array.from(listAttributes(document))).toEqual(expected)
})
