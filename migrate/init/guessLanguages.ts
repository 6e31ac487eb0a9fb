/** Languages of a collection, as the paths of its files say them. */
export interface LanguageFindings {
  /** As they are written there, the main one first where it is known. */
  languages: string[]
  /** True when articles stand outside of every language, and nothing says which one they are in. */
  isMainOpen: boolean
}

/** What folders and ends of names are called that stand for a language: `de`, `pt-br`, `zh-Hant`. */
const LANGUAGE = /^[a-z]{2}(?:-[a-z\d]{2,8})*$/i
/** Of four files in a language, as many have to be there in another one too. */
const SHARED = 1
const MAIN = 'en'

const NAMES = new Intl.DisplayNames('en', {type: 'language', fallback: 'none'})

/**
 * Finds the languages of articles by what translations have in common: `de/tea.md` is `fr/tea.md` and `tea.md`, and `tea.de.md` is
 * `tea.md`. So a folder `io` that happens to be called like a language is none.
 *
 * @param paths - Paths of the articles, with forward slashes.
 */
export function guessLanguages(paths: readonly string[]): LanguageFindings {
  const all = new Set(paths)
  const readings = paths.flatMap(readPath)
  const versions = Map.groupBy(readings, ({rest}) => rest)
  const isShared = ({rest, language}: Reading): boolean =>
    all.has(rest) || (versions.get(rest) ?? []).some((other) => other.language !== language)

  const named = [...Map.groupBy(readings, ({language}) => language)].map(([language, files]) => ({
    language,
    files,
    shared: files.filter(isShared),
  }))
  const sure = named.filter(({files, shared}) => shared.length * 4 >= files.length * SHARED && shared.length > 0)
  const translated = new Set(sure.flatMap(({shared}) => shared.map(({rest}) => rest)))
  // The language that the others are translated from may have far more than they.
  const found = named
    .filter((one) => sure.includes(one) || one.shared.some(({rest}) => translated.has(rest)))
    .sort((a, b) => b.files.length - a.files.length || (a.language < b.language ? -1 : 1))
  const names = found.map(({language}) => language)
  const hasOthers = found.some(({files}) => files.some(({rest}) => all.has(rest)))
  const [largest] = names
  if (largest === undefined) return {languages: [], isMainOpen: false}
  const english = names.find((name) => name.toLowerCase() === MAIN)
  if (hasOthers && english !== undefined) return {languages: names, isMainOpen: true}
  const main = hasOthers ? MAIN : (english ?? largest)
  return {languages: [main, ...names.filter((name) => name !== main)], isMainOpen: false}
}

/** A path read as that of an article in a language. */
interface Reading {
  language: string
  /** The path without it. */
  rest: string
}

function readPath(path: string): Reading[] {
  const folders = path.split('/')
  const file = folders.pop() ?? ''
  const byFolder = folders.flatMap((language, index): Reading[] => {
    // An index is in every folder, and says nothing of this one.
    const isOwnIndex = index === folders.length - 1 && /^(?:_?index|readme)\./i.test(file)
    const rest = [...folders.slice(0, index), ...folders.slice(index + 1), file].join('/')
    return isLanguage(language) && !isOwnIndex ? [{language, rest}] : []
  })
  const [, stem = '', language = '', ending = ''] = /^(.+)\.([^.]+)(\.[^.]+)$/.exec(file) ?? []
  const bySuffix = isLanguage(language) ? [{language, rest: [...folders, `${stem}${ending}`].join('/')}] : []
  return [...byFolder, ...bySuffix]
}

function isLanguage(name: string): boolean {
  return LANGUAGE.test(name) && NAMES.of(name.slice(0, 2)) !== undefined
}
