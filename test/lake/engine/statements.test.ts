import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import type {HistoryRequest} from '../../../src/lake/engine.ts'
import {SCHEMA} from '../../../src/lake/store/schema.ts'
import {selectTransactions} from '../../../src/lake/store/selectTransactions.ts'
import {SELECT_REVISIONS_OF_ASSETS, SELECT_SOURCES} from '../../../src/lake/store/statements.ts'

function planOf(sql: string): unknown[] {
  const database = new DatabaseSync(':memory:')
  database.exec(SCHEMA)
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()
  database.close()
  return plan.map(({detail}) => detail)
}

test.each([
  [SELECT_REVISIONS_OF_ASSETS, 'SEARCH documents USING INDEX assets (dataset=?)'],
  [SELECT_SOURCES, 'SEARCH refs USING PRIMARY KEY (dataset=? AND target=?)'],
])('%s finds its rows by an index', (sql, expected) => {
  expect(planOf(sql)).toContain(expected)
})

const byDocument = 'SEARCH revisions USING INDEX revisions_by_document (dataset=? AND document=?)'

test.each<[request: Partial<HistoryRequest>, expected: string[]]>([
  [{documentIds: ['tea']}, ['SEARCH t USING INTEGER PRIMARY KEY (rowid=?)', byDocument]],
  [
    {documentIds: ['tea'], toTransaction: 'tx', reverse: true},
    ['SEARCH t USING INTEGER PRIMARY KEY (rowid=?)', byDocument],
  ],
  [{fromTransaction: 'tx', limit: 2}, ['SEARCH t USING INTEGER PRIMARY KEY (rowid>?)']],
])('the entries of the log for %j are found without going through it', (request, expected) => {
  const plan = planOf(selectTransactions(1, {documentIds: [], ...request}).sql)
  expect(plan).toEqual(expect.arrayContaining(expected))
  expect(plan.join()).not.toMatch(/SCAN t|TEMP B-TREE/)
})
