import type {ArticleResult, ArticleSketch, PublishingSettings} from '../types.ts'
import {classifyImage} from './classifyImage.ts'
import {describeDeleted} from './describeDeleted.ts'
import {choosePublication} from './choosePublication.ts'
import {isSameInput} from './isSameInput.ts'
import {slugTaken} from './slugTaken.ts'
import type {Glance} from './types.ts'

/** What decides, besides the dataset, whether a source can be settled without converting it. */
export interface SettleOptions {
  /** Try again to fetch remote images that an earlier run could not get. */
  retryImages: boolean
  /** Bring back articles that an editor deleted. */
  restore?: boolean
  /** When articles are published. */
  publishing?: PublishingSettings
  /** Milliseconds since 1970. */
  now: number
  /** Whether an article file is there; the path is relative to the working folder. */
  sourceExists: (path: string) => boolean
}

/**
 * Settles an article by its source hash and the settings of its conversion alone, so that a source that did not change costs
 * neither a conversion nor a read of the whole document.
 *
 * @param sketch - The article without its body.
 * @param glance - What the dataset says about the article.
 * @returns The outcome, or undefined when the article must be converted and planned.
 */
export function settleEarly(
  sketch: ArticleSketch,
  glance: Glance,
  {retryImages, restore = false, publishing = {}, now, sourceExists}: SettleOptions,
): ArticleResult | undefined {
  const {record} = glance
  const row = {path: sketch.source.path, id: sketch.article._id}
  const choice = choosePublication(sketch, publishing, now)
  if (choice.publication === 'none') {
    return {...row, outcome: 'skipped', messages: [...sketch.messages, ...choice.messages]}
  }
  if (!record) return undefined

  const isThere = glance.hasArticle || (record.publication === 'draft' && glance.hasDraft)
  if (!isThere && restore) return undefined
  if (!isThere) return {...row, outcome: 'deleted', messages: [describeDeleted(glance.hasDraft)]}
  if (record.sourceHash !== sketch.sourceHash) {
    const moved = record.sourcePath === sketch.source.path || !sourceExists(record.sourcePath)
    return moved
      ? undefined
      : {
          ...row,
          outcome: 'failed',
          messages: [...sketch.messages, slugTaken(sketch, {...row, path: record.sourcePath})],
        }
  }
  // Its record is to say where it is now.
  if (record.sourcePath !== sketch.source.path && !sourceExists(record.sourcePath)) return undefined
  if (!isSameInput(record, sketch) || (record.conflicts ?? []).length > 0) return undefined
  if (record.publishFrom && Date.parse(record.publishFrom) <= now) return undefined
  if (record.pendingImages.some((src) => retryImages || classifyImage(src).kind === 'local')) return undefined
  return {...row, outcome: 'unchanged', messages: []}
}
