import type {SanityClient} from '@sanity/client'

import {RUN_RECORD_TYPE} from '../schemas/names.ts'
import {runRecordId} from './document/documentId.ts'
import type {ImportResult, RunRecord} from './types.ts'

/** Outcomes of articles that a run may have written to. */
const WRITTEN: ReadonlySet<string> = new Set(['created', 'updated', 'merged', 'conflict', 'pruned'])

/**
 * Keeps in the dataset what a run did, for `migrate status`. A run that wrote nothing leaves nothing.
 *
 * @param client - Of the dataset.
 * @param result - What the run did.
 * @param about - What the result does not say.
 */
export async function recordRun(
  client: SanityClient,
  result: ImportResult,
  about: {paths: readonly string[]; toolVersion: string; now: number},
): Promise<void> {
  const {run, dryRun, interrupted, counts, articles, durationMs} = result
  const hasWritten = articles.some(
    ({outcome, changes = []}) =>
      WRITTEN.has(outcome) && (outcome !== 'conflict' || changes.some(({kind}) => kind !== 'kept')),
  )
  if (dryRun || !hasWritten) return
  const record: RunRecord = {
    _id: runRecordId(run),
    _type: RUN_RECORD_TYPE,
    run,
    startedAt: new Date(about.now - durationMs).toISOString(),
    finishedAt: new Date(about.now).toISOString(),
    interrupted,
    paths: [...about.paths],
    counts: JSON.stringify(counts),
    toolVersion: about.toolVersion,
  }
  await client.createOrReplace(record, {returnDocuments: false, visibility: 'sync'})
}
