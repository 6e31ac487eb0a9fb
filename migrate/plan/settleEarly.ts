import type {ArticleResult, ArticleSketch} from '../types.ts'
import {classifyImage} from './classifyImage.ts'
import {describeDeleted} from './describeDeleted.ts'
import {isSameInput} from './isSameInput.ts'
import {slugTaken} from './slugTaken.ts'
import type {Glance} from './types.ts'

/** What decides, besides the dataset, whether a source can be settled without converting it. */
export interface SettleOptions {
  /** Try again to fetch remote images that an earlier run could not get. */
  retryImages: boolean
  /** Bring back articles that an editor deleted. */
  restore?: boolean
  /** Whether an article file is there; the path is relative to the working folder. */
  sourceExists: (path: string) => boolean
}

/**
 * Settles an article by its source hash and the settings of its conversion alone, so that a source that did not change costs neither conversion nor a read of
 * the whole document.
 *
 * @param sketch - The article without its body.
 * @param glance - What the dataset says about it.
 * @returns The outcome, or undefined when the article must be converted and planned.
 */
export function settleEarly(
  sketch: ArticleSketch,
  glance: Glance,
  {retryImages, restore = false, sourceExists}: SettleOptions,
): ArticleResult | undefined {
  const {record} = glance
  if (!record) return undefined
  const row = {path: sketch.source.path, id: sketch.article._id}

  if (!glance.hasArticle && restore) return undefined
  if (!glance.hasArticle) return {...row, outcome: 'deleted', messages: [describeDeleted(glance.hasDraft)]}
  if (record.sourceHash !== sketch.sourceHash) {
    const moved = record.sourcePath === sketch.source.path || !sourceExists(record.sourcePath)
    return moved
      ? undefined
      : {...row, outcome: 'failed', messages: [...sketch.messages, slugTaken(sketch, record.sourcePath)]}
  }
  if (!isSameInput(record, sketch) || (record.conflicts ?? []).length > 0) return undefined
  if (record.pendingImages.some((src) => retryImages || classifyImage(src).kind === 'local')) return undefined
  return {...row, outcome: 'unchanged', messages: []}
}
