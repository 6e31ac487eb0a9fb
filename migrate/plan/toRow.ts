import type {ArticleResult} from '../types.ts'
import type {ArticlePlan} from './types.ts'

/**
 * The row of an article in the result of a run.
 *
 * @param plan - The plan of the article, carried out or shown.
 */
export function toRow({path, id, outcome, messages, changes, draft}: ArticlePlan): ArticleResult {
  return {path, id, outcome, messages, ...(draft && {draft}), ...(changes.length > 0 && {changes})}
}
