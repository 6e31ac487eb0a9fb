/**
 * Statements of which SQLite would choose the slow way by itself: through all rows of a dataset.
 *
 * @module
 */

/** Parameters: dataset, document. */
export const DELETE_REFERENCES = 'DELETE FROM refs INDEXED BY refs_by_source WHERE dataset = ? AND source = ?'

/** The documents of some types in id order. Parameters: dataset, JSON array of types. */
export const SELECT_REVISIONS_OF_TYPES = `SELECT revision FROM documents INDEXED BY documents_by_type
  WHERE dataset = ? AND type IN (SELECT value FROM json_each(?)) ORDER BY id`

/**
 * Who refers to documents. In this order of joining only: the other way round, all references are gone through.
 * Parameters: dataset, JSON array of targets, 1 for nested references too.
 */
export const SELECT_SOURCES = `SELECT refs.source FROM json_each(?2) AS wanted CROSS JOIN refs
  ON refs.dataset = ?1 AND refs.target = wanted.value AND refs.nested <= ?3`
