import {readdirSync} from 'node:fs'
import {join} from 'node:path'

import {toCaseless} from '../document/caselessPath.ts'

/** Finds files of a folder by their names alone, as Obsidian does. */
export interface Vault {
  /**
   * @param name - The name of the file, with its ending; folders before it narrow the choice: `Images/tea.png`.
   * @param folder - The folder of the article that names it, from the vault on, with forward slashes; empty for the vault itself.
   * @returns Its path from the vault on. Of several the one that stands there, then the one in the fewest folders.
   */
  find(name: string, folder: string): string | undefined
}

/**
 * Opens a folder as a vault. Its files are listed when the first one is looked for; those of programs and hidden ones are none.
 *
 * @param root - Absolute path.
 */
export function openVault(root: string): Vault {
  let files: ReadonlyMap<string, readonly string[]> | undefined
  return {
    find(name, folder) {
      files ??= Map.groupBy(listFiles(root, ''), (path) => toCaseless(path.slice(path.lastIndexOf('/') + 1)))
      const wanted = toCaseless(name)
      const found = (files.get(wanted.slice(wanted.lastIndexOf('/') + 1)) ?? []).filter((path) =>
        `/${toCaseless(path)}`.endsWith(`/${wanted}`),
      )
      const here = toCaseless(folder === '' ? name : `${folder}/${name}`)
      return found.find((path) => toCaseless(path) === here) ?? found.toSorted((a, b) => depthOf(a) - depthOf(b))[0]
    },
  }
}

function listFiles(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), {withFileTypes: true})
  return entries
    .filter(({name}) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return listFiles(root, path)
      return entry.isFile() ? [path] : []
    })
}

function depthOf(path: string): number {
  return path.split('/').length
}
