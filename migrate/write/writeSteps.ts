import type {SanityClient} from '@sanity/client'

import type {Step, WritingStep} from '../plan/types.ts'
import type {ArticleResult, ImportResult, ProgressEvent} from '../types.ts'
import {createArticleWriter} from './createArticleWriter.ts'
import {createCommitter} from './createCommitter.ts'
import {createPace} from './createPace.ts'
import {createFetcher, type Fetcher} from './images/createFetcher.ts'
import {createImageBringer} from './images/createImageBringer.ts'
import {createUploader} from './images/createUploader.ts'
import {mapConcurrently} from './mapConcurrently.ts'
import type {RetryOptions} from './retry.ts'
import {sleep} from './sleep.ts'

/** Articles written at the same time. */
const ARTICLES_AT_ONCE = 4

/** Writes and uploads a second; the hosted Content Lake allows 25 of each from one address. An embedded lake has no limit. */
const WRITES_PER_SECOND = {hosted: 20, lake: Infinity}

/** Six tries over about 30 seconds: longer than a deployment of the other side, shorter than a person's patience. */
const RETRY = {tries: 6, baseMs: 1000, maxMs: 60_000}

/** What writing needs. */
export interface WriteOptions {
  target: {kind: 'lake' | 'hosted'; client: SanityClient}
  remoteImages: boolean
  runId: string
  toolVersion: string
  now: () => number
  onProgress: (event: ProgressEvent) => void
  signal?: AbortSignal
  /** Fetches remote images; only tests have a reason for one of their own. */
  fetcher?: Fetcher
  retry?: Partial<RetryOptions>
}

/**
 * Carries out a plan. When the signal aborts, articles in flight are finished and the others have no row.
 *
 * @param steps - The plan.
 * @param options - See {@link WriteOptions}.
 */
export async function writeSteps(
  steps: readonly Step[],
  options: WriteOptions,
): Promise<{rows: ArticleResult[]; assets: ImportResult['assets']}> {
  const {target, remoteImages, runId, toolVersion, now, onProgress, signal} = options
  const stop = signal && {signal}
  const retry: RetryOptions = {...RETRY, sleep, random: Math.random, ...stop, ...options.retry}
  const shared = {client: target.client, pace: createPace(WRITES_PER_SECOND[target.kind], now, sleep), retry, now}
  const images = createImageBringer({
    client: target.client,
    upload: createUploader(shared),
    ...(remoteImages && {fetcher: options.fetcher ?? createFetcher()}),
    ...stop,
  })
  const write = createArticleWriter({images, commit: createCommitter(shared), runId, toolVersion, ...stop})

  const settled = steps.flatMap((step) => (step.action === 'none' ? toRow(step) : []))
  const writing = steps.filter((step): step is WritingStep => step.action !== 'none')
  let current = 0
  const written = await mapConcurrently(
    writing,
    ARTICLES_AT_ONCE,
    async (step) => {
      const row = await write(step)
      onProgress({step: 'write', current: ++current, total: writing.length})
      return row
    },
    signal,
  )
  return {rows: [...settled, ...written.filter((row) => row !== undefined)], assets: images.counts()}
}

function toRow({built, outcome, messages}: Extract<Step, {action: 'none'}>): ArticleResult {
  return {path: built.source.path, id: built.article._id, outcome, messages}
}
