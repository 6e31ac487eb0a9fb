import {hasFunction} from './config/hasFunction.ts'
import {openSourceCache, type SourceCache} from './cache/sourceCache.ts'
import {settingsJson} from './document/settingsJson.ts'
import type {ImportOptions} from './importArticles.ts'

/**
 * Opens the cache of a run. There is none where the settings hold functions and no version: what these make of a source is not
 * known to be the same the next time.
 */
export function openCache({cwd, target, dryRun, convert = {}, toolVersion}: ImportOptions): SourceCache | undefined {
  if (hasFunction(convert) && convert.version === undefined) return undefined
  const {kind, url, project, dataset} = target
  // An embedded lake has another address every time.
  const name = [kind, kind === 'hosted' ? url : '', project, dataset].join(' ')
  return openSourceCache({cwd, dataset: name, toolVersion, settings: settingsJson(convert), readOnly: dryRun})
}
