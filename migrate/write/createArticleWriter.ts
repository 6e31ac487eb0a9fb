/**
 * Carries out the steps of a plan: images first, then the article with its import record.
 *
 * @module
 */
import type {Reference} from '../../src/portable-text/types.ts'
import {importRecordId} from '../document/documentId.ts'
import {completeStep} from '../plan/completeStep.ts'
import {toRow} from '../plan/toRow.ts'
import type {ArticlePlan, BroughtImages, RunStamp, WritingStep} from '../plan/types.ts'
import type {ArticleResult, BuiltArticle, ImageFile, ImportRecord, Message} from '../types.ts'
import type {Committer, CommitResult} from './createCommitter.ts'
import {describeRefusal, isLostTarget} from './describeRefusal.ts'
import type {ImageBringer} from './images/createImageBringer.ts'
import {describeProblem} from './images/describeProblem.ts'
import {isRequestFailure} from './retry.ts'

/** The rule of what fits into no request. */
const TOO_LARGE = 'document/too-large'
/** The rule of an article that is not published any more. */
const WITHDRAWN = 'plan/withdrawn'

/** What is needed to write articles. */
export interface ArticleWriterOptions extends RunStamp {
  images: ImageBringer
  committer: Committer
  /** Told of each import record that is in the dataset, and which revision it has there. */
  onRecorded?: (built: BuiltArticle, record: ImportRecord & {_rev: string}) => void
  /** Told when the target takes nothing any more. */
  onLost: (error: unknown) => void
  signal?: AbortSignal
}

/** Carries out one step. Undefined when the run was stopped before it was written. */
export type ArticleWriter = (step: WritingStep) => Promise<ArticleResult | undefined>

/** Makes a writer for one run. */
export function createArticleWriter(options: ArticleWriterOptions): ArticleWriter {
  const {images, committer, onRecorded, onLost, runId, toolVersion, signal} = options

  async function bringImages({source, images: uses}: BuiltArticle): Promise<BroughtImages> {
    const results = await Promise.all(uses.map(async (use) => ({use, result: await images.bring(use.src, source)})))
    const assets = new Map<string, Reference>()
    const files = new Map<string, ImageFile>()
    const pending = new Set<string>()
    const messages: Message[] = []
    for (const {use, result} of results) {
      if ('assetId' in result) {
        assets.set(use.src, {_type: 'reference', _ref: result.assetId})
        if (result.file) files.set(use.src, {src: use.src, ...result.file})
      } else {
        if (result.problem.retry) pending.add(use.src)
        messages.push(describeProblem(result.problem, use, source.path))
      }
    }
    return {assets, files: [...files.values()], pending: [...pending], messages}
  }

  return async (step) => {
    const {built} = step
    try {
      const plan = completeStep(step, await bringImages(built), {runId, toolVersion})
      if (plan.mutations.length === 0) return toRow(plan)
      // Said before, with its cause; the Content Lake would only say it again.
      if (plan.messages.some(({rule}) => rule === TOO_LARGE)) return {...toRow(plan), outcome: 'failed'}
      const proofId = importRecordId(plan.id)
      const result = await committer.commit({key: `${plan.id} ${built.sourceHash}`, mutations: plan.mutations, proofId})
      if (result.status === 'lost') onLost(result.error)
      if (result.status === 'committed' && plan.record)
        onRecorded?.(built, {...plan.record, _rev: result.transactionId})
      return settle(plan, result)
    } catch (error) {
      if (signal?.aborted) return undefined
      if (!isRequestFailure(error)) throw error
      if (isLostTarget(error)) {
        onLost(error)
        return undefined
      }
      return {
        path: built.source.path,
        id: built.article._id,
        outcome: 'failed',
        messages: [...step.messages, writeError('write/refused', describeRefusal(error))],
      }
    }
  }
}

function settle(plan: ArticlePlan, result: CommitResult): ArticleResult | undefined {
  const {path, id, messages} = plan
  const row = {path, id}
  switch (result.status) {
    case 'stopped':
    case 'lost':
      return undefined
    case 'committed':
      return toRow(plan)
    case 'outdated': {
      const reason =
        'Someone changed this article while it was being imported; their text stays. Run the same command again.'
      return {
        ...row,
        outcome: 'conflict',
        messages: [...messages, {severity: 'warning', rule: 'write/outdated', reason}],
      }
    }
    case 'refused': {
      const isWithdrawn = messages.some(({rule}) => rule === WITHDRAWN)
      const why = isWithdrawn ? 'Its source says now that it is a draft, so what is published is to be deleted. ' : ''
      const kept = messages.filter(({rule}) => rule !== WITHDRAWN)
      return {...row, outcome: 'failed', messages: [...kept, writeError('write/refused', `${why}${result.reason}`)]}
    }
  }
}

function writeError(rule: string, reason: string): Message {
  return {
    severity: 'error',
    rule,
    reason: `${reason} The article was not written; run the same command again to retry.`,
  }
}
