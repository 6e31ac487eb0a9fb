import type {PresetName} from '../config/presets.ts'
import {isCousin, suggestKey} from '../frontMatter/suggestKey.ts'
import {guessDates, type DateFindings} from './guessDates.ts'
import {guessLinkBases} from './guessLinkBases.ts'
import {guessPreset} from './guessPreset.ts'
import {guessSpelling} from './guessSpelling.ts'
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
}

/**
 * Looks at a collection as a whole.
 *
 * @param files - Its articles.
 * @param names - Of files and folders around them, by which a generator of sites is known.
 */
export function surveyCollection(files: readonly SeenFile[], names: readonly string[]): CollectionSurvey {
  const {preset, because} = guessPreset(names, files)
  const fields = files.flatMap(({parsed}) => parsed.fields ?? [])
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
    linkBases: guessLinkBases(files),
    drafts: fields.filter(({draft}) => draft).length,
  }
}

/** A first look takes any first heading for a title; here it is looked whether there is one. */
function isUntitled({format, parsed: {messages, body}}: SeenFile): boolean {
  if (format === 'none' || /^#[ \t]|^=+[ \t]*$|^<h1/m.test(body)) return false
  return messages.some(({rule}) => rule === 'front-matter/title-from-heading')
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
      const example = JSON.stringify(values[0] ?? null)
      return {
        key,
        files: group.length,
        kinds: [...new Set(values.map(kindOf))],
        example: example.length > 40 ? `${example.slice(0, 39)}…` : example,
        ...(suggestion !== undefined && {suggestion}),
        isTypo: suggestion !== undefined && !isCousin(key),
      }
    })
    .sort((a, b) => b.files - a.files || (a.key < b.key ? -1 : 1))
}

function kindOf(value: unknown): string {
  if (value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'keys' : 'text'
}
