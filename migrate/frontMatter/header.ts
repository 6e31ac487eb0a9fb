import type {Severity} from '../types.ts'

/** A key or index on the way to a value. */
export type Path = readonly PropertyKey[]

/** Something wrong or worth saying about a place of a header. */
export interface HeaderProblem {
  severity: Severity
  /** Without its area: `duplicate-key`. */
  rule: string
  reason: string
  /** Offset in the header's text. */
  offset: number
}

/** Where a key and its value begin, as offsets in the header's text. */
export interface Place {
  key: number
  value: number
}

/**
 * A parsed header, whatever its syntax: what an engine makes of the text between two fences.
 *
 * `data` and `text` are the same tree twice. In `data` a number stays a number only when JSON would write it the same way;
 * `1.10`, `0x1F` and dates are kept as the text the author wrote. In `text` every number, boolean and date is that text, so
 * that `title: 2024` can be taken as written.
 */
export interface Header {
  data: Record<string, unknown>
  text: Record<string, unknown>
  /**
   * Where the value at a path stands; the nearest value around it when the syntax does not tell; undefined when not even its
   * first key is there.
   */
  locate: (path: Path) => Place | undefined
  /** With one of severity `error`, `data` and `text` are empty. */
  problems: HeaderProblem[]
}

/** Turns an offset in the header's text into a line of the file, for problems that name two places. */
export type LineAt = (offset: number) => number

/** Parses the text between two fences. Never throws for what the text holds. */
export type Engine = (text: string, lineAt: LineAt) => Header

/** A header without keys. */
export function emptyHeader(problems: HeaderProblem[] = []): Header {
  return {data: {}, text: {}, locate: () => undefined, problems}
}

/** Whether a value is an object with keys: not null, not a list, not a date. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]'
}

/** Names the kind of a value as an author would. */
export function describeKind(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1' : `a list of ${value.length}`
  return isRecord(value) ? 'keys with values' : 'a text'
}

/** Where a header's first key, comment or other sign stands. */
export function firstOffset(text: string): number {
  return text.length - text.trimStart().length
}

/** The problem of a header that is no set of keys at its top. */
export function notKeys(value: unknown, offset: number): HeaderProblem {
  return {
    severity: 'error',
    rule: 'no-keys',
    reason: `The front matter holds ${describeKind(value)}; expected keys with values, such as a title.`,
    offset,
  }
}

/**
 * The problem of a key that stands twice in one place.
 *
 * @param places - The places of the first and the second.
 * @param isSame - Whether both have the same value: nothing is in doubt then.
 */
export function duplicateKey(
  key: string,
  [first, second]: readonly [number, number],
  isSame: boolean,
  lineAt: LineAt,
): HeaderProblem {
  const found = `The key \`${key}\` stands on line ${lineAt(first)} and again on line ${lineAt(second)}`
  return {
    severity: isSame ? 'warning' : 'error',
    rule: 'duplicate-key',
    reason: isSame ? `${found}, with the same value. Keep one of them.` : `${found}. Keep one of them.`,
    offset: second,
  }
}
