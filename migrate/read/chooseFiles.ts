import {relative} from 'node:path'
import {matchesGlob} from 'node:path/posix'

import type {FoundFile} from './discoverFiles.ts'

/** Which of the files that were found count. */
export interface Choice {
  /** Only files whose path matches this glob: from the working folder, or from the folder that was named. */
  only?: string
  /** Only these (absolute paths). */
  files?: ReadonlySet<string>
}

/**
 * Chooses among files.
 *
 * @param found - The files that `discoverFiles` found.
 * @param choice - Which files count; all conditions have to hold.
 * @returns The same list where nothing is to be chosen.
 */
export function chooseFiles(found: readonly FoundFile[], {only, files}: Choice): readonly FoundFile[] {
  if (only === undefined && files === undefined) return found
  return found.filter(
    ({path, root, file}) =>
      (files?.has(file) ?? true) &&
      (only === undefined || matchesGlob(path, only) || matchesGlob(relative(root, file).replaceAll('\\', '/'), only)),
  )
}
