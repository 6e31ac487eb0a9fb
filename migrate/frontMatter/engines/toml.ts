import {parse, TomlError} from 'smol-toml'

import {
  duplicateKey,
  emptyHeader,
  isRecord,
  type Header,
  type HeaderProblem,
  type LineAt,
  type Path,
} from '../header.ts'
import {listTomlEntries} from './tomlEntries.ts'

/** Levels that tables and arrays may be nested; each dot of a key is one, so the parser's own limit does not hold them. */
const MAX_LEVELS = 100

function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_LEVELS) return true
    level = level.flatMap((item): unknown[] => (Array.isArray(item) ? item : isRecord(item) ? Object.values(item) : []))
  }
  return false
}

function tooDeep(): HeaderProblem {
  const reason = `The front matter nests values more than ${MAX_LEVELS} levels deep. Nest them less deeply.`
  return {severity: 'error', rule: 'invalid-toml', reason, offset: 0}
}

function toName(path: Path): string {
  return JSON.stringify(path)
}

function isWithin(path: Path, ancestor: Path): boolean {
  return ancestor.every((step, index) => path[index] === step)
}

function offsetOf(text: string, line: number, column: number): number {
  const lineStart = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, {length}) => sum + length + 1, 0)
  return lineStart + column - 1
}

/** The key that an error about a second definition is about, with both places; undefined when it is about something else. */
function findDuplicate(text: string, offset: number, lineAt: LineAt): HeaderProblem | undefined {
  const lineEnd = text.indexOf('\n', offset)
  const seen = new Map<string, number>()
  for (const {path, key} of listTomlEntries(lineEnd === -1 ? text : text.slice(0, lineEnd))) {
    const first = seen.get(toName(path))
    if (first !== undefined) return duplicateKey(path.join('.'), [first, key], false, lineAt)
    seen.set(toName(path), key)
  }
  return undefined
}

function describeTomlError(error: TomlError, text: string, lineAt: LineAt): HeaderProblem {
  const offset = offsetOf(text, error.line, error.column)
  const found = (error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '')
  const duplicate = found.startsWith('trying to redefine') ? findDuplicate(text, offset, lineAt) : undefined
  if (duplicate) return duplicate
  const reason = `The front matter is not valid TOML: ${found}. Correct it: \`key = value\`, texts in double quotes.`
  return {severity: 'error', rule: 'invalid-toml', reason, offset}
}

/** The tree with the author's own writing in place of the scalars that the test picks out. */
function writeScalars(value: unknown, path: Path, writing: (path: Path) => string | undefined, all: boolean): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => writeScalars(item, [...path, index], writing, all))
  if (isRecord(value)) {
    const members = Object.entries(value).map(([key, member]) => [
      key,
      writeScalars(member, [...path, key], writing, all),
    ])
    return Object.fromEntries(members)
  }
  if (typeof value === 'string' || (typeof value === 'boolean' && !all)) return value
  const written = writing(path) ?? (value instanceof Date ? value.toISOString() : String(value))
  return all || typeof value === 'bigint' || String(value) !== written ? written : value
}

function toHeader(value: unknown, text: string): Header {
  const list = listTomlEntries(text)
  const entries = new Map(list.map((entry) => [toName(entry.path), entry]))
  const writing = (path: Path): string | undefined => {
    const entry = entries.get(toName(path))
    return entry && text.slice(entry.start, entry.end)
  }
  const locate: Header['locate'] = (path) => {
    for (let length = path.length; length > 0; length--) {
      const part = path.slice(0, length)
      // A table made by dotted keys or `[[a]]` has no entry of its own; its first member stands for it.
      const entry = entries.get(toName(part)) ?? list.find((member) => isWithin(member.path, part))
      if (entry) return {key: entry.key, value: entry.start}
    }
    return undefined
  }
  return {
    data: writeScalars(value, [], writing, false) as Record<string, unknown>,
    text: writeScalars(value, [], writing, true) as Record<string, unknown>,
    locate,
    problems: [],
  }
}

/**
 * Parses a TOML header. Dates and numbers that JSON cannot write the same way are kept as the author wrote them; places come
 * from {@link listTomlEntries}.
 */
export function parseToml(text: string, lineAt: LineAt): Header {
  try {
    const value = parse(text, {integersAsBigInt: 'asNeeded'})
    return isTooDeep(value) ? emptyHeader([tooDeep()]) : toHeader(value, text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    return emptyHeader([describeTomlError(error, text, lineAt)])
  }
}
