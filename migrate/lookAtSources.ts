import type {NameUses} from './document/spelling.ts'
import type {ConverterSettings} from './convert/options.ts'
import {createLinker, type Linker, type LinkerOptions} from './links/createLinker.ts'
import {listOrphans, listOrphansAmong} from './listOrphans.ts'
import {chooseFiles, type Choice} from './read/chooseFiles.ts'
import {discoverFiles} from './read/discoverFiles.ts'
import {toRecordPath} from './read/recordPath.ts'
import type {SourceFiles} from './sourceFiles.ts'
import {surveySources, type SurveyOptions} from './survey/surveySources.ts'
import type {PendingSource} from './survey/types.ts'
import type {ArticleResult} from './types.ts'
import {createTargetFinder} from './write/readLinkTargets.ts'

/** What is needed to look at the sources. */
export interface LookOptions extends Omit<SurveyOptions, 'settings' | 'sourceExists'>, Choice {
  /** Absolute path of the working folder. */
  cwd: string
  /** How to convert. */
  convert?: ConverterSettings
  /** As for the import. */
  limit?: number
  atHand: SourceFiles
}

/** What a run has to do, and what became of sources already. */
export interface Look {
  /** What is to be converted, in the order of the paths. */
  pending: PendingSource[]
  names: NameUses
  linker: Linker
  /** Articles whose sources are gone. */
  orphans: ArticleResult[]
  /** Rows of the sources that need no more work. */
  rows: ArticleResult[]
}

/**
 * Looks at all sources of a run, and refuses what is wrong in itself. Of what that takes, only what is returned stays in memory.
 *
 * @param paths - Files, folders and globs.
 */
export async function lookAtSources(paths: readonly string[], options: LookOptions): Promise<Look> {
  const {cwd, convert = {}, limit = Infinity, reader, atHand, signal} = options
  const {sources, messages} = await discoverFiles(paths, {cwd})
  const chosen = chooseFiles(sources, options)
  const unfound = messages.map(({path, message}): ArticleResult => ({path, outcome: 'failed', messages: [message]}))
  const survey = await surveySources(chosen, {...options, settings: convert, sourceExists: atHand.exists})
  const linking = {
    targets: survey.targets,
    lookUp: createTargetFinder(reader),
    ...(convert.links && {settings: convert.links}),
    ...(convert.languages?.[0] !== undefined && {mainLanguage: convert.languages[0]}),
  }
  const isWhole = atHand.hasFolders && chosen.length === sources.length && !signal?.aborted
  const some = Array.from(signal?.aborted ? [] : (options.files ?? []), (file) => toRecordPath(file, cwd))
  const orphans = isWhole
    ? await listOrphans(reader, survey, atHand.isGone)
    : await listOrphansAmong(reader, survey, some, atHand.isGone)
  return {
    pending: survey.pending.slice(0, limit),
    names: survey.names,
    linker: createLinkerLater(linking, convert),
    orphans,
    rows: [...unfound, ...survey.rows],
  }
}

/** Makes the linker when the first article is converted: what says where links stand loads all that converts. */
function createLinkerLater(options: Omit<LinkerOptions, 'locate'>, convert: ConverterSettings): Linker {
  let made: Promise<Linker> | undefined
  async function make(): Promise<Linker> {
    const {createLinkLocator} = await import('./locateLinks.ts')
    return createLinker({...options, locate: createLinkLocator(convert)})
  }
  return async (articles) => (await (made ??= make()))(articles)
}
