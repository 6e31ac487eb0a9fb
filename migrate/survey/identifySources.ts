/**
 * Which article of the dataset each source is. An article is known by the path of its source first: so a new slug changes the
 * article, and does not make another one.
 *
 * @module
 */
import {inLanguage, isSameLanguage} from '../document/documentId.ts'
import type {Clash} from '../plan/slugTaken.ts'
import type {Glance} from '../plan/types.ts'
import type {ArticleSketch} from '../types.ts'
import {
  readGlances,
  readImportedPaths,
  readImportedTexts,
  readSlugHolders,
  type DatasetReader,
  type SlugHolder,
} from '../write/readDataset.ts'

/** What is needed to find out which article a source is. */
export interface IdentifyOptions {
  reader: DatasetReader
  /** What is known of the dataset already. */
  glances: ReadonlyMap<string, Glance>
  /** Whether an article file is there; the path is relative to the working folder. */
  sourceExists: (path: string) => boolean
}

/** A sketch, and the id of the article it is. */
interface IdentifiedSketch {
  /** With the id of the article it is. */
  sketch: ArticleSketch
  /** Another article that has its slug and language already. */
  clash?: Clash
}

/** Which articles sources are, and what the dataset holds about these. */
export interface Identified {
  sketches: IdentifiedSketch[]
  glances: ReadonlyMap<string, Glance>
}

/**
 * Finds out which article each source is. In this order: the one that was imported from its path; the one with its slug and
 * language, imported from a file that is gone or not imported at all; the only one that was imported from the same text in a file that
 * is gone; a new one.
 *
 * @param sketches - What the sources say, with the ids that follow from that.
 */
export async function identifySources(
  sketches: readonly ArticleSketch[],
  {reader, glances: known, sourceExists}: IdentifyOptions,
): Promise<Identified> {
  const derived = [...new Set(sketches.map(({article}) => article._id))].filter((id) => !known.has(id))
  const glances = new Map([...known, ...(await readGlances(reader, derived))])
  const strangers = sketches.filter(({source, article}) => glances.get(article._id)?.record?.sourcePath !== source.path)
  if (strangers.length === 0) return {sketches: sketches.map((sketch) => ({sketch})), glances}

  const byPath = await readImportedPaths(
    reader,
    strangers.map(({source}) => source.path),
  )
  const slugs = [...new Set(strangers.map(({article}) => article.slug.current))]
  const holders = Map.groupBy(await readSlugHolders(reader, slugs), ({slug}) => slug)
  const others = [...byPath.values(), ...[...holders.values()].flat().map(({id}) => id)]
  await addGlances(glances, others, reader)
  const sameSlug = ({article: {slug, language}}: ArticleSketch): SlugHolder[] =>
    (holders.get(slug.current) ?? []).filter((holder) => isSameLanguage(holder.language, language))
  const findKnown = (sketch: ArticleSketch): string | undefined =>
    byPath.get(sketch.source.path) ?? findHolder(sketch.article._id, sameSlug(sketch), glances, sourceExists)
  const moved = await findMoved(
    strangers.filter((sketch) => findKnown(sketch) === undefined && !isHeld(glances.get(sketch.article._id))),
    {reader, sourceExists},
  )

  const identified = new Map<ArticleSketch, IdentifiedSketch>()
  for (const sketch of strangers) {
    const {article} = sketch
    const same = sameSlug(sketch)
    const id = findKnown(sketch) ?? moved.get(sketch) ?? freeId(sketch, glances)
    const clash = findClash(id, same, glances, sourceExists)
    identified.set(sketch, {sketch: {...sketch, article: {...article, _id: id}}, ...(clash && {clash})})
  }
  await addGlances(
    glances,
    [...identified.values()].map(({sketch}) => sketch.article._id),
    reader,
  )
  return {sketches: sketches.map((sketch) => identified.get(sketch) ?? {sketch}), glances}
}

/** The articles of sources that moved and are otherwise as they were: where several have the same text, none is meant. */
async function findMoved(
  sketches: readonly ArticleSketch[],
  {reader, sourceExists}: Pick<IdentifyOptions, 'reader' | 'sourceExists'>,
): Promise<ReadonlyMap<ArticleSketch, string>> {
  if (sketches.length === 0) return new Map()
  const byHash = Map.groupBy(sketches, ({sourceHash}) => sourceHash)
  const gone = (await readImportedTexts(reader, [...byHash.keys()])).filter(({path}) => !sourceExists(path))
  const moved = [...Map.groupBy(gone, ({hash}) => hash)].flatMap(([hash, articles]): [ArticleSketch, string][] => {
    const [sketch, another] = byHash.get(hash) ?? []
    const [article, other] = articles
    return sketch && article && !another && !other ? [[sketch, article.id]] : []
  })
  return new Map(moved)
}

function isHeld(glance: Glance | undefined): boolean {
  return glance !== undefined && (glance.record !== undefined || glance.hasArticle || glance.hasDraft)
}

async function addGlances(glances: Map<string, Glance>, ids: readonly string[], reader: DatasetReader): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !glances.has(id))
  if (missing.length > 0) for (const [id, glance] of await readGlances(reader, missing)) glances.set(id, glance)
}

/** An article with the same slug and language that is nobody else's: its source moved, or it was not imported. */
function findHolder(
  derived: string,
  same: readonly SlugHolder[],
  glances: ReadonlyMap<string, Glance>,
  sourceExists: (path: string) => boolean,
): string | undefined {
  const free = same.filter(({id}) => {
    const record = glances.get(id)?.record
    return record === undefined || !sourceExists(record.sourcePath)
  })
  return (free.find(({id}) => id === derived) ?? free[0])?.id
}

function findClash(
  id: string,
  same: readonly SlugHolder[],
  glances: ReadonlyMap<string, Glance>,
  sourceExists: (path: string) => boolean,
): Clash | undefined {
  const others = same.flatMap((holder): Clash[] => {
    const record = glances.get(holder.id)?.record
    if (holder.id === id || (record && !sourceExists(record.sourcePath))) return []
    return [{id: holder.id, ...(record && {path: record.sourcePath})}]
  })
  return others[0]
}

/** The id that follows from the source; with its language where that is the id of an article in another one. */
function freeId({article: {_id: derived, language}}: ArticleSketch, glances: ReadonlyMap<string, Glance>): string {
  const glance = glances.get(derived)
  const isTaken = glance !== undefined && (glance.hasArticle || glance.hasDraft)
  return isTaken && language !== undefined && !isSameLanguage(glance.language, language)
    ? inLanguage(derived, language)
    : derived
}
