import {hash} from 'node:crypto'

import type {SanityClient} from '@sanity/client'

import type {Step, WritingStep} from '../plan/types.ts'
import type {ArticleResult, ImportResult} from '../types.ts'
import {createArticleWriter} from './createArticleWriter.ts'
import {createCommitter} from './createCommitter.ts'
import {createDatasetReader} from './createDatasetReader.ts'
import {createPace} from './createPace.ts'
import {createRequester, type Requester} from './createRequester.ts'
import {createAssetFinder} from './images/createAssetFinder.ts'
import {createFetcher, type Fetcher} from './images/createFetcher.ts'
import {createImageBringer} from './images/createImageBringer.ts'
import {createUploader} from './images/createUploader.ts'
import type {DatasetReader} from './readDataset.ts'
import type {RetryOptions} from './retry.ts'
import {sleep} from './sleep.ts'

/** How a target is written to. */
interface Transport {
  /** Mutation requests a second, and as many uploads. */
  perSecond: number
  /** Transactions under way. */
  concurrency: number
  maxArticles: number
  lingerMs: number
}

/**
 * The hosted Content Lake allows 25 mutation requests and 25 uploads a second from one address, and answers 429 above: a
 * pace just below is faster than a burst and a penalty. An embedded lake has no such limit, and is on this machine: many
 * small transactions are as good as few large ones, and show progress sooner. One that says otherwise is believed: see
 * `Pace.slowDown`.
 */
const TRANSPORT: Record<'hosted' | 'lake', Transport> = {
  hosted: {perSecond: 23.5, concurrency: 8, maxArticles: 1000, lingerMs: 40},
  lake: {perSecond: Infinity, concurrency: 2, maxArticles: 100, lingerMs: 10},
}

/** What the Content Lake takes as the body of a mutation request, in bytes. */
const MAX_BYTES = 4_000_000

/** Six tries over about 30 seconds: longer than a deployment of the other side, shorter than a person's patience. */
const RETRY = {tries: 6, baseMs: 1000, maxMs: 60_000}

/** What writing needs. */
export interface WriterOptions {
  target: {kind: 'lake' | 'hosted'; client: SanityClient}
  remoteImages: boolean
  /** Absolute path of the folder that image paths with a leading slash count from. */
  staticRoot?: string
  /** Requests under way at once; by default 8 for the hosted Content Lake, 2 for an embedded one. */
  concurrency?: number
  /** Mutation requests a second, and as many uploads; by default what the target allows. */
  perSecond?: number
  runId: string
  toolVersion: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Told when the target takes nothing any more. */
  onLost: (error: unknown) => void
  /** When it aborts, what is under way is finished, and nothing further is sent. */
  signal?: AbortSignal
  /** Fetches remote images; only tests have a reason for one of their own. */
  fetcher?: Fetcher
  retry?: Partial<RetryOptions>
}

/** Reads and writes one dataset for one run. */
export interface Writer {
  requester: Requester
  reader: DatasetReader
  /**
   * Carries out steps: images first, then each article whole, together with others.
   *
   * @param steps - Of a plan.
   * @param onWritten - Told after each.
   * @returns A row each; none for those that the run was stopped before.
   */
  write(steps: readonly Step[], onWritten: () => void): Promise<ArticleResult[]>
  assets(): ImportResult['assets']
}

/** Opens a writer for one run. Nothing is sent yet. */
export function openWriter(options: WriterOptions): Writer {
  const {target, remoteImages, staticRoot, runId, toolVersion, now, onLost, signal} = options
  const stop = signal && {signal}
  const transport = TRANSPORT[target.kind]
  const perSecond = options.perSecond ?? transport.perSecond
  const retry: RetryOptions = {...RETRY, sleep, random: Math.random, ...stop, ...options.retry}
  const clock = (): number => performance.now()
  const requester = createRequester(target.client)
  const reader = createDatasetReader(requester, retry, now)
  const images = createImageBringer({
    reader,
    upload: createUploader({
      requester,
      find: createAssetFinder(reader.fetch),
      pace: createPace(perSecond, clock, sleep),
      retry,
      now,
    }),
    ...(remoteImages && {fetcher: options.fetcher ?? createFetcher()}),
    ...(staticRoot !== undefined && {staticRoot}),
    ...stop,
  })
  const committer = createCommitter({
    ...transport,
    ...(options.concurrency !== undefined && {concurrency: options.concurrency}),
    requester,
    pace: createPace(perSecond, clock, sleep),
    retry,
    now,
    runId,
    maxBytes: MAX_BYTES,
    hash: (text) => hash('sha256', text).slice(0, 16),
  })
  const writeOne = createArticleWriter({images, committer, onLost, runId, toolVersion, ...stop})

  return {
    requester,
    reader,
    async write(steps, onWritten) {
      const settled = steps.flatMap((step) => (step.action === 'none' ? toRow(step) : []))
      const writing = steps.filter((step): step is WritingStep => step.action !== 'none')
      const written = await Promise.all(
        writing.map(async (step) => {
          if (signal?.aborted) return undefined
          const row = await writeOne(step)
          onWritten()
          return row
        }),
      )
      return [...settled, ...written.filter((row) => row !== undefined)]
    },
    assets: () => images.counts(),
  }
}

function toRow({built, outcome, messages}: Extract<Step, {action: 'none'}>): ArticleResult {
  return {path: built.source.path, id: built.article._id, outcome, messages}
}
