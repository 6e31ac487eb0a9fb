import {importArticles, type ImportOptions} from './importArticles.ts'
import type {ArticlePlan, WritingStep} from './plan/types.ts'
import {toRecordPath} from './read/recordPath.ts'
import {hashImages} from './saved/hashImages.ts'
import {writePlanFile} from './saved/planFiles.ts'
import {toPlannedArticle} from './saved/plannedArticle.ts'
import {PLAN_FORMAT} from './saved/types.ts'
import type {ImportResult, PrunedArticle} from './types.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Articles whose images are read at the same time. */
const ARTICLES_AT_ONCE = 4

/**
 * Finds out what an import would do, and saves it for `applyPlan`. Nothing is written to the dataset.
 *
 * @param file - Absolute path of the file to write.
 * @param paths - Files, folders and globs.
 * @param options - The options of the import.
 * @returns As a dry run.
 * @throws MigrateError `usage` when the file cannot be written.
 */
export async function savePlan(file: string, paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const {cwd, staticRoot, remoteImages, toolVersion, now} = options
  const planned: [WritingStep, ArticlePlan][] = []
  const prunes: PrunedArticle[] = []
  const result = await importArticles(paths, {
    ...options,
    dryRun: true,
    onPlan: (step, plan) => planned.push([step, plan]),
    onPruned: (article) => prunes.push(article),
  })
  if (result.interrupted || result.problem) return result
  const writes = await mapConcurrently(planned, ARTICLES_AT_ONCE, async ([step, plan]) =>
    toPlannedArticle(step, plan, await hashImages(step.built, staticRoot), cwd),
  )
  const {kind, project, dataset} = result.target
  await writePlanFile(file, {
    format: PLAN_FORMAT,
    toolVersion,
    createdAt: new Date(now()).toISOString(),
    target: {kind, project, dataset},
    remoteImages,
    ...(staticRoot !== undefined && {staticRoot: toRecordPath(staticRoot, cwd)}),
    paths: [...paths],
    articles: result.articles.filter(({outcome}) => outcome !== 'unchanged'),
    writes: writes.filter((write) => write !== undefined).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    prunes,
  })
  return result
}
