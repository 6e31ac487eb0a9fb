import {createHash, hash} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import {dirname, join} from 'node:path'

/** What is written before it goes to the disk, in characters. */
const BUFFERED = 65_536

/**
 * Reads the lines of a cache.
 *
 * @param file - Absolute path.
 * @param header - The line it must begin with.
 * @returns By what stands before the tab of each line, what stands behind; nothing where there is no such file, or it is not
 *   whole.
 */
export function readCacheFile(file: string, header: string): Map<string, string> {
  const lines = new Map<string, string>()
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    // None yet, or none that can be read.
    return lines
  }
  const last = bytes.lastIndexOf('\n', bytes.length - 2) + 1
  if (bytes.toString('latin1', last) !== `${hash('sha256', bytes.subarray(0, last))}\n`) return lines
  const text = bytes.toString('utf8', 0, last)
  if (!text.startsWith(`${header}\n`)) return lines
  for (let start = header.length + 1; start < text.length;) {
    const next = text.indexOf('\n', start)
    const tab = text.indexOf('\t', start)
    if (tab > start && tab < next) lines.set(text.slice(start, tab), text.slice(tab + 1, next))
    start = next + 1
  }
  return lines
}

/** A cache that is being written; it takes the place of the one before when it is whole. */
export interface CacheOutput {
  /** When it was begun, in milliseconds since 1970 by the clock of its file system. */
  startedMs: number
  write(line: string): void
  /** Puts it in place. */
  finish(): void
  /** Leaves what was there. */
  discard(): void
}

/**
 * Begins to write a cache, in a folder that git ignores.
 *
 * @param file - Absolute path.
 * @param header - Its first line.
 * @returns Undefined where it cannot be written.
 */
export function writeCacheFile(file: string, header: string): CacheOutput | undefined {
  const temporary = `${file}.tmp`
  const sum = createHash('sha256')
  let buffer = `${header}\n`
  let handle: number | undefined

  function flush(): void {
    sum.update(buffer)
    if (handle !== undefined) writeSync(handle, buffer)
    buffer = ''
  }

  /** A disk that is full, say: the run goes on without a cache. */
  function attempt(work: () => void): void {
    if (handle === undefined) return
    try {
      work()
    } catch {
      discard()
    }
  }

  function discard(): void {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
    rmSync(temporary, {force: true})
  }

  try {
    const folder = dirname(file)
    mkdirSync(folder, {recursive: true})
    const ignored = join(folder, '.gitignore')
    if (!existsSync(ignored)) writeFileSync(ignored, '*\n')
    // One that a crash left behind would keep its time.
    rmSync(temporary, {force: true})
    handle = openSync(temporary, 'wx')
    return {
      startedMs: fstatSync(handle).mtimeMs,
      write(line) {
        buffer += `${line}\n`
        if (buffer.length >= BUFFERED) attempt(flush)
      },
      finish() {
        attempt(() => {
          flush()
          if (handle !== undefined) writeSync(handle, `${sum.digest('hex')}\n`)
          if (handle !== undefined) closeSync(handle)
          handle = undefined
          renameSync(temporary, file)
        })
      },
      discard,
    }
  } catch {
    // No right to write there: a run needs no cache.
    return undefined
  }
}
