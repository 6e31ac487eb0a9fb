import {constants} from 'node:fs'
import {appendFile, readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {MigrateError} from '../../errors.ts'
import {writeFileAtomically} from '../../../src/fs/writeFileAtomically.ts'

/** Name of the ledger in the exported folder. */
const LEDGER_NAME = '.migrate-export.jsonl'

/** What exports wrote into a folder: by it a later one tells its own files from those of a person. */
export interface Ledger {
  /** Whether an export wrote these bytes at this path. */
  knows(path: string, sha256: string): boolean
  /** Notes what is about to be written. On disk before this resolves, so that a stop right after loses nothing. */
  announce(path: string, sha256: string): Promise<void>
  /** Notes that it was written, and what stood there before is gone. */
  confirm(path: string, sha256: string): void
  /** Takes out what is not there any more. */
  compact(): Promise<void>
}

/** A symbolic link could lead to a file of someone else's. Windows has no such flag, and few links. */
const NO_LINK = constants.O_NOFOLLOW ?? 0
const READ = constants.O_RDONLY | NO_LINK
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NO_LINK

type Line = [path: string, sha256: string]

/**
 * Opens the ledger of a folder. It is a text file with one JSON array `[path, sha256]` a line, to which lines are only added
 * during an export; a last line without line end was being written when a run was stopped, and says nothing.
 *
 * @param folder - Absolute path.
 * @throws MigrateError `usage` when the file holds something else.
 */
export async function openLedger(folder: string): Promise<Ledger> {
  const file = join(folder, LEDGER_NAME)
  const text = await readLedger(file)
  const known = new Map<string, ReadonlySet<string>>()
  const learn = (path: string, sha256: string) => known.set(path, new Set([...(known.get(path) ?? []), sha256]))
  for (const line of text.split('\n').slice(0, -1)) learn(...parseLine(line, file))

  const rewrite = async (): Promise<void> => {
    const lines = [...known].flatMap(([path, hashes]) => [...hashes].map((sha256): Line => [path, sha256]))
    const sorted = lines.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    const bytes = Buffer.from(sorted.map((line) => `${JSON.stringify(line)}\n`).join(''))
    try {
      await writeFileAtomically(file, bytes)
    } catch (cause) {
      throw unusable(file, cause)
    }
  }
  /** Set once something was announced; a line that was cut off must be gone by then. */
  let ready: Promise<void> | undefined

  return {
    knows: (path, sha256) => known.get(path)?.has(sha256) ?? false,
    async announce(path, sha256) {
      ready ??= text === '' || text.endsWith('\n') ? Promise.resolve() : rewrite()
      await ready
      learn(path, sha256)
      await appendFile(file, `${JSON.stringify([path, sha256] satisfies Line)}\n`, {flag: APPEND})
    },
    confirm: (path, sha256) => void known.set(path, new Set([sha256])),
    async compact() {
      if (ready) await rewrite()
    },
  }
}

async function readLedger(file: string): Promise<string> {
  try {
    return await readFile(file, {encoding: 'utf8', flag: READ})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw unusable(file, error)
  }
}

function unusable(file: string, cause: unknown): MigrateError {
  return new MigrateError(
    'usage',
    `The list of exported files ${file} cannot be read or written: ${String(cause)}.`,
    'Make it a file that you may read and write, with space left on its disk, then run again.',
    {cause},
  )
}

function parseLine(line: string, file: string): Line {
  const value = parse(line)
  if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string'))
    return value as Line
  throw new MigrateError(
    'usage',
    `The list of exported files ${file} holds ${JSON.stringify(line.slice(0, 80))}; expected lines of ["path","sha256"].`,
    'Remove it: files that are there and differ then count as not written by an export.',
  )
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
