import {statSync} from 'node:fs'

/** What tells whether a file changed since it was looked at. */
export interface FileStamp {
  /** Equal as long as the file is: its size, its times, and which file it is. */
  stamp: string
  /** When its content or its inode was last changed, in milliseconds since 1970 by the clock of its file system. */
  changedMs: number
  /** How long another change may have borne the same time, in milliseconds. */
  tickMs: number
}

const SECOND_MS = 1000

/** File systems that know whole seconds alone; FAT counts in twos. */
const COARSE_MS = 2000
/** Other file systems are as exact as the clock of the system, which moves 50 times a second or more often. */
const FINE_MS = 20

/**
 * Takes the stamp of a file. `ctime` is in it because programs set `mtime` back, and the inode because they rename another
 * file into its place. Times are milliseconds with their fractions, as far as a number holds them, a quarter of a
 * microsecond: a stamp that is kept is older than the next change by more than the clock of a file system errs.
 *
 * @returns Undefined where there is no file, or none that can be looked at.
 */
export function stampFile(path: string): FileStamp | undefined {
  try {
    const stats = statSync(path, {throwIfNoEntry: false})
    if (stats === undefined) return undefined
    const {size, mtimeMs, ctimeMs, ino} = stats
    const changedMs = Math.max(mtimeMs, ctimeMs)
    return {
      stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}`,
      changedMs,
      tickMs: changedMs % SECOND_MS === 0 ? COARSE_MS : FINE_MS,
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return undefined
    throw error
  }
}
