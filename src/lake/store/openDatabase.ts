import {closeSync, existsSync, openSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

import {LakeError} from '../errors.ts'
import {LakeFileError} from './lakeFileError.ts'
import {APPLICATION_ID, SCHEMA, SCHEMA_VERSION, UPGRADES} from './schema.ts'
import {splitDocuments} from './splitDocuments.ts'

/** Result codes of SQLite (https://www.sqlite.org/rescode.html). */
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26
const SQLITE_IOERR_WRITE = 778

/** The log is folded into the database after so many pages: seldom, since that takes longer than a commit. */
const LOG_PAGES = 1_000
/** Documents of a few kilobytes are written with half the calls that SQLite's usual pages take. A file keeps what it was made with. */
const PAGE_BYTES = 8_192
const CACHE_KILOBYTES = 16_000

/**
 * Opens a lake's database and takes it for this process alone. The lock belongs to the process, so a crash leaves none
 * behind; and each commit reaches the disk before it returns.
 *
 * @param file - path of the database, made when it is not there; `:memory:` for one that ends with the process
 * @throws LakeFileError where the file is in use, made by a newer version, no lake, or cannot be opened
 */
export function openDatabase(file: string): DatabaseSync {
  const opened: DatabaseSync[] = []
  try {
    const database = new DatabaseSync(file)
    opened.push(database)
    database.exec(`PRAGMA page_size = ${PAGE_BYTES}`)
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}; PRAGMA cache_size = -${CACHE_KILOBYTES}`)
    // The first write takes the lock, which is then held until the database is closed.
    runInTransaction(database, () => prepareSchema(database, file))
    return database
  } catch (error) {
    for (const database of opened) database.close()
    throw toLakeFileError(error, file)
  }
}

/** Runs a function inside one transaction: all of its writes happen, or none. */
export function runInTransaction<T>(database: DatabaseSync, write: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = write()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw explainWriteFailure(error)
  }
}

/** Clients try again later what is answered with 507; nothing is lost by that, since nothing was written. */
function explainWriteFailure(error: unknown): unknown {
  const refuse = (reason: string): LakeError => {
    const message = `${reason}, so nothing of this was written. Free some space, or run \`migrate lake compact\`, and try again.`
    return new LakeError(507, {kind: 'request', error: 'Insufficient Storage', message}, {cause: error})
  }
  if (resultCodeOf(error) === SQLITE_FULL) return refuse('The disk that holds the lake is full')
  // What a quota or a limit on the size of files stops is an error of input and output to SQLite.
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_IOERR_WRITE
    ? refuse('The lake cannot be written: its disk fails, or a quota or a limit on the size of files is used up')
    : error
}

/** Whether a file that is there may not be written to. */
function isReadOnly(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    closeSync(openSync(file, 'r+'))
    return false
  } catch {
    return true
  }
}

/** The low byte of what SQLite says; the rest tells variants of it apart. Undefined for other errors. */
function resultCodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
}

function prepareSchema(database: DatabaseSync, file: string): void {
  const version = readNumber(database, 'PRAGMA user_version')
  const application = readNumber(database, 'PRAGMA application_id')
  const tables = readNumber(database, 'SELECT count(*) FROM sqlite_schema')
  if (tables > 0 && application !== APPLICATION_ID) {
    throw new LakeFileError('notALake', file, `${file} is a SQLite database, but not a lake.`, 'Choose another file.')
  }
  if (version > SCHEMA_VERSION) {
    throw new LakeFileError(
      'newer',
      file,
      `The lake at ${file} has format ${version}; this version reads formats up to ${SCHEMA_VERSION}.`,
      'Upgrade this package, or start a new lake in another folder.',
    )
  }
  if (version === SCHEMA_VERSION) return
  if (tables === 0) database.exec(SCHEMA)
  else {
    for (const upgrade of UPGRADES.slice(version - 1)) database.exec(upgrade)
    splitDocuments(database)
  }
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`)
}

function readNumber(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0])
}

function toLakeFileError(error: unknown, file: string): unknown {
  const code = resultCodeOf(error)
  if (!(error instanceof Error) || code === undefined) return error
  if (code === SQLITE_BUSY) {
    const problem = `The lake at ${file} is already open in another process.`
    return new LakeFileError('inUse', file, problem, 'Use its address, or stop it.', {cause: error})
  }
  if (code === SQLITE_NOTADB) {
    return new LakeFileError('notALake', file, `${file} is not a lake.`, 'Choose another file.', {cause: error})
  }
  // Without the right to write its log beside the file, SQLite speaks of a disk error.
  if (code === SQLITE_READONLY || isReadOnly(file)) {
    const problem = `The lake at ${file} is read-only.`
    return new LakeFileError('unreadable', file, problem, 'Make it and its folder writable, or copy it elsewhere.', {
      cause: error,
    })
  }
  const hint = 'Check that its folder exists and can be written to.'
  return new LakeFileError('unreadable', file, `The lake at ${file} cannot be opened: ${error.message}.`, hint, {
    cause: error,
  })
}
