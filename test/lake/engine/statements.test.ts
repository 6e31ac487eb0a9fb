import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import {SCHEMA} from '../../../src/lake/store/schema.ts'
import {DELETE_REFERENCES, SELECT_REVISIONS_OF_TYPES, SELECT_SOURCES} from '../../../src/lake/store/statements.ts'

test.each([
  [DELETE_REFERENCES, 'SEARCH refs USING INDEX refs_by_source (dataset=? AND source=?)'],
  [SELECT_REVISIONS_OF_TYPES, 'SEARCH documents USING INDEX documents_by_type (dataset=? AND type=?)'],
  [SELECT_SOURCES, 'SEARCH refs USING PRIMARY KEY (dataset=? AND target=?)'],
])('%s finds its rows by an index', (sql, expected) => {
  const database = new DatabaseSync(':memory:')
  database.exec(SCHEMA)
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()
  database.close()
  expect(plan.map(({detail}) => detail)).toContain(expected)
})
