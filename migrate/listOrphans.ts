import {findOrphans} from './plan/findOrphans.ts'
import type {Survey} from './survey/types.ts'
import type {ArticleResult} from './types.ts'
import {readImportedPaths, readRecordedIds, streamOrigins, type DatasetReader} from './write/readDataset.ts'

/**
 * Finds articles whose source is gone. Where the dataset holds no others than those of the run, which is the rule, nothing is
 * asked but ids.
 *
 * @param reader - Sees raw documents, private ones included.
 * @param survey - What the run found out about its sources.
 * @param isGone - Whether a source is gone, as {@link findOrphans} asks it.
 */
export async function listOrphans(
  reader: DatasetReader,
  {ids, heldRecords}: Pick<Survey, 'ids' | 'heldRecords'>,
  isGone: (sourcePath: string) => boolean,
): Promise<ArticleResult[]> {
  const held = heldRecords ? [...heldRecords.keys()] : await readRecordedIds(reader)
  if (held.every((id) => ids.has(id))) return []
  const rows: ArticleResult[] = []
  for await (const origins of streamOrigins(reader)) rows.push(...findOrphans(origins, ids, isGone))
  return rows
}

/**
 * Finds, for a run about some files, the articles whose sources were among these and are gone.
 *
 * @param reader - Sees raw documents, private ones included.
 * @param survey - What the run found out about its sources.
 * @param paths - Paths of the files, as import records keep them.
 * @param isGone - Whether a source is gone, as {@link findOrphans} asks it.
 */
export async function listOrphansAmong(
  reader: DatasetReader,
  {ids}: Pick<Survey, 'ids'>,
  paths: readonly string[],
  isGone: (sourcePath: string) => boolean,
): Promise<ArticleResult[]> {
  const gone = paths.filter((path) => isGone(path))
  if (gone.length === 0) return []
  const held = await readImportedPaths(reader, gone)
  const origins = Array.from(held, ([sourcePath, articleId]) => ({articleId, sourcePath}))
  return findOrphans(origins, ids, isGone)
}
