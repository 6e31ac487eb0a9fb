import type {Message} from '../types.ts'
import {findLooseHeader} from './looseHeader.ts'
import type {PositionAt} from './position.ts'

/** The syntax of a header. */
export type HeaderFormat = 'yaml' | 'toml' | 'json'

/** Where the header of a file is. All offsets are into the text without byte order mark. */
export interface Fence {
  format: HeaderFormat
  /** Where the opening fence line begins, or the header where it has none. */
  start: number
  /** Where its keys begin and end. */
  header: {start: number; end: number}
  /** Where the line after the header and its closing fence begins. */
  bodyStart: number
}

const OPENING = /^(?<sign>---|\+\+\+|;;;)[ \t]*(?:(?<language>[A-Za-z][\w+#.-]*)[ \t]*)?$/

const SIGN_FORMAT: Readonly<Record<string, HeaderFormat>> = {'---': 'yaml', '+++': 'toml', ';;;': 'json'}

const LANGUAGE_FORMAT: ReadonlyMap<string, HeaderFormat> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['toml', 'toml'],
  ['json', 'json'],
])

/** Languages that other tools run as a program when they read a header. */
const PROGRAM_LANGUAGES: ReadonlySet<string> = new Set([
  'js',
  'javascript',
  'ts',
  'typescript',
  'coffee',
  'coffeescript',
  'cson',
])

function frontMatterError(rule: string, reason: string, positionAt: PositionAt, offset: number): Message {
  return {severity: 'error', rule: `front-matter/${rule}`, reason, ...positionAt(offset)}
}

function describeUnsupported(language: string): string {
  const wanted = 'Rewrite it as YAML between two `---` lines (TOML and JSON are read too).'
  return PROGRAM_LANGUAGES.has(language.toLowerCase())
    ? `The front matter is a program (\`${language}\`), and programs in articles are never run. ${wanted}`
    : `The front matter is written in \`${language}\`, which is not read. ${wanted}`
}

/** The lines of a text from an offset on: where each begins, its text without line end, where the next begins. */
function* linesFrom(text: string, offset: number): Generator<{start: number; line: string; next: number}> {
  for (let start = offset; start < text.length;) {
    const end = text.indexOf('\n', start)
    const next = end === -1 ? text.length : end + 1
    yield {start, line: text.slice(start, next).replace(/\r?\n$/, ''), next}
    start = next
  }
}

function describeStart(text: string): string {
  const [first] = text.split('\n', 1)
  const line = (first ?? '').trim()
  if (line === '') return 'The file is empty'
  return `The file has no front matter; it begins with \`${line.length > 40 ? `${line.slice(0, 39)}…` : line}\``
}

/** The first line that is neither blank nor part of a comment before a fence. */
function findStart(text: string): number {
  const before = /^\s*(?:<!--(?:(?!-->).)*-->[^\S\n]*\n\s*(?=---|\+\+\+))?/s.exec(text)?.[0] ?? ''
  return before.length === text.length ? 0 : text.lastIndexOf('\n', before.length) + 1
}

/**
 * Finds the header of a file: an opening line `---`, `+++` (TOML) or `;;;` (JSON), with the name of a syntax or without, and the
 * first line after it that is the same sign alone (`...` also ends YAML). Blank lines and a comment may stand before it. Where
 * there is no such line, see {@link findLooseHeader}.
 *
 * @param text - The file without byte order mark.
 * @returns The header's place, or why there is none to read. No code is ever run.
 */
export function findFence(text: string, positionAt: PositionAt): Fence | Message {
  const start = findStart(text)
  const [opening] = linesFrom(text, start)
  const {sign = '', language} = OPENING.exec(opening?.line ?? '')?.groups ?? {}
  const signFormat = SIGN_FORMAT[sign]
  const loose = signFormat === undefined ? findLooseHeader(text, start) : undefined
  if (loose) {
    const {format, bodyStart, ...header} = loose
    return {format, start, header, bodyStart}
  }
  if (opening === undefined || signFormat === undefined) {
    const reason = `${describeStart(text.slice(start))}. Begin the file with a line \`---\`, a line \`title: …\` and a line \`---\`.`
    return frontMatterError('missing', reason, positionAt, 0)
  }

  const format = language === undefined ? signFormat : LANGUAGE_FORMAT.get(language.toLowerCase())
  if (format === undefined) {
    return frontMatterError('unsupported-format', describeUnsupported(language ?? ''), positionAt, start)
  }

  for (const {start: close, line, next} of linesFrom(text, opening.next)) {
    const end = line.trimEnd()
    if (end === sign || (end === '...' && format === 'yaml')) {
      return {format, start, header: {start: opening.next, end: close}, bodyStart: next}
    }
  }
  const reason = `The front matter that opens here has no closing line. Add a line \`${sign}\` after its last key.`
  return frontMatterError('unclosed', reason, positionAt, start)
}
