import {existsSync, statSync} from 'node:fs'
import {resolve} from 'node:path'

import {isInside} from '../src/fs/isInside.ts'

/** Answers about article files by the path their import record keeps. */
export interface SourceFiles {
  /** True when at least one path argument is a folder. */
  hasFolders: boolean
  exists(sourcePath: string): boolean
  /** True when the path lies in one of the given folders and no file is there. */
  isGone(sourcePath: string): boolean
}

/**
 * @param paths - The path arguments of a run; only folders among them count.
 * @param cwd - Absolute path of the working folder.
 */
export function createSourceFiles(paths: readonly string[], cwd: string): SourceFiles {
  const folders = paths.map((path) => resolve(cwd, path)).filter(isFolder)
  const exists = (sourcePath: string): boolean => existsSync(resolve(cwd, sourcePath))

  return {
    hasFolders: folders.length > 0,
    exists,
    isGone: (sourcePath) => folders.some((folder) => isInside(resolve(cwd, sourcePath), folder)) && !exists(sourcePath),
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Missing or unreadable: whoever reads the path reports it.
    return false
  }
}
