/**
 * The verification: what is in the dataset is read back and compared with its source. Nothing is written.
 *
 * @module
 */
import {resolve} from 'node:path'

import {IMPORT_RECORD_TYPE} from '../schemas/names.ts'
import type {ConverterSettings} from './convert/options.ts'
import type {ImportTarget} from './importArticles.ts'
import {respell, type Spelling} from './document/spelling.ts'
import {referencesOf} from './document/referencesOf.ts'
import {sha256Hex} from './document/sha256.ts'
import {settingsJson} from './document/settingsJson.ts'
import {readSettings} from './export/readSettings.ts'
import {createLinker} from './links/createLinker.ts'
import {keepStoredLinks} from './links/keepStoredLinks.ts'
import {classifyImage} from './plan/classifyImage.ts'
import type {StoredDocument} from './plan/types.ts'
import {discoverFiles, type FoundFile} from './read/discoverFiles.ts'
import {readSource} from './read/readSource.ts'
import {readFrontMatter} from './readFrontMatter.ts'
import {createSourceFiles} from './sourceFiles.ts'
import {readKnownArticles, type KnownArticle} from './status/readRecords.ts'
import type {
  BuiltArticle,
  ConversionSettings,
  Message,
  ProgressEvent,
  Verdict,
  VerifiedArticle,
  VerifyResult,
} from './types.ts'
import {compareWithSource} from './verify/compareWithSource.ts'
import {linkedAddresses} from './verify/reading/linkedAddresses.ts'
import {createAssetChecker, type AssetChecker} from './verify/createAssetChecker.ts'
import {readEditors} from './verify/readEditors.ts'
import {createArticleWork, type ArticleWork} from './threads/articleWork.ts'
import {loadLocalImage} from './write/images/loadLocalImage.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'
import {readLinkTargetsById} from './write/readLinkTargets.ts'

/** How to verify. */
export interface VerifyOptions {
  /** Absolute path of the working folder that the imports ran in. */
  cwd: string
  target: ImportTarget
  /** Absolute path of the folder that image paths with a leading slash count from. */
  staticRoot?: string
  /** What articles are converted with now: stands for the functions that import records cannot keep. */
  convert?: ConverterSettings
  /** Milliseconds since 1970. */
  now: () => number
  onProgress: (event: ProgressEvent) => void
  /** Ends the work early. */
  signal?: AbortSignal
}

/** Articles looked at at the same time. */
const ARTICLES_AT_ONCE = 4

const EXISTING_QUERY = '*[_id in $ids]._id'
const COUNT_QUERY = `count(*[_type == "${IMPORT_RECORD_TYPE}"])`

/**
 * Verifies articles: the document equals a new conversion of its source, its HTML is what micromark makes of the Markdown, the
 * bytes of every
 * image have the hash they should have and are those of the file, and every reference leads somewhere.
 *
 * @param paths - Files, folders and globs: only articles from there, and sources among them that were never imported. None for
 *   all that was imported.
 * @param options - See {@link VerifyOptions}.
 * @returns Rejects with the client's error when the dataset cannot be read.
 */
export async function verifyArticles(paths: readonly string[], options: VerifyOptions): Promise<VerifyResult> {
  const {cwd, target, now, onProgress, signal} = options
  const startedAt = now()
  const {sources, messages} = await discoverFiles(paths, {cwd})
  const named = new Map(sources.map((file) => [file.path, file]))
  const folders = createSourceFiles(paths, cwd)
  const total = await target.client.fetch<number>(COUNT_QUERY)
  const check = createCheck(options)

  const articles: VerifiedArticle[] = []
  const references = new Set<string>()
  const seen = new Set<string>()
  let current = 0
  for await (const batch of readKnownArticles(target.client)) {
    if (signal?.aborted) break
    const asked = batch.filter(({record: {sourcePath}}) => {
      seen.add(sourcePath)
      const isNamed = paths.includes(sourcePath) || named.has(sourcePath) || folders.isGone(sourcePath)
      return paths.length === 0 || isNamed
    })
    const missing = await findMissing(options, asked, references)
    const rows = await mapConcurrently(
      asked,
      ARTICLES_AT_ONCE,
      (known) => check.article(known, named.get(known.record.sourcePath), missing),
      signal,
    )
    articles.push(...rows.filter((row) => row !== undefined))
    current += batch.length
    onProgress({step: 'check', current, total})
  }
  for (const path of named.keys()) {
    if (!seen.has(path))
      articles.push({path, verdict: 'pending', messages: [toMessage('pending', 'It was never imported.')]})
  }

  const {kind, url, project, dataset} = target
  return {
    target: {kind, url, project, dataset},
    interrupted: signal?.aborted ?? false,
    counts: countVerdicts(articles),
    articles: articles.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    unfound: messages
      .filter(({path}) => !seen.has(path) && !articles.some((row) => row.path.startsWith(`${path}/`)))
      .map(({path, message}) => ({path, messages: [message]})),
    checked: {
      assets: check.assets.count(),
      references: references.size,
      parts: check.compared.parts,
      partsLeft: check.compared.left,
    },
    durationMs: Math.round(now() - startedAt),
  }
}

/** Ids that articles refer to and that are not there; all that are referred to are added to `references`. */
async function findMissing(
  {target}: VerifyOptions,
  articles: readonly KnownArticle[],
  references: Set<string>,
): Promise<ReadonlySet<string>> {
  const ids = [...referencesOf(articles.map(({article}) => article)).keys()]
  for (const id of ids) references.add(id)
  // What is a draft yet is no lost reference.
  const asked = ids.flatMap((id) => [id, `drafts.${id}`])
  const found = new Set(ids.length > 0 ? await target.client.fetch<string[]>(EXISTING_QUERY, {ids: asked}) : [])
  return new Set(ids.filter((id) => !found.has(id) && !found.has(`drafts.${id}`)))
}

function createCheck(options: VerifyOptions) {
  const {cwd, target} = options
  const assets = createAssetChecker(target.client)
  const converters = new Map<string, ArticleWork>()
  const compared = {parts: 0, left: 0}

  function converterFor(settings: string | null): ArticleWork {
    const key = settings ?? ''
    const isCurrent = options.convert !== undefined && settingsJson(options.convert) === settings
    const work = converters.get(key) ?? createArticleWork(isCurrent ? (options.convert ?? {}) : readSettings(settings))
    converters.set(key, work)
    return work
  }

  /** Links as the stored article has them: what they could lead to besides came later. */
  async function linkAsStored(
    built: BuiltArticle,
    settings: string | null,
    stored: StoredDocument,
  ): Promise<BuiltArticle> {
    const {links, languages} = readSettings(settings)
    const link = createLinker({
      targets: await readLinkTargetsById(target.client, [...referencesOf(stored).keys()]),
      ...(links && {settings: links}),
      ...(languages?.[0] !== undefined && {mainLanguage: languages[0]}),
      locate: () => undefined,
    })
    const [linked = built] = await link([built])
    const body = keepStoredLinks(linked.article.body, stored['body'])
    return {...linked, article: {...linked.article, body}, messages: built.messages}
  }

  async function article(
    known: KnownArticle,
    found: FoundFile | undefined,
    missing: ReadonlySet<string>,
  ): Promise<VerifiedArticle> {
    const {record, article: stored} = known
    const {sourcePath: path, articleId: id} = record
    const file = found ?? {path, root: cwd, file: resolve(cwd, path)}
    const settle = (verdict: Verdict, ...messages: Message[]): VerifiedArticle => ({path, id, verdict, messages})

    if (!stored) return settle('deleted', toMessage('deleted', 'An editor deleted or unpublished this article.'))
    const read = await readSource(file)
    if (!('source' in read)) return settle('orphan', toMessage('orphan', 'Its source is gone or cannot be read.'))

    const wrong = [...referencesOf(stored).keys()]
      .filter((reference) => missing.has(reference))
      .map((reference) => toError('reference', `It refers to ${reference}, which is not in the dataset.`))
    if (sha256Hex(read.source.text) !== record.sourceHash) {
      const pending = toMessage('pending', 'Its source changed since the last import. Import it again.')
      return settle(wrong.length > 0 ? 'wrong' : 'pending', ...wrong, pending)
    }
    const [built] = await converterFor(record.conversionSettings).convert([file])
    if (!built || 'outcome' in built) return settle('wrong', ...(built?.messages ?? []))

    const spelled = respell(built, JSON.parse(record.spelling ?? '{}') as Spelling)
    const linked = await linkAsStored(spelled, record.conversionSettings, stored)
    const settings = readSettings(record.conversionSettings)
    const {
      edits,
      messages,
      read: parts,
    } = compareWithSource(known, stored, linked, {
      markdown: readFrontMatter(read.source, settings).body,
      gfm: settings.gfm ?? true,
      isPlain: isPlain(settings, options.convert),
      links: linkedAddresses(built.article.body, linked.article.body),
    })
    compared.parts += parts.compared
    compared.left += parts.left
    wrong.push(...messages, ...(await checkImages(known, built, assets, options)))
    const drift = edits
      ? [toMessage('edited', `${await nameEditors(options, record._rev, stored)} changed ${edits} since the import.`)]
      : []
    drift.push(...describeOpen(known))
    const verdict = record.conflicts.length > 0 ? 'conflict' : edits ? 'edited' : 'equal'
    return settle(wrong.length > 0 ? 'wrong' : verdict, ...wrong, ...drift)
  }

  return {article, assets, compared}
}

/** What waits for a person: a draft, conflicts, images that are not in the dataset. */
function describeOpen({record, draft}: KnownArticle): Message[] {
  return [
    ...(draft ? [toMessage('draft', 'There is a draft.')] : []),
    ...(record.conflicts.length > 0 ? [toMessage('conflict', describeConflicts(record.conflicts))] : []),
    ...record.pendingImages.map((src) => {
      const shown = JSON.stringify(src.slice(0, 120))
      return toMessage('image-left', `The image ${shown} is not in the dataset; the article shows its address.`)
    }),
  ]
}

/** Whether articles were read as Markdown and nothing else. */
function isPlain({dialect = 'plain', flatOnly = false}: ConversionSettings, now: ConverterSettings = {}): boolean {
  const {plugins, handlers, directives, elements} = now
  return dialect === 'plain' && !flatOnly && [plugins, handlers, directives, elements].every((own) => own === undefined)
}

/** Every image that the source shows: in the dataset, byte for byte, and the bytes of the file where it is one. */
async function checkImages(
  {record}: KnownArticle,
  built: BuiltArticle,
  assets: AssetChecker,
  {staticRoot}: VerifyOptions,
): Promise<Message[]> {
  const messages: Message[] = []
  for (const src of new Set(built.images.map((image) => image.src))) {
    const id = record.imageAssets.get(src)
    if (id === undefined) continue
    const local = classifyImage(src).kind === 'local' ? await loadLocalImage(src, built.source, staticRoot) : undefined
    const message = await assets.check(id, local && 'loaded' in local ? local.loaded.bytes : undefined)
    if (message) messages.push(message)
  }
  return messages
}

async function nameEditors({target}: VerifyOptions, since: string, {_id}: StoredDocument): Promise<string> {
  const editors = await readEditors(target.client, _id, since)
  const named = editors.map(({author, at}) => `${author} (${at.replace(/\.\d+Z$/, 'Z')})`)
  return named.length > 0 ? named.join(', ') : 'An editor'
}

function describeConflicts(conflicts: readonly string[]): string {
  return `Source and editor both changed ${conflicts.length === 1 ? 'one part' : `${conflicts.length} parts`} of it, and a person has to decide.`
}

function toMessage(name: string, reason: string): Message {
  return {severity: 'warning', rule: `verify/${name}`, reason}
}

function toError(name: string, reason: string): Message {
  return {severity: 'error', rule: `verify/${name}`, reason}
}

function countVerdicts(rows: readonly VerifiedArticle[]): Record<Verdict, number> {
  const counts = {equal: 0, edited: 0, wrong: 0, pending: 0, conflict: 0, orphan: 0, deleted: 0}
  for (const {verdict} of rows) counts[verdict]++
  return counts
}
