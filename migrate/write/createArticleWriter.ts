/**
 * Carries out the steps of a plan: images first, then the article with its import record.
 *
 * @module
 */
import type {Reference} from '../../src/portable-text/types.ts'
import {buildImportRecord} from '../document/buildImportRecord.ts'
import {importRecordId} from '../document/documentId.ts'
import {resolveImages} from '../document/resolveImages.ts'
import {sha256Hex} from '../document/sha256.ts'
import {buildMutations} from '../plan/buildMutations.ts'
import type {WritingStep} from '../plan/types.ts'
import type {ArticleResult, BuiltArticle, Message} from '../types.ts'
import type {Committer, CommitResult} from './createCommitter.ts'
import {describeRefusal} from './describeRefusal.ts'
import type {ImageBringer} from './images/createImageBringer.ts'
import {describeProblem} from './images/describeProblem.ts'
import {mapConcurrently} from './mapConcurrently.ts'
import {isRequestFailure} from './retry.ts'

/** Images of one article that are brought at the same time. */
const IMAGES_AT_ONCE = 4

/** What a writer needs. */
export interface ArticleWriterOptions {
  images: ImageBringer
  commit: Committer
  runId: string
  /** Version of this package. */
  toolVersion: string
  signal?: AbortSignal
}

/** Carries out one step. Undefined when the run was stopped before it was written. */
export type ArticleWriter = (step: WritingStep) => Promise<ArticleResult | undefined>

interface BroughtImages {
  assets: Map<string, Reference>
  pending: string[]
  messages: Message[]
}

/** Makes a writer for one run. */
export function createArticleWriter(options: ArticleWriterOptions): ArticleWriter {
  const {images, commit, runId, toolVersion, signal} = options

  async function bringImages({source, images: uses}: BuiltArticle): Promise<BroughtImages> {
    const results = await mapConcurrently(uses, IMAGES_AT_ONCE, async (use) => ({
      use,
      result: await images.bring(use.src, source),
    }))
    const brought: BroughtImages = {assets: new Map(), pending: [], messages: []}
    for (const {use, result} of results.filter((item) => item !== undefined)) {
      if ('assetId' in result) brought.assets.set(use.src, {_type: 'reference', _ref: result.assetId})
      else {
        if (result.problem.retry) brought.pending.push(use.src)
        brought.messages.push(describeProblem(result.problem, use, source.path))
      }
    }
    return {...brought, pending: [...new Set(brought.pending)]}
  }

  return async (step) => {
    const {built} = step
    const row = {path: built.source.path, id: built.article._id}
    try {
      const brought = await bringImages(built)
      const messages = [...step.messages, ...brought.messages]
      if (step.action === 'update' && isStillPending(step.pendingBefore, brought.pending)) {
        return {...row, outcome: 'unchanged', messages}
      }
      const article = resolveImages(built.article, brought.assets)
      const record = buildImportRecord({built, article, pendingImages: brought.pending, runId, toolVersion})
      const result = await commit({
        id: `${runId}-${sha256Hex(`${article._id}\n${built.sourceHash}`).slice(0, 16)}`,
        mutations: buildMutations(step, article, record),
        proof: {documentId: importRecordId(article._id), runId},
      })
      return toRow(row, step, messages, result)
    } catch (error) {
      if (signal?.aborted) return undefined
      if (!isRequestFailure(error)) throw error
      return {
        ...row,
        outcome: 'failed',
        messages: [...step.messages, writeError('write/refused', describeRefusal(error))],
      }
    }
  }
}

function toRow(
  row: {path: string; id: string},
  step: WritingStep,
  messages: Message[],
  result: CommitResult,
): ArticleResult | undefined {
  switch (result.status) {
    case 'stopped':
      return undefined
    case 'committed':
      return {...row, outcome: step.action === 'create' ? 'created' : 'updated', messages}
    case 'outdated': {
      const reason =
        'Someone changed this article while it was being imported; their text stays. Run the same command again.'
      return {
        ...row,
        outcome: 'conflict',
        messages: [...messages, {severity: 'warning', rule: 'write/outdated', reason}],
      }
    }
    case 'refused':
      return {...row, outcome: 'failed', messages: [...messages, writeError('write/refused', result.reason)]}
  }
}

function writeError(rule: string, reason: string): Message {
  return {
    severity: 'error',
    rule,
    reason: `${reason} The article was not written; run the same command again to retry.`,
  }
}

function isStillPending(before: readonly string[] | undefined, after: readonly string[]): boolean {
  return before !== undefined && before.every((src) => after.includes(src))
}
