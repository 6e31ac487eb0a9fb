import {statSync} from 'node:fs'

/** How a file stood at one moment. */
export interface FileStamp {
  /** Equal as long as the file is: its size, its times in nanoseconds, and which file it is. */
  stamp: string
  /** When its content or its inode was last changed, in milliseconds since 1970 by the clock of its file system. */
  changedMs: number
  /** How long another change may have borne the same time, in milliseconds. */
  tickMs: number
}

const SECOND = 1_000_000_000n

/** File systems that know whole seconds alone; FAT counts in twos. */
const COARSE_MS = 2000
/** Other file systems are as exact as the clock of the system, which moves 50 times a second or more often. */
const FINE_MS = 20

/**
 * Takes the stamp of a file. `ctime` is in it because programs set `mtime` back, and the inode because they rename another
 * file into its place.
 *
 * @returns Undefined where there is no file, or none that can be looked at.
 */
export function stampFile(path: string): FileStamp | undefined {
  try {
    const {size, mtimeNs, ctimeNs, ino} = statSync(path, {bigint: true})
    const changedNs = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
    return {
      stamp: `${size} ${mtimeNs} ${ctimeNs} ${ino}`,
      changedMs: Number(changedNs / 1_000_000n),
      tickMs: changedNs % SECOND === 0n ? COARSE_MS : FINE_MS,
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return undefined
    throw error
  }
}
