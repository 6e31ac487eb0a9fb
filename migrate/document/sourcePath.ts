/** What the path of an article's file says. */
export interface SourcePath {
  /** Folders and name below the root, without ending and language: `guides/tea`. An index stands for its folder. */
  name: string
  /** The language that a folder or the end of the name says, as the settings write it. */
  language?: string
}

/** How paths are read. */
export interface PathSettings {
  languages?: readonly string[] | undefined
  roots?: readonly string[] | undefined
}

/**
 * Reads the path of an article's file. A language is the end of the name, as in Hugo (`tea.de.md`), or the last folder that is called
 * like one (`de/posts/tea.md`).
 *
 * @param path - Relative to the working folder, with forward slashes.
 * @param settings - The languages to look for, and the folders that paths count from.
 */
export function readSourcePath(path: string, {languages = [], roots = []}: PathSettings = {}): SourcePath {
  const known = new Map(languages.map((language) => [language.toLowerCase(), language]))
  const parts = belowRoot(path, roots).split('/')
  const [, stem = '', suffix = ''] = /^(.*?)(?:\.([^.]+))?$/s.exec((parts.pop() ?? '').replace(/\.[^.]*$/, '')) ?? []
  const bySuffix = known.get(suffix.toLowerCase())
  // Where each language is a root of its own, that says it.
  const named = path.split('/').slice(0, -1)
  const byFolder = known.get(named.findLast((part) => known.has(part.toLowerCase()))?.toLowerCase() ?? '')
  const folders =
    bySuffix === undefined
      ? parts.filter((part) => known.get(part.toLowerCase()) !== byFolder || byFolder === undefined)
      : parts
  const file = suffix === '' || bySuffix !== undefined ? stem : `${stem}.${suffix}`
  const language = bySuffix ?? byFolder
  const isIndex = /^(?:_?index|readme)$/i.test(file) && folders.length > 0
  return {name: [...folders, ...(isIndex ? [] : [file])].join('/'), ...(language !== undefined && {language})}
}

function belowRoot(path: string, roots: readonly string[]): string {
  const root = roots
    .map((folder) => (folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`))
    .filter((folder) => path.startsWith(folder))
    .toSorted((a, b) => b.length - a.length)[0]
  return path.slice(root?.length ?? 0)
}
