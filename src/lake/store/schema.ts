/** Marks a SQLite file as a lake (`PRAGMA application_id`): "LAKE" in ASCII. */
export const APPLICATION_ID = 0x4c_41_4b_45

/** Version of the tables below (`PRAGMA user_version`). */
export const SCHEMA_VERSION = 4

/** Those of format 4 that earlier ones lack. A bulk goes with its revision. */
const BULKS = `
CREATE TABLE bulks (revision INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TRIGGER forget_bulk AFTER DELETE ON revisions WHEN OLD.omissions IS NOT NULL
BEGIN DELETE FROM bulks WHERE revision = OLD.seq; END;
`

/**
 * The tables. `revisions` holds every state of every document; `documents` is the index of what exists now, and points at
 * the newest revision and its transaction. `outline` is the document without its bulk, null where it was deleted; `omissions`
 * says where in it the members of its bulk belong, null where nothing of it is long. `bulks` are kept apart, so that the
 * outlines lie close together. `nested` marks references that stand only inside of other references, where GROQ's
 * `references()` does not look.
 *
 * Each index costs every commit a page or two, so there are few: the revisions of a transaction lie together, and the
 * transaction says where; the references of a document are known from the document.
 */
export const SCHEMA = `
CREATE TABLE datasets (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  acl_mode TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE transactions (
  seq INTEGER PRIMARY KEY,
  dataset INTEGER NOT NULL,
  id TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  author TEXT NOT NULL,
  actions TEXT NOT NULL,
  results TEXT NOT NULL,
  first_revision INTEGER NOT NULL,
  last_revision INTEGER NOT NULL,
  UNIQUE (dataset, id)
) STRICT;

CREATE TABLE revisions (
  seq INTEGER PRIMARY KEY,
  dataset INTEGER NOT NULL,
  document TEXT NOT NULL,
  txn INTEGER NOT NULL,
  previous INTEGER,
  outline TEXT,
  omissions TEXT,
  mutations TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_by_document ON revisions (dataset, document, seq);
${BULKS}
CREATE TABLE documents (
  dataset INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  revision INTEGER NOT NULL,
  txn INTEGER NOT NULL,
  PRIMARY KEY (dataset, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assets ON documents (dataset, id) WHERE type IN ('sanity.imageAsset', 'sanity.fileAsset');

CREATE TABLE refs (
  dataset INTEGER NOT NULL,
  target TEXT NOT NULL,
  source TEXT NOT NULL,
  strong INTEGER NOT NULL,
  nested INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (dataset, target, source)
) STRICT, WITHOUT ROWID;
`

/** What turns the tables of each format into those of the next one. */
export const UPGRADES = [
  `
ALTER TABLE documents ADD COLUMN outline TEXT;
ALTER TABLE documents ADD COLUMN omissions TEXT;
ALTER TABLE refs ADD COLUMN nested INTEGER NOT NULL DEFAULT 0;
`,
  `
ALTER TABLE transactions ADD COLUMN first_revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE transactions ADD COLUMN last_revision INTEGER NOT NULL DEFAULT 0;
UPDATE transactions SET first_revision = kept.first, last_revision = kept.last
  FROM (SELECT txn, min(seq) AS first, max(seq) AS last FROM revisions GROUP BY txn) AS kept
  WHERE kept.txn = transactions.seq;
DROP INDEX revisions_by_transaction;
DROP INDEX documents_by_group;
ALTER TABLE documents DROP COLUMN grp;
DROP INDEX documents_by_type;
CREATE INDEX assets ON documents (dataset, id) WHERE type IN ('sanity.imageAsset', 'sanity.fileAsset');
DROP INDEX refs_by_source;
`,
  `
ALTER TABLE revisions RENAME COLUMN json TO outline;
ALTER TABLE revisions ADD COLUMN omissions TEXT;
${BULKS}
ALTER TABLE documents ADD COLUMN txn INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET txn = (SELECT txn FROM revisions WHERE seq = revision);
ALTER TABLE documents DROP COLUMN outline;
ALTER TABLE documents DROP COLUMN omissions;
`,
]
