import {dirname, relative, resolve, sep} from 'node:path'

import type {Source} from '../types.ts'
import {openVault, type Vault} from './openVault.ts'

/** The vaults that the articles of a run are in. */
export interface Vaults {
  /**
   * @param source - The article that names files.
   * @param roots - The roots of the settings: the one that holds the article is its vault, whatever part of it this run was given.
   * @returns A function that finds a file by its name, and answers with its path from the article's folder.
   */
  finderFor(
    source: Pick<Source, 'path' | 'root' | 'file'>,
    roots: readonly string[] | undefined,
  ): (name: string) => string | undefined
}

/** Makes the vaults of a run: each is listed once. */
export function createVaults(): Vaults {
  const opened = new Map<string, Vault>()
  return {
    finderFor({path, root: named, file}, roots = []) {
      const [nearest] = roots
        .filter((one) => one === '.' || path.startsWith(`${one}/`))
        .toSorted((a, b) => b.length - a.length)
      const root = nearest === undefined ? named : resolve(file, relative(path, nearest))
      const vault = opened.get(root) ?? openVault(root)
      opened.set(root, vault)
      const folder = toSlashes(relative(root, dirname(file)))
      return (name) => {
        const found = vault.find(name, folder)
        return found === undefined ? undefined : toSlashes(relative(folder, found))
      }
    },
  }
}

function toSlashes(path: string): string {
  return path.split(sep).join('/')
}
