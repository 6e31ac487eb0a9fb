/**
 * What many readers of front matter take for YAML and YAML 1.2 refuses, and the smallest change that makes YAML of it.
 *
 * @module
 */

/** A piece of text that stands in for another. */
export interface Repair {
  /** Offset of the first character it replaces. */
  start: number
  /** Offset after the last. Equal to `start` for what is put in between. */
  end: number
  replacement: string
}

/** Changes that belong together, and what to tell of them. */
export interface RepairProposal {
  repairs: Repair[]
  /** The place to name. */
  offset: number
  /** What is wrong there and what to write, as two sentences. */
  reason: string
}

const KEY = String.raw`^(?<before>[ \t]*(?:-[ \t]+)*(?:"[^"]*"|'[^']*'|[^\s"'\[{#&*!|>%@-][^:]*?|[^\s:][^:]*?):[ \t]+)`
const ITEM = String.raw`^(?<before>[ \t]*(?:-[ \t]+)+)`
const VALUE = String.raw`(?<value>\S.*?)(?<![ \t])(?:[ \t]+#.*|[ \t]*)$`
const LINES = [new RegExp(KEY + VALUE), new RegExp(ITEM + VALUE)]

/** A line that begins a key of its own. */
const BEGINS_KEY = /^[A-Za-z_][\w.-]*:(?:\s|$)/

/**
 * Finds what to change about the place where YAML was refused.
 *
 * @param text - The header.
 * @param offset - Where the parser's first complaint points.
 * @returns Undefined when nothing that is known to be harmless would help.
 */
export function proposeRepair(text: string, offset: number): RepairProposal | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '')
  return untab(line, start) ?? continueQuote(text, offset) ?? quoteValue(line, start)
}

function untab(line: string, start: number): RepairProposal | undefined {
  const indent = /^[ \t]*\t[ \t]*/.exec(line)?.[0]
  if (indent === undefined) return undefined
  return {
    repairs: [{start, end: start + indent.length, replacement: indent.replaceAll('\t', '  ')}],
    offset: start,
    reason: 'A tab stands where YAML indents with spaces; it was read as two spaces. Write spaces.',
  }
}

/** A quoted text whose next lines begin at the margin, where YAML 1.1 let them. */
function continueQuote(text: string, offset: number): RepairProposal | undefined {
  const quote = text.charAt(offset)
  if (quote !== '"' && quote !== "'") return undefined
  const close = findClosingQuote(text, offset + 1, quote)
  if (close === -1 || !text.slice(offset, close).includes('\n')) return undefined
  if (!/^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(text.slice(close + 1))) return undefined
  const starts = [...text.slice(offset, close).matchAll(/\n(?=\S)/g)].map(({index}) => offset + index + 1)
  if (starts.length === 0 || starts.some((at) => BEGINS_KEY.test(text.slice(at)))) return undefined
  return {
    repairs: starts.map((at) => ({start: at, end: at, replacement: ' '})),
    offset,
    reason:
      'The quoted text that begins here goes on at the margin; YAML wants its further lines indented. Indent them.',
  }
}

function findClosingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && quote === '"') at++
    else if (character === quote && quote === "'" && text.charAt(at + 1) === quote) at++
    else if (character === quote) return at
  }
  return -1
}

/** A value that is plain text to its author: quotes around it, or around what is in them already. */
function quoteValue(line: string, start: number): RepairProposal | undefined {
  for (const pattern of LINES) {
    const {before, value} = pattern.exec(line)?.groups ?? {}
    if (before === undefined || value === undefined) continue
    const quoted = toQuoted(value)
    if (quoted === undefined) continue
    const at = start + before.length
    return {
      repairs: [{start: at, end: at + value.length, replacement: quoted}],
      offset: at,
      reason: `The value \`${shorten(value)}\` is no YAML as it stands; it was read as the text it is. Write \`${shorten(quoted)}\`.`,
    }
  }
  return undefined
}

function toQuoted(value: string): string | undefined {
  const inner = /^(["'])(.*)\1$/.exec(value)
  if (inner) {
    const [, quote = '', text = ''] = inner
    return quote === '"'
      ? `"${text.replaceAll(/\\.|"/g, (found) => (found === '"' ? '\\"' : found))}"`
      : toSingleQuoted(text)
  }
  // Collections, anchors, aliases, tags and blocks of text have a meaning of their own; a template in braces has none.
  if (/^(?:["'[&!|>]|\*\S+$|\{(?![{%]))/.test(value)) return undefined
  return toSingleQuoted(value)
}

function toSingleQuoted(text: string): string {
  return `'${text.replaceAll(/''?/g, "''")}'`
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** A text with changes made to it. */
export interface RepairedText {
  text: string
  /** Where an offset in `text` lies in what it was made of. */
  toOriginal: (offset: number) => number
}

/** Makes changes to a text. They must not overlap. */
export function applyRepairs(before: RepairedText, repairs: readonly Repair[]): RepairedText {
  return repairs.toSorted((a, b) => b.start - a.start).reduce(applyRepair, before)
}

function applyRepair(before: RepairedText, {start, end, replacement}: Repair): RepairedText {
  const grown = replacement.length - (end - start)
  return {
    text: before.text.slice(0, start) + replacement + before.text.slice(end),
    toOriginal: (offset) => {
      if (offset <= start) return before.toOriginal(offset)
      return before.toOriginal(
        Math.max(start, offset < start + replacement.length ? Math.min(offset, end) : offset - grown),
      )
    },
  }
}
