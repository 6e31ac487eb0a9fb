import fc from 'fast-check'
import {expect, test} from 'vitest'

import type {StoredDocument} from '../../../src/lake/engine.ts'
import {createCatalog, type CatalogRow, type ChangingCatalog} from '../../../src/lake/query/catalog/catalog.ts'

const ids = ['a', 'b', 'c', 'drafts.b', 'drafts.d', 'e', 'versions.spring.a', 'z']

/** What happens to a dataset while its catalog is read: a document becomes another or goes, or one more is read. */
const step = fc.oneof(
  fc.record({id: fc.constantFrom(...ids), value: fc.option(fc.constantFrom<unknown>(1, 2, 'x', null, {y: 1}))}),
  fc.constant('read' as const),
)

function toRow(id: string, value: unknown): CatalogRow {
  const document = {_id: id, _type: 't', _rev: 'r', _createdAt: '', _updatedAt: '', n: value} as StoredDocument
  return {id, outline: {document, omissions: []}}
}

function describeCatalog(catalog: ChangingCatalog): unknown {
  const [column] = catalog.columns([['n']])
  return [catalog.byId(), catalog.byGroup(), column?.sorted() ?? []].map((numbers) =>
    numbers.map((number) => [catalog.entryOf(number), column?.valueOf(number)]),
  )
}

test('a catalog that is read little by little, while documents change, is as one that is read at once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...ids)), fc.array(step, {maxLength: 30}), (first, steps) => {
      const documents = new Map(first.map((id) => [id, toRow(id, 0)]))
      function* rows(after: string): Generator<CatalogRow> {
        for (const id of Array.from(documents.keys()).sort()) {
          const row = documents.get(id)
          if (id > after && row !== undefined) yield row
        }
      }
      const catalog = createCatalog(rows)
      for (const each of steps) {
        if (each === 'read') catalog.advance(-1)
        else if (each.value === null) {
          documents.delete(each.id)
          catalog.update(each.id, null)
        } else {
          const row = toRow(each.id, each.value)
          documents.set(each.id, row)
          catalog.update(each.id, row.outline)
        }
      }
      expect(describeCatalog(catalog)).toEqual(describeCatalog(createCatalog(rows)))
    }),
    {numRuns: 500},
  )
})

test('of a catalog one document is read at a time where there is no time', () => {
  const catalog = createCatalog((after) => ['a', 'b', 'c'].filter((id) => id > after).map((id) => toRow(id, 1)))
  expect([1, 2, 3, 4].map(() => catalog.advance(-1))).toEqual([false, false, false, true])
  expect(catalog.size()).toBe(3)
})
