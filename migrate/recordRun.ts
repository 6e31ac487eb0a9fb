import type {SanityClient} from '@sanity/client'

import {IMPORT_RECORD_TYPE, RUN_RECORD_TYPE} from '../schemas/names.ts'
import {runRecordId} from './document/documentId.ts'
import type {ImportResult, PrunedArticle, RunRecord} from './types.ts'
import {describeRefusal} from './write/describeRefusal.ts'
import {isRequestFailure} from './write/retry.ts'

const WROTE_QUERY = `defined(*[_type == "${IMPORT_RECORD_TYPE}" && runId == $run][0]._id)`

/**
 * Keeps in the dataset what a run did, for `migrate status`. A run that wrote nothing leaves nothing.
 *
 * @param client - Client of the dataset.
 * @param result - What the run did.
 * @param about - What the result does not say: the paths the run was about, this package's version, the time in milliseconds
 *   since 1970, and what was pruned.
 * @returns What went wrong, in words; the run itself is over, and its articles are where they are.
 */
export async function recordRun(
  client: SanityClient,
  result: ImportResult,
  about: {paths: readonly string[]; toolVersion: string; now: number; pruned?: readonly PrunedArticle[]},
): Promise<string | undefined> {
  const {run, dryRun, interrupted, counts, durationMs} = result
  if (dryRun) return undefined
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
    ...(about.pruned && about.pruned.length > 0 && {pruned: JSON.stringify(about.pruned)}),
  }
  try {
    if (!(await hasWritten(client, result))) return undefined
    await client.createOrReplace(record, {returnDocuments: false, visibility: 'sync'})
    return undefined
  } catch (error) {
    if (!isRequestFailure(error)) throw error
    return `What this run did could not be kept for migrate status: ${describeRefusal(error)}`
  }
}

/** A conflict that was known writes nothing; one that is new writes its import record at least. */
async function hasWritten(client: SanityClient, {run, counts}: ImportResult): Promise<boolean> {
  const {created, updated, merged, pruned, conflict} = counts
  if (created + updated + merged + pruned > 0) return true
  return conflict > 0 && (await client.fetch<boolean>(WROTE_QUERY, {run}))
}
