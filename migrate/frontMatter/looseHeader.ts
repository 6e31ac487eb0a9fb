import type {HeaderFormat} from './fence.ts'

/** A header that stands between no fences. All offsets are into the text without byte order mark. */
export interface LooseHeader {
  format: HeaderFormat
  /** Where its keys begin and end. */
  start: number
  end: number
  /** Where the line after it begins. */
  bodyStart: number
}

/** Headers without fences are of an article only when they hold a title. */
const HAS_TITLE = /^[ \t{,]*["']?title["']?[ \t]*:/im

/** A line of YAML as headers have them: a key, something indented, a member of a list, a comment. */
const YAML_LINE = /^(?:["']?[\w$][\w .$-]*["']?:(?:[ \t]|$)|[ \t]|-[ \t]|#)/

/**
 * Finds a header that stands between no fences, as some collections have it: in a comment of HTML, as keys up to an empty
 * line or a line `---`, as an object of JSON, or as the `meta` that a file of MDX exports. The last is read as data, and nothing
 * in it is run.
 *
 * @param text - The file without byte order mark.
 * @param start - Where its first line that is not blank begins.
 */
export function findLooseHeader(text: string, start: number): LooseHeader | undefined {
  const found = findInComment(text, start) ?? findObject(text, start) ?? findKeys(text, start)
  return found && HAS_TITLE.test(text.slice(found.start, found.end)) ? found : undefined
}

function findInComment(text: string, start: number): LooseHeader | undefined {
  const end = text.startsWith('<!--', start) ? text.indexOf('-->', start) : -1
  if (end === -1) return undefined
  const inner = text.slice(start + 4, end)
  const isJson = inner.trim().startsWith('{')
  if (!isJson && !inner.split('\n').every(isYamlLine)) return undefined
  return {format: isJson ? 'json' : 'yaml', start: start + 4, end, bodyStart: afterLine(text, end + 3)}
}

function findObject(text: string, start: number): LooseHeader | undefined {
  const opening = /^(?:export[ \t]+const[ \t]+(?:meta|metadata|frontmatter)[ \t]*=[ \t]*)?(?=\{)/i.exec(
    text.slice(start),
  )
  const open = opening ? start + opening[0].length : -1
  const end = open === -1 ? -1 : findClosingBrace(text, open)
  if (end === -1) return undefined
  const after = /^;?[ \t]*(?:\r?\n|$)/.exec(text.slice(end))
  // Objects of JavaScript have keys without quotes, as mappings of YAML may have them.
  return after
    ? {format: open > start ? 'yaml' : 'json', start: open, end, bodyStart: end + after[0].length}
    : undefined
}

/** The offset after the brace that closes the one at an offset; -1 when none does. */
function findClosingBrace(text: string, open: number): number {
  const tokens = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{}]/gs
  tokens.lastIndex = open
  let depth = 0
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{') depth++
    if (token[0] === '}' && --depth === 0) return tokens.lastIndex
  }
  return -1
}

function findKeys(text: string, start: number): LooseHeader | undefined {
  const lines = text.slice(start).split('\n')
  const length = lines.findIndex((line) => line.trim() === '' || line.trim() === '---')
  const header = length === -1 ? lines : lines.slice(0, length)
  if (!/^["']?[\w$]/.test(header[0] ?? '') || !header.every(isYamlLine)) return undefined
  const end = Math.min(text.length, start + header.join('\n').length)
  const isClosed = lines[length]?.trim() === '---'
  return {format: 'yaml', start, end, bodyStart: isClosed ? afterLine(text, end + 1) : afterLine(text, end)}
}

function isYamlLine(line: string): boolean {
  return line.trim() === '' || YAML_LINE.test(line)
}

function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}
