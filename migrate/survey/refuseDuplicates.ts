import {findDuplicateSlugs} from '../document/findDuplicateSlugs.ts'
import type {LinkTarget} from '../links/articleIndex.ts'
import {slugTaken} from '../plan/slugTaken.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import type {ArticleResult, ArticleSketch} from '../types.ts'
import type {ArticleWork} from '../threads/articleWork.ts'
import type {Finding, PendingSource, Survey} from './types.ts'

/** What a source claims for itself alone: its slug, in its language. */
function toClaim({slug, language = ''}: Finding): string | undefined {
  return slug === undefined || language === '' ? slug : `${slug}\n${language.toLowerCase()}`
}

/** Tells of a source whether another one claims its id or its slug, too. */
function findShared(findings: readonly Finding[]): (finding: Finding) => boolean {
  const kinds = [toClaim, ({id}: Finding) => id].map((claimOf) => {
    const claimed = new Set<string>()
    const shared = new Set<string>()
    for (const finding of findings) {
      const claim = finding.row?.outcome === 'skipped' ? undefined : claimOf(finding)
      if (claim === undefined) continue
      if (claimed.has(claim)) shared.add(claim)
      claimed.add(claim)
    }
    return {claimOf, shared}
  })
  if (kinds.every(({shared}) => shared.size === 0)) return () => false
  return (finding) =>
    finding.row?.outcome !== 'skipped' &&
    kinds.some(({claimOf, shared}) => {
      const claim = claimOf(finding)
      return claim !== undefined && shared.has(claim)
    })
}

/** None of the sources that claim the same slug is imported. Which they are is known without their texts. */
export async function refuseDuplicates(
  files: readonly FoundFile[],
  findings: readonly Finding[],
  work: ArticleWork,
): Promise<Omit<Survey, 'names'>> {
  const isShared = findShared(findings)
  const paths = new Set(findings.some(({clash}) => clash) ? files.map(({path}) => path) : [])
  const claimants: {file: FoundFile; finding: Finding}[] = []
  for (const [index, finding] of findings.entries()) {
    const file = files[index]
    // A source of this run that has the slug now was compared above, and one that had it may have another now.
    const isTaken = finding.clash !== undefined && !paths.has(finding.clash.path ?? '')
    if (file && (isShared(finding) || isTaken)) claimants.push({file, finding})
  }
  const rows: ArticleResult[] = describeClaims(claimants, await work.sketch(claimants.map(({file}) => file)))
  const refused = new Set(claimants.map(({finding}) => finding))

  const pending: PendingSource[] = []
  const ids = new Set<string>()
  for (const [index, finding] of findings.entries()) {
    const {row, id, slug, derivedId = id, isKnown = false, imagesChanged = false, linksChanged = false} = finding
    const file = files[index]
    if (id !== undefined) ids.add(id)
    if (file === undefined || refused.has(finding)) continue
    if (row) rows.push(row)
    else if (id !== undefined && slug !== undefined && derivedId !== undefined)
      pending.push({file, id, slug, derivedId, isKnown, imagesChanged, linksChanged})
  }
  // Where nothing is converted, no link is looked up.
  const targets = pending.length === 0 ? [] : listTargets(files, findings, refused)
  return {rows, pending, ids, targets}
}

/** The articles of the run that links may lead to. */
function listTargets(
  files: readonly FoundFile[],
  findings: readonly Finding[],
  refused: ReadonlySet<Finding>,
): LinkTarget[] {
  return findings.flatMap((finding, index): LinkTarget[] => {
    const {row} = finding
    const path = files[index]?.path
    const isTarget = row?.outcome !== 'skipped' && !refused.has(finding)
    return path === undefined || !isTarget ? [] : toLinkTarget(finding, path)
  })
}

/** What links to a source may say of its article; none where it is not known which that is. */
export function toLinkTarget({id, slug, language, redirectFrom}: Finding, path: string): LinkTarget[] {
  if (id === undefined || slug === undefined) return []
  return [{id, slug, path, ...(language !== undefined && {language}), ...(redirectFrom && {redirectFrom})}]
}

/** A row for each source that claims what another one has. */
function describeClaims(
  claimants: readonly {file: FoundFile; finding: Finding}[],
  results: readonly (ArticleSketch | ArticleResult)[],
): ArticleResult[] {
  const sketches = results.flatMap((result, index): ArticleSketch[] => {
    const {id} = claimants[index]?.finding ?? {}
    return 'article' in result ? [{...result, article: {...result.article, _id: id ?? result.article._id}}] : []
  })
  const messages = new Map(findDuplicateSlugs(sketches).map(({built, message}) => [built.source.path, message]))
  const clashes = new Map(claimants.map(({file, finding}) => [file.path, finding.clash]))
  return sketches.map((sketch) => {
    const {path} = sketch.source
    const message = messages.get(path) ?? slugTaken(sketch, clashes.get(path) ?? {id: sketch.article._id})
    return {path, id: sketch.article._id, outcome: 'failed', messages: [...sketch.messages, message]}
  })
}
