import {importArticles, type ImportOptions} from '../../migrate/importArticles.ts'
import {createTargetClient} from '../../migrate/target/createTargetClient.ts'
import type {ImportResult} from '../../migrate/types.ts'

/** Imports a folder into a lake, in this process. */
export function runImport(
  folder: string,
  url: string,
  options: Partial<ImportOptions> & {paths?: string[]} = {},
): Promise<ImportResult> {
  const {paths = ['.'], ...rest} = options
  const place = {url, project: 'local', dataset: 'production'}
  return importArticles(paths, {
    cwd: folder,
    target: {kind: 'lake', ...place, client: createTargetClient(place)},
    dryRun: false,
    onConflict: 'keep',
    remoteImages: false,
    retryImages: false,
    threads: 0,
    runId: `run-${crypto.randomUUID()}`,
    toolVersion: '1.0.0',
    now: Date.now,
    onProgress: () => {},
    ...rest,
  })
}
