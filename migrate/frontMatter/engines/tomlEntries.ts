import type {Path} from '../header.ts'

/** One value of a TOML text: its path, where its key begins, and the range its writing takes. */
export interface TomlEntry {
  path: Path
  key: number
  start: number
  end: number
}

const BLANK = /(?:[ \t\r\n]|#[^\n]*)*/y
const SPACE = /[ \t]*/y
const TEXT = /"""(?:\\[^]|[^\\])*?"{3,5}|'''[^]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/y
const KEY = /[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/y
const BARE_VALUE = /[^,[\]{}#\r\n]+/y

/** A place in a text, from which it is read on. */
interface Cursor {
  offset: number
  /** Passes over what matches here; undefined, and no step, where nothing does. */
  take(pattern: RegExp): string | undefined
  /** Passes over a sign; false, and no step, where it does not stand here. */
  takeSign(sign: string): boolean
}

function createCursor(text: string): Cursor {
  const cursor: Cursor = {
    offset: 0,
    take(pattern) {
      pattern.lastIndex = cursor.offset
      const match = pattern.exec(text)?.[0]
      cursor.offset += match?.length ?? 0
      return match
    },
    takeSign(sign) {
      const isHere = text.startsWith(sign, cursor.offset)
      if (isHere) cursor.offset += sign.length
      return isHere
    },
  }
  return cursor
}

/** Reads `a."b c".d`; undefined when no key stands here. Escapes in quoted keys stay as written. */
function readKey(cursor: Cursor): string[] | undefined {
  const steps: string[] = []
  do {
    cursor.take(SPACE)
    const step = cursor.take(KEY)
    if (step === undefined) return undefined
    steps.push(/^["']/.test(step) ? step.slice(1, -1) : step)
    cursor.take(SPACE)
  } while (cursor.takeSign('.'))
  return steps
}

/** Reads `key = value`, and the entries inside the value; false when neither stands here. */
function readMember(cursor: Cursor, table: Path, entries: TomlEntry[]): boolean {
  const key = cursor.offset
  const steps = readKey(cursor)
  if (steps === undefined || !cursor.takeSign('=')) return false
  cursor.take(SPACE)
  return readValue(cursor, [...table, ...steps], key, entries)
}

function readArray(cursor: Cursor, path: Path, entries: TomlEntry[]): boolean {
  for (let index = 0; ; index++) {
    cursor.take(BLANK)
    if (cursor.takeSign(']')) return true
    if (!readValue(cursor, [...path, index], cursor.offset, entries)) return false
    cursor.take(BLANK)
    cursor.takeSign(',')
  }
}

function readInlineTable(cursor: Cursor, path: Path, entries: TomlEntry[]): boolean {
  for (;;) {
    cursor.take(BLANK)
    if (cursor.takeSign('}')) return true
    if (!readMember(cursor, path, entries)) return false
    cursor.take(BLANK)
    cursor.takeSign(',')
  }
}

function readValue(cursor: Cursor, path: Path, key: number, entries: TomlEntry[]): boolean {
  const start = cursor.offset
  const entry: TomlEntry = {path, key, start, end: start}
  entries.push(entry)
  if (cursor.takeSign('[')) {
    if (!readArray(cursor, path, entries)) return false
    entry.end = cursor.offset
    return true
  }
  if (cursor.takeSign('{')) {
    if (!readInlineTable(cursor, path, entries)) return false
    entry.end = cursor.offset
    return true
  }
  const written = cursor.take(TEXT) ?? cursor.take(BARE_VALUE)?.trimEnd()
  entry.end = start + (written?.length ?? 0)
  return written !== undefined
}

/** The path of a table header, with the index of the present element for every array of tables on the way. */
function toTablePath(steps: readonly string[], counts: ReadonlyMap<string, number>): Path {
  return steps.flatMap((step, index): Path => {
    const count = counts.get(JSON.stringify(steps.slice(0, index + 1)))
    return count === undefined ? [step] : [step, count - 1]
  })
}

/** Reads `[table]` or `[[table]]`; undefined when neither stands here. */
function readTableHeader(cursor: Cursor, counts: Map<string, number>): Path | undefined {
  if (!cursor.takeSign('[')) return undefined
  const isArray = cursor.takeSign('[')
  const steps = readKey(cursor)
  if (steps === undefined || !cursor.takeSign(isArray ? ']]' : ']')) return undefined
  const name = JSON.stringify(steps)
  if (isArray) counts.set(name, (counts.get(name) ?? 0) + 1)
  return toTablePath(steps, counts)
}

/**
 * Lists the keys and values of a TOML text with their places, which the TOML parser does not tell. It checks nothing: it is
 * for text that the parser took, and for the part before an error; at the first thing it does not understand it stops.
 *
 * @param text - The text between the fences.
 * @returns The entries in the order they stand; a value with members comes before them.
 */
export function listTomlEntries(text: string): TomlEntry[] {
  const cursor = createCursor(text)
  const counts = new Map<string, number>()
  const entries: TomlEntry[] = []
  let table: Path = []
  for (;;) {
    cursor.take(BLANK)
    const start = cursor.offset
    const path = readTableHeader(cursor, counts)
    if (path !== undefined) {
      table = path
      entries.push({path, key: start, start, end: cursor.offset})
    } else if (!readMember(cursor, table, entries)) return entries
  }
}
