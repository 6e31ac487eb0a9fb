/**
 * Brings the mutations of many articles into the dataset in as few transactions as they fit in. Every article is in one of
 * them, whole.
 *
 * @module
 */
import type {Mutation} from '../plan/types.ts'
import {describeRefusal, isLostTarget, isRevisionRefusal, refusedIndexes} from './describeRefusal.ts'
import {sendTransaction, type SendOptions} from './sendTransaction.ts'
import {ENVELOPE_BYTES, toTransactionBody, toWireChange, type WireChange} from './transactionBody.ts'

/** All that a run writes about one article. */
export interface ArticleChange {
  /** Names the change in transaction ids; a change has the same key however often it is committed. */
  key: string
  mutations: readonly Mutation[]
  /** A document that `mutations` write whole. */
  proofId?: string
}

/**
 * What became of a change.
 *
 * - `stopped`: the run was aborted before it was sent.
 * - `outdated`: an editor saved between reading and writing; nothing was written.
 * - `lost`: the target takes nothing any more, and nothing was written.
 */
export type CommitResult =
  | {status: 'committed'; transactionId: string}
  | {status: 'stopped'}
  | {status: 'outdated' | 'refused'; reason: string}
  | {status: 'lost'; error: unknown}

/** Commits changes. */
export interface Committer {
  /** Settles once the change is in the dataset, or is not. Rejects only for errors of this program. */
  commit(change: ArticleChange): Promise<CommitResult>
  /** Sends what waits for others to share its transaction. */
  flush(): void
}

/** What is needed to make a committer. */
export interface CommitterOptions extends SendOptions {
  /** What the ids of its transactions begin with. */
  runId: string
  /** Largest body of a request, in bytes. */
  maxBytes: number
  /** Articles of one transaction at most: what is lost when it is refused, and how often progress shows. */
  maxArticles: number
  /** Transactions under way at most. */
  concurrency: number
  /** Milliseconds that a change waits for others to share its transaction. */
  lingerMs: number
  /** A short name of a text, for ids. */
  hash: (text: string) => string
}

interface Waiting extends WireChange {
  change: ArticleChange
  /** When it came, on the clock of `performance.now`. */
  since: number
  settle: (result: CommitResult) => void
  fail: (error: unknown) => void
}

/** After so many transactions in a row that were tried to the end the target is not tried any more. */
const MOST_OUTAGES = 3

/** Makes a committer. Once the target is gone for good or takes the token no more, nothing further is sent. */
export function createCommitter(options: CommitterOptions): Committer {
  const {runId, maxBytes, maxArticles, concurrency, lingerMs, hash, retry} = options
  const queue: Waiting[] = []
  let queuedBytes = 0
  let underWay = 0
  let timer: NodeJS.Timeout | undefined
  let lost: {status: 'lost'; error: unknown} | undefined
  /** Transactions in a row that found the target out of order to the end. */
  let outages = 0

  function isFull(): boolean {
    return queue.length >= maxArticles || queuedBytes + ENVELOPE_BYTES >= maxBytes
  }

  function takeBatch(): Waiting[] {
    let bytes = ENVELOPE_BYTES
    let count = 0
    for (const {bytes: more} of queue) {
      if (count === maxArticles || (count > 0 && bytes + more > maxBytes)) break
      bytes += more
      count++
    }
    const batch = queue.splice(0, count)
    queuedBytes -= batch.reduce((sum, item) => sum + item.bytes, 0)
    return batch
  }

  /** Sends what is due: full batches, and what has waited long enough, or all of it. */
  function pump(everything = false): void {
    clearTimeout(timer)
    timer = undefined
    for (let due = queue.length; due > 0 && underWay < concurrency; due = queue.length) {
      if (!everything && !isFull() && patience() > 0) break
      underWay++
      void work(takeBatch())
    }
    if (queue.length > 0 && underWay < concurrency) timer = setTimeout(() => pump(), Math.max(0, patience()))
  }

  /** How long the oldest in the queue may still wait, in milliseconds. */
  function patience(): number {
    return (queue[0]?.since ?? 0) + lingerMs - performance.now()
  }

  async function work(batch: Waiting[]): Promise<void> {
    try {
      await send(batch)
    } catch (error) {
      for (const {fail} of batch) fail(error)
    } finally {
      underWay--
      pump()
    }
  }

  /** Sends a batch, and again in parts where it is refused because of one of them. */
  async function send(batch: Waiting[]): Promise<void> {
    const [first] = batch
    if (first === undefined) return
    if (lost !== undefined || retry.signal?.aborted) {
      for (const {settle} of batch) settle(lost ?? {status: 'stopped'})
      return
    }
    const id = `${runId}-${hash(batch.map(({change}) => change.key).join('\n'))}`
    const {json, owners} = toTransactionBody(id, batch)
    const {proofId} = first.change
    const result = await sendTransaction({id, json, ...(proofId !== undefined && {proofId})}, options)
    if (result.status !== 'refused') {
      outages = 0
      const {status} = result
      for (const {settle} of batch) settle(status === 'committed' ? {status, transactionId: id} : {status})
      return
    }
    const {error} = result
    outages = isAboutContent(error) ? 0 : outages + 1
    if (isLostTarget(error) || outages === MOST_OUTAGES) {
      lost = {status: 'lost', error}
      for (const {settle} of batch) settle(lost)
    } else if (batch.length > 1 && isAboutContent(error)) {
      for (const part of split(
        batch,
        refusedIndexes(error).map((index) => owners[index]),
      ))
        await send(part)
    } else {
      const status = isRevisionRefusal(error) ? 'outdated' : 'refused'
      for (const {settle} of batch) settle({status, reason: describeRefusal(error)})
    }
  }

  return {
    commit(change) {
      const wire = toWireChange(change.mutations)
      if (wire.bytes + ENVELOPE_BYTES > maxBytes) {
        return Promise.resolve({status: 'refused', reason: describeSize(wire.bytes + ENVELOPE_BYTES, maxBytes)})
      }
      const {promise, resolve, reject} = Promise.withResolvers<CommitResult>()
      queue.push({...wire, change, since: performance.now(), settle: resolve, fail: reject})
      queuedBytes += wire.bytes
      if (isFull() || timer === undefined) pump()
      return promise
    },
    flush() {
      pump(true)
    },
  }
}

/** True for an answer that other changes may not get. */
function isAboutContent(error: unknown): boolean {
  const {statusCode} = error as {statusCode?: unknown}
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 && statusCode !== 429
}

/** The refused ones each by itself where the answer names them, else halves. */
function split(batch: Waiting[], named: readonly (number | undefined)[]): Waiting[][] {
  const refused = new Set(named)
  const good = batch.filter((_, index) => !refused.has(index))
  if (good.length < batch.length) {
    return [good, ...batch.filter((_, index) => refused.has(index)).map((item) => [item])]
  }
  const middle = Math.ceil(batch.length / 2)
  return [batch.slice(0, middle), batch.slice(middle)]
}

function describeSize(found: number, allowed: number): string {
  return `It has ${found} bytes together with its import record, and the Content Lake takes ${allowed} in one request. Split the article.`
}
