/**
 * Statements of which SQLite would choose the slow way by itself: through all rows of a dataset.
 *
 * @module
 */

/** The asset documents in id order. Parameter: dataset. */
export const SELECT_REVISIONS_OF_ASSETS = `SELECT revision FROM documents INDEXED BY assets
  WHERE dataset = ? AND type IN ('sanity.imageAsset', 'sanity.fileAsset') ORDER BY id`

/**
 * Who refers to documents. In this order of joining only: the other way round, all references are gone through.
 * Parameters: dataset, JSON array of targets, 1 for nested references too.
 */
export const SELECT_SOURCES = `SELECT refs.source FROM json_each(?2) AS wanted CROSS JOIN refs
  ON refs.dataset = ?1 AND refs.target = wanted.value AND refs.nested <= ?3`
