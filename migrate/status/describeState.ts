import {compareWritten} from '../document/compareWritten.ts'
import {describeEdits} from '../plan/describeEdits.ts'
import type {ArticleStatus} from '../types.ts'
import type {KnownArticle} from './readRecords.ts'

/** What became of a source: as it was imported, another text, or gone. */
export type SourceState = 'same' | 'changed' | 'gone'

/**
 * Says where an imported article stands.
 *
 * @param known - What the dataset holds about the article.
 * @param source - What became of its source.
 */
export function describeState({record, article, draft}: KnownArticle, source: SourceState): ArticleStatus {
  const edits = article && describeEdits(compareWritten(record.written, article), article)
  const inDraft = draft && describeEdits(compareWritten(record.written.draft ?? record.written, draft), draft)
  const isEdited = Boolean(edits) || draft !== undefined
  return {
    path: record.sourcePath,
    id: record.articleId,
    state: stateOf({record, article}, source, isEdited),
    source,
    ...(edits && {edits}),
    ...(draft && {draft: inDraft || 'nothing'}),
    conflicts: record.conflicts,
    run: record.runId,
  }
}

/** The one that needs a person most. */
function stateOf(
  {record, article}: Pick<KnownArticle, 'record'> & {article: KnownArticle['article'] | undefined},
  source: SourceState,
  isEdited: boolean,
): ArticleStatus['state'] {
  if (!article) return 'deleted'
  if (record.conflicts.length > 0) return 'conflict'
  if (source === 'gone') return 'orphan'
  if (source === 'changed') return 'pending'
  return isEdited ? 'edited' : 'imported'
}
