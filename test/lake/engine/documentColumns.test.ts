import fc from 'fast-check'
import {expect, test} from 'vitest'

import type {StoredDocument} from '../../../src/lake/engine.ts'
import {readDocument, readOutline, toColumns} from '../../../src/lake/store/documentColumns.ts'

const texts = fc.oneof(fc.string(), fc.constantFrom('a'.repeat(1_001), '"'.repeat(1_200)))
const names = fc
  .oneof(fc.constantFrom('body', 'seo', 'constructor', 'toString', '0', 'ö.b'), fc.string({minLength: 1}))
  .filter((name) => name !== '__proto__')
const attributes = fc.letrec<{value: unknown; record: Record<string, unknown>}>((tie) => ({
  value: fc.oneof(
    {maxDepth: 4},
    texts,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), {maxLength: 4}),
    tie('record'),
  ),
  record: fc.dictionary(names, tie('value'), {maxKeys: 4}),
})).record

const isLong = (value: unknown): boolean => (typeof value === 'string' || Array.isArray(value)) && value.length > 1_000

test('a document comes back from its columns as it was, and its outline has nothing long', () => {
  fc.assert(
    fc.property(attributes, (members) => {
      const document: StoredDocument = {
        _id: 'tea',
        _type: 'drink',
        _rev: 'tx',
        _createdAt: '',
        _updatedAt: '',
        ...members,
      }
      const before = JSON.stringify(document)
      const {columns, outline} = toColumns(document)
      expect(JSON.stringify(document)).toBe(before)
      expect(readDocument({...columns})).toEqual(JSON.parse(before))
      expect(readOutline({...columns})).toEqual(outline)
      expect(Object.values({...outline?.document}).filter(isLong)).toEqual([])
    }),
    {numRuns: 300},
  )
})
