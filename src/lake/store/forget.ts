import type {DatabaseSync} from 'node:sqlite'

import {integerOf, textOf} from './rows.ts'

/** What to forget. */
export interface Forgetting {
  /** States that something newer took the place of before this time go; ISO 8601. */
  before: string
  /** Ids of transactions that changed nothing that is kept go if the transaction is older than this; ISO 8601. */
  idsBefore: string
  /** Revisions that somebody is still reading; they stay. */
  pinned: readonly number[]
}

/**
 * Forgets what documents were before a time. What a document is now stays, and so does what it was at any time since, so
 * history goes back to that time without a gap. A document that was deleted before is forgotten whole.
 *
 * @returns how many revisions went
 */
export function forgetRevisions(database: DatabaseSync, {before, idsBefore, pinned}: Forgetting): number {
  const {changes} = database
    .prepare(
      `DELETE FROM revisions WHERE seq IN (
         SELECT r.seq FROM (
           SELECT seq, txn, outline, LEAD(txn) OVER (PARTITION BY dataset, document ORDER BY seq) AS next FROM revisions
         ) AS r
         JOIN transactions t ON t.seq = COALESCE(r.next, r.txn)
         WHERE t.timestamp < ?1 AND (r.next IS NOT NULL OR r.outline IS NULL)
       ) AND seq NOT IN (SELECT value FROM json_each(?2))`,
    )
    .run(before, JSON.stringify(pinned))
  database
    .prepare(
      `DELETE FROM transactions WHERE timestamp < ?
       AND NOT EXISTS (SELECT 1 FROM revisions
         WHERE seq BETWEEN first_revision AND last_revision AND txn = transactions.seq)`,
    )
    .run(idsBefore)
  return Number(changes)
}

/** Forgets all states of some documents of a dataset, but for what they are now. */
export function purgeDocuments(
  database: DatabaseSync,
  dataset: number,
  documents: readonly string[],
  pinned: readonly number[],
): void {
  database
    .prepare(
      `DELETE FROM revisions WHERE dataset = ?1 AND document IN (SELECT value FROM json_each(?2))
         AND seq NOT IN (SELECT revision FROM documents
           WHERE dataset = ?1 AND id IN (SELECT value FROM json_each(?2)))
         AND seq NOT IN (SELECT value FROM json_each(?3))`,
    )
    .run(dataset, JSON.stringify(documents), JSON.stringify(pinned))
}

/** Bytes of the database, of which some may be free for new data. */
export function sizeOf(database: DatabaseSync): number {
  const [pages] = database
    .prepare('SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()')
    .all()
  return pages === undefined ? 0 : integerOf(pages, 'size')
}

/** Gives free space back to the disk. Takes a moment where the database is large. */
export function vacuum(database: DatabaseSync): void {
  database.exec('VACUUM')
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Ids of all asset documents of all datasets, those included that are only known from history. */
export function findAssetIds(database: DatabaseSync): string[] {
  return database
    .prepare("SELECT DISTINCT document FROM revisions WHERE document GLOB 'image-*' OR document GLOB 'file-*'")
    .all()
    .map((row) => textOf(row, 'document'))
}
