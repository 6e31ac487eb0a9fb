import {toCaseless} from '../document/caselessPath.ts'
import {createArticleIndex, type LinkAsker, type LinkTarget} from '../links/articleIndex.ts'
import {findCandidates, slugsOf, type LinkCandidates} from '../links/linkTargets.ts'
import {placeNote, type FindFile} from '../links/placeInVault.ts'
import {createVaults} from '../read/createVaults.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import type {ConversionSettings} from '../types.ts'
import type {DatasetReader} from '../write/readDataset.ts'
import {createTargetFinder} from '../write/readLinkTargets.ts'
import {toLinkTarget} from './refuseDuplicates.ts'
import type {Finding} from './types.ts'

/** What is needed to look again at links. */
interface ReopenOptions {
  reader: DatasetReader
  settings: ConversionSettings
  /** Articles that have an import record, where they are known. */
  heldRecords?: ReadonlyMap<string, string> | undefined
}

/** Addresses that are looked for in one question. */
const BATCH = 500

/** An address that is looked at again. */
interface OpenLink {
  candidates: LinkCandidates
  /** The article that it stands in. */
  asker: LinkAsker
  /** True when it leads to an article already, in another language. */
  isForeign: boolean
}

/**
 * Looks again at links that led to no article, or to one in another language: an unchanged source is converted once more where
 * one leads to an article of this run or of the dataset by now, or to one in its own language.
 *
 * @param files - The sources.
 * @param findings - What was found out about each source, in the same order.
 */
export async function reopenLinks(
  files: readonly FoundFile[],
  findings: readonly Finding[],
  {reader, settings: {links, languages, dialect, roots}, heldRecords}: ReopenOptions,
): Promise<Finding[]> {
  const open = new Map<number, readonly OpenLink[]>()
  const vaults = createVaults()
  const read = createCandidateReader(
    links,
    dialect === 'obsidian' ? (file) => vaults.finderFor(file, roots) : undefined,
  )
  for (const [index, {openLinks = [], foreignLinks = [], id = '', language}] of findings.entries()) {
    const file = files[index]
    if (file === undefined || openLinks.length + foreignLinks.length === 0) continue
    const toOpen = (hrefs: readonly string[], isForeign: boolean): OpenLink[] =>
      hrefs.flatMap((href) => {
        const candidates = read(href, file)
        return candidates ? {candidates, asker: {id, language}, isForeign} : []
      })
    open.set(index, [...toOpen(openLinks, false), ...toOpen(foreignLinks, true)])
  }
  if (open.size === 0) return [...findings]

  const all = [...open.values()].flat()
  const known = createArticleIndex(
    listWanted(
      files,
      findings,
      all.map(({candidates}) => candidates),
    ),
    languages?.[0],
  )
  const leads = ({candidates, asker, isForeign}: OpenLink): boolean => {
    const match = known.find(candidates, asker)
    return match !== undefined && !(isForeign && match.isForeign)
  }
  const unknown = [...new Set(all.filter((link) => !leads(link)).map(({candidates}) => candidates))]
  // Then the dataset knows no file that the run does not.
  const isKnown = heldRecords !== undefined && areAllOfRun(heldRecords, findings)
  const asked = isKnown ? unknown.filter(({slugs, address}) => slugs.length > 0 || address !== undefined) : unknown
  known.add(await lookUp(reader, asked, {withFiles: !isKnown}))
  return findings.map((finding, index) => {
    if (!open.get(index)?.some(leads)) return finding
    const {row: _unchanged, ...rest} = finding
    return {...rest, linksChanged: true}
  })
}

/** Finds out what links may lead to, once for those of one folder that say the same. */
function createCandidateReader(
  links: ConversionSettings['links'],
  finderFor: ((file: FoundFile) => FindFile) | undefined,
): (href: string, file: FoundFile) => LinkCandidates | undefined {
  const known = new Map<string, LinkCandidates | undefined>()
  return (href, file) => {
    const {path} = file
    const address = finderFor ? placeNote(href, finderFor(file)) : href
    const name = `${path.slice(0, path.lastIndexOf('/') + 1)}\n${href}`
    const candidates = known.has(name) ? known.get(name) : findCandidates(address, path, links)
    known.set(name, candidates)
    return candidates
  }
}

/** The articles of the run that some links may lead to: few of many. */
function listWanted(
  files: readonly FoundFile[],
  findings: readonly Finding[],
  candidates: readonly LinkCandidates[],
): LinkTarget[] {
  const paths = new Set(candidates.flatMap((one) => one.files.map(toCaseless)))
  const slugs = new Set(candidates.flatMap((one) => slugsOf(one).map((slug) => slug.toLowerCase())))
  const targets: LinkTarget[] = []
  for (const [index, finding] of findings.entries()) {
    const {slug, row, redirectFrom} = finding
    const path = files[index]?.path
    if (slug === undefined || path === undefined) continue
    const isWanted = paths.has(toCaseless(path)) || slugs.has(slug.toLowerCase()) || redirectFrom !== undefined
    if (!isWanted) continue
    if (row?.outcome !== 'skipped' && row?.outcome !== 'failed') targets.push(...toLinkTarget(finding, path))
  }
  return targets
}

/** Whether every article that was imported is one of this run, from the very file. */
function areAllOfRun(heldRecords: ReadonlyMap<string, string>, findings: readonly Finding[]): boolean {
  // An article has one record, and that names one file: so none is counted twice.
  let own = 0
  for (const {id, row, isKnown, isOwn} of findings) {
    if (id === undefined || row?.outcome === 'failed' || row?.outcome === 'skipped' || (isKnown && !isOwn)) return false
    if (isOwn && heldRecords.has(id)) own++
  }
  return own === heldRecords.size
}

async function lookUp(
  reader: DatasetReader,
  candidates: readonly LinkCandidates[],
  {withFiles}: {withFiles: boolean},
): Promise<LinkTarget[]> {
  const files = withFiles ? [...new Set(candidates.flatMap((one) => one.files))] : []
  const caselessFiles = [...new Set(files.map(toCaseless))]
  const slugs = [...new Set(candidates.flatMap(slugsOf))]
  const addresses = [...new Set(candidates.flatMap(({address}) => address ?? []))]
  const find = createTargetFinder(reader)
  const found: LinkTarget[] = []
  for (let at = 0; at < Math.max(files.length, slugs.length, addresses.length); at += BATCH) {
    const take = (list: readonly string[]): string[] => list.slice(at, at + BATCH)
    const wish = {
      files: take(files),
      slugs: take(slugs),
      addresses: take(addresses),
      caselessFiles: take(caselessFiles),
    }
    found.push(...(await find(wish)))
  }
  return found
}
