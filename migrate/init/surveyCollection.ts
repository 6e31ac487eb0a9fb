import {PRESETS, type Preset, type PresetName} from '../config/presets.ts'
import {isCousin, suggestKey} from '../frontMatter/suggestKey.ts'
import {guessDates, type DateFindings} from './guessDates.ts'
import type {LanguageFindings} from './guessLanguages.ts'
import {guessLinkBases} from './guessLinkBases.ts'
import {guessPreset} from './guessPreset.ts'
import {guessSlugs, type SlugFindings} from './guessSlugs.ts'
import {guessSpelling} from './guessSpelling.ts'
import {guessStaticRoot, type StaticRootFindings} from './guessStaticRoot.ts'
import type {SeenFile} from './lookAtFile.ts'

/** A key of front matter that fills no field. */
interface UnusedKey {
  key: string
  /** How many files have it. */
  files: number
  /** What its values are: `text`, `list`, `keys`. */
  kinds: string[]
  /** The first value, shortened. */
  example: string
  /** The key that it was probably meant to be. */
  suggestion?: string
  /** Whether it is that key with a typo, and nothing else. */
  isTypo: boolean
}

/** What a first look at a collection of articles found. */
export interface CollectionSurvey {
  files: number
  /** Files by the syntax of their front matter. */
  formats: Partial<Record<SeenFile['format'], number>>
  /** Files with front matter that states no title, and without a heading. */
  untitled: number
  preset: PresetName
  /** By what it was known. */
  because?: string
  /** Files whose front matter cannot be read, with the first reason. */
  broken: {path: string; reason: string}[]
  dates: DateFindings
  /** The most frequent first. */
  unusedKeys: UnusedKey[]
  spelling: {categories: Record<string, string>; tags: Record<string, string>; authors: Record<string, string>}
  linkBases: string[]
  drafts: number
  languages: LanguageFindings
  slugs: SlugFindings
  /** Absent where it is what the preset says anyway, or nothing tells. */
  staticRoot?: StaticRootFindings
}

/** What is around a collection. */
export interface Surroundings {
  /** Names of files and folders, by which a generator of sites is known. */
  names: readonly string[]
  /** As the paths of the articles say them. */
  languages?: LanguageFindings
  /** Folders in which images may be, relative to the working folder: those of the articles first. */
  folders?: readonly string[]
  /** Whether a file is in one of them. */
  isThere?: (folder: string, path: string) => boolean
}

/**
 * Looks at a collection as a whole.
 *
 * @param files - Its articles.
 * @param surroundings - See {@link Surroundings}.
 */
export function surveyCollection(
  files: readonly SeenFile[],
  {names, languages = {languages: [], isMainOpen: false}, folders = [], isThere = () => false}: Surroundings,
): CollectionSurvey {
  const {preset, because} = guessPreset(names, files)
  const {slugs: usual, assets}: Preset = PRESETS[preset]
  const slugs = guessSlugs(files, typeof usual?.from === 'string' ? usual.from : 'title')
  const fields = files.flatMap(({parsed}) => parsed.fields ?? [])
  const usualRoot = folders.find((folder) => folder === assets?.staticRoot) ?? folders[0]
  const staticRoot = guessStaticRoot(
    files,
    [...new Set([...(usualRoot === undefined ? [] : [usualRoot]), ...folders])],
    isThere,
  )
  return {
    files: files.length,
    formats: countFormats(files),
    untitled: files.filter(isUntitled).length,
    preset,
    ...(because !== undefined && {because}),
    broken: files.flatMap(({path, parsed}) => {
      const error = parsed.messages.find(({severity}) => severity === 'error')
      return parsed.fields === undefined && error ? [{path, reason: error.reason}] : []
    }),
    dates: guessDates(files),
    unusedKeys: findUnusedKeys(files),
    spelling: {
      categories: guessSpelling(fields.flatMap(({category}) => category ?? [])),
      tags: guessSpelling(fields.flatMap(({tags = []}) => tags)),
      authors: guessSpelling(
        fields.flatMap(({author, coAuthors = []}) => (author ? [author, ...coAuthors] : [])).map(({name}) => name),
      ),
    },
    linkBases: guessLinkBases(files, slugs.from),
    drafts: fields.filter(({draft}) => draft).length,
    languages,
    slugs,
    ...(staticRoot && staticRoot.folder !== usualRoot && {staticRoot}),
  }
}

function isUntitled({format, parsed: {messages}}: SeenFile): boolean {
  return format !== 'none' && messages.some(({rule}) => rule === 'front-matter/title-from-file-name')
}

function countFormats(files: readonly SeenFile[]): CollectionSurvey['formats'] {
  const groups = Map.groupBy(files, ({format}) => format)
  return Object.fromEntries([...groups].map(([format, group]) => [format, group.length]))
}

function findUnusedKeys(files: readonly SeenFile[]): UnusedKey[] {
  const uses = files.flatMap(({parsed}) => Object.entries(parsed.unknown))
  return [...Map.groupBy(uses, ([key]) => key)]
    .map(([key, group]): UnusedKey => {
      const values = group.map(([, value]) => value)
      const suggestion = suggestKey(key)
      const kinds = [...new Set(values.map(kindOf))]
      const example = JSON.stringify(values[0] ?? null)
      return {
        key,
        files: group.length,
        kinds,
        example: example.length > 40 ? `${example.slice(0, 39)}…` : example,
        ...(suggestion !== undefined && {suggestion}),
        isTypo: suggestion !== undefined && !isCousin(key) && (takesLists(suggestion) || !kinds.includes('list')),
      }
    })
    .sort((a, b) => b.files - a.files || (a.key < b.key ? -1 : 1))
}

/** What says one thing is not meant by a list: `languages` is no `language` with a typo. */
function takesLists(key: string): boolean {
  return ['tags', 'tag', 'category', 'categories', 'author', 'authors', 'images'].includes(key)
}

function kindOf(value: unknown): string {
  if (value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'keys' : 'text'
}
