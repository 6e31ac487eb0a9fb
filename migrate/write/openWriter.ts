import {hash} from 'node:crypto'

import type {SanityClient} from '@sanity/client'

import type {Mutation, Step, WritingStep} from '../plan/types.ts'
import type {ArticleResult, ImportResult} from '../types.ts'
import {createArticleWriter, type ArticleWriterOptions} from './createArticleWriter.ts'
import {createCommitter} from './createCommitter.ts'
import {createDatasetReader} from './createDatasetReader.ts'
import {createPace, sendInTurn, type Pace} from './createPace.ts'
import {createRequester, type Requester} from './createRequester.ts'
import {createAssetFinder} from './images/createAssetFinder.ts'
import {createFetcher, type Fetcher} from './images/createFetcher.ts'
import {createPatientFetcher} from './images/createPatientFetcher.ts'
import {createImageBringer} from './images/createImageBringer.ts'
import {createUploader} from './images/createUploader.ts'
import type {DatasetReader} from './readDataset.ts'
import type {RetryOptions} from './retry.ts'
import {sleep} from './sleep.ts'
import {MAX_BYTES, RETRY, TRANSPORT} from './transport.ts'

/** What a run may say of its requests that its target does not decide. */
export interface TransportOptions {
  retry?: Partial<RetryOptions>
  /** Articles of one transaction at most. */
  maxArticles?: number
}

/** What is needed to write to a dataset. */
export interface WriterOptions extends TransportOptions {
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
  /** Told of each import record that was written, and which revision it has. */
  onRecorded?: ArticleWriterOptions['onRecorded']
  /** Told when the target takes nothing any more. */
  onLost: (error: unknown) => void
  /** When it aborts, what is under way is finished, and nothing further is sent. */
  signal?: AbortSignal
  /** Fetches remote images; only tests have a reason for one of their own. */
  fetcher?: Fetcher
}

/** Reads and writes one dataset for one run. */
export interface Writer {
  /** Sends what else is written to the dataset, at the pace of the articles. */
  requester: Requester
  reader: DatasetReader
  /**
   * Carries out steps: images first, then each article whole, together with others.
   *
   * @param steps - The steps of a plan.
   * @param onWritten - Told after each.
   * @returns A row for each step that was carried out before the run was stopped.
   */
  write(steps: readonly Step[], onWritten: () => void): Promise<ArticleResult[]>
  /**
   * Commits other changes of a run, at the same pace.
   *
   * @param key - Names the change; it has the same key however often it is committed.
   * @returns What was refused; undefined when it is done.
   */
  commit(key: string, mutations: readonly Mutation[]): Promise<string | undefined>
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
      pace: createPace(perSecond, clock, sleep, transport.allowed),
      retry,
      now,
    }),
    ...(remoteImages && {
      fetcher: createPatientFetcher(options.fetcher ?? createFetcher(), {sleep, random: Math.random}),
    }),
    ...(staticRoot !== undefined && {staticRoot}),
    ...stop,
  })
  const pace = createPace(perSecond, clock, sleep, transport.allowed)
  const committer = createCommitter({
    ...transport,
    ...(options.concurrency !== undefined && {concurrency: options.concurrency}),
    ...(options.maxArticles !== undefined && {maxArticles: options.maxArticles}),
    requester,
    pace,
    retry,
    now,
    runId,
    maxBytes: MAX_BYTES,
    hash: (text) => hash('sha256', text).slice(0, 16),
  })
  const writeOne = createArticleWriter({
    images,
    committer,
    ...(options.onRecorded && {onRecorded: options.onRecorded}),
    onLost,
    runId,
    toolVersion,
    ...stop,
  })

  return {
    requester: inTurn(requester, pace),
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
    async commit(key, mutations) {
      const committed = committer.commit({key, mutations})
      // One after another, they would each wait for others in vain.
      committer.flush()
      const result = await committed
      if (result.status === 'lost') onLost(result.error)
      if (result.status === 'refused' || result.status === 'outdated') return result.reason
      return result.status === 'committed' ? undefined : 'The run was stopped.'
    },
    assets: () => images.counts(),
  }
}

function inTurn(requester: Requester, pace: Pace): Requester {
  return {
    ...requester,
    post: (path, body, options) =>
      sendInTurn(pace, options.signal, (onAllowance) => requester.post(path, body, {...options, onAllowance})),
  }
}

function toRow({built, outcome, messages}: Extract<Step, {action: 'none'}>): ArticleResult {
  return {path: built.source.path, id: built.article._id, outcome, messages}
}
