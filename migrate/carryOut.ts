import type {Linker} from './links/createLinker.ts'
import {keepStoredLinks} from './links/keepStoredLinks.ts'
import {planArticle} from './plan/planArticle.ts'
import type {Holding, PlanOptions} from './plan/types.ts'
import {previewSteps, type PreviewOptions} from './previewSteps.ts'
import type {PendingSource} from './survey/types.ts'
import type {ArticleResult, BuiltArticle, ProgressEvent} from './types.ts'
import type {ArticleWork} from './threads/articleWork.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'
import type {Writer} from './write/openWriter.ts'
import {readHoldings} from './write/readDataset.ts'
import {isRequestFailure} from './write/retry.ts'

/** Articles that are converted, planned and written together. */
const WINDOW = 64
/** Windows under way: while some are written, the next ones are converted. */
const WINDOWS_AT_ONCE = 5

/** What is needed to carry out a run. */
export interface CarryOutOptions extends PlanOptions, PreviewOptions {
  work: ArticleWork
  writer: Writer
  linker: Linker
  /** Spells the names of an article as the others do. */
  respell: (built: BuiltArticle) => BuiltArticle
  dryRun: boolean
  onProgress: (event: ProgressEvent) => void
  /** Takes what became of some sources; one row each, and none for those that the run did not come to. */
  onRows: (rows: ArticleResult[]) => void
  /** Told when the dataset cannot be read or written any more. */
  onLost: (error: unknown) => void
  /** After it, no further window is begun. */
  signal: AbortSignal
}

/**
 * Converts sources, plans each against what the dataset holds, and writes it, some at a time.
 *
 * @param sources - In the order in which they are to be written. They are taken out one after another: while the rows of a long run
 *   become more, what it still has to do becomes less.
 */
export async function carryOut(sources: PendingSource[], options: CarryOutOptions): Promise<void> {
  const {onProgress, onRows, onLost, signal} = options
  const total = sources.length
  const counts = {convert: 0, write: 0}
  const count = (step: 'convert' | 'write', more: number): void => {
    counts[step] += more
    onProgress({step, current: counts[step], total})
  }
  await mapConcurrently(
    Array.from({length: Math.ceil(total / WINDOW)}, (_, index) => index),
    WINDOWS_AT_ONCE,
    async () => {
      const window = sources.splice(0, WINDOW)
      try {
        onRows(await carryOutWindow(window, count, options))
      } catch (error) {
        if (!isRequestFailure(error)) throw error
        onLost(error)
      }
    },
    signal,
  )
}

async function carryOutWindow(
  window: readonly PendingSource[],
  count: (step: 'convert' | 'write', more: number) => void,
  options: CarryOutOptions,
): Promise<ArticleResult[]> {
  const {work, writer, linker, respell, dryRun, signal} = options
  const results = await work.convert(window.map(({file}) => file))
  if (dryRun) count('convert', window.length)
  if (signal.aborted) return []
  const failed: ArticleResult[] = []
  const built: BuiltArticle[] = []
  for (const [index, result] of results.entries()) {
    const source = window[index]
    if ('outcome' in result) failed.push(result)
    else if (source && result.article.slug.current !== source.slug) failed.push(changedMeanwhile(source))
    else built.push(source ? identify(result, source) : result)
  }
  const holdings = await readHeld(window, writer)
  const linked = await linker(built.map(respell))
  const steps = linked.map((one) => {
    const holding = holdings.get(one.article._id) ?? {}
    return planArticle(keepReferences(one, holding), holding, options)
  })
  if (dryRun) return [...failed, ...(await previewSteps(steps, options))]
  let written = 0
  const rows = await writer.write(steps, () => {
    written++
    count('write', 1)
  })
  // What is not to be written is done with as well.
  if (written < window.length && !signal.aborted) count('write', window.length - written)
  return [...failed, ...rows]
}

/**
 * Gives an article the id of its source, and the very path of its source: a thread answers with a copy of that, and a run of many
 * articles should not keep both.
 */
function identify(built: BuiltArticle, {id, file: {path}}: PendingSource): BuiltArticle {
  return {...built, source: {...built.source, path}, article: {...built.article, _id: id}}
}

/** What a source that did not change referred to, it refers to: its images or its conflicts are why it is here, or new targets of others. */
function keepReferences(built: BuiltArticle, {record, article, draft}: Holding): BuiltArticle {
  const isSame = record?.sourceHash === built.sourceHash && record.conversionSettings === built.conversionSettings
  const stored = (article ?? draft)?.['body']
  if (!isSame || stored === undefined) return built
  return {...built, article: {...built.article, body: keepStoredLinks(built.article.body, stored)}}
}

/** What the dataset holds about those sources of which it holds anything. */
async function readHeld(window: readonly PendingSource[], {reader}: Writer): Promise<Map<string, Holding>> {
  const known = window.filter(({isKnown}) => isKnown)
  const holdings = await readHoldings(
    reader,
    known.map(({id}) => id),
  )
  for (const {id, imagesChanged, linksChanged} of known) {
    const holding = holdings.get(id)
    if (holding?.record) holdings.set(id, {...holding, record: {...holding.record, imagesChanged, linksChanged}})
  }
  return holdings
}

/** The row of a source whose slug, once looked at for duplicates, is another by now. */
function changedMeanwhile({file, id}: PendingSource): ArticleResult {
  const reason = 'The slug of this file changed while it was being imported. Run the same command again.'
  return {path: file.path, id, outcome: 'failed', messages: [{severity: 'error', rule: 'read/changed', reason}]}
}
