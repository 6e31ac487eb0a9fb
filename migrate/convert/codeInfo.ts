/** What the words after a code fence say. */
export interface CodeInfo {
  language?: string
  filename?: string
  /** Line numbers from 1, ascending, each once. */
  highlightedLines?: number[]
  /** Words that say something else, as written; `''` when there are none. */
  leftover: string
}

/** A word, where braces, brackets and quotes keep spaces together. */
const WORD = /\{[^}]*\}|\[[^\]]*\]|(?:"[^"]*"|'[^']*'|[^\s{"'])+|\S/g
const LINES = /^\{\s*\d+(?:\s*-\s*\d+)?(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*\s*,?\s*\}$/
const FILE_ATTRIBUTE = /^(?:title|filename|file)=(?:"([^"]+)"|'([^']+)'|([^"'\s]+))$/
const FILE_PATH = /^[\w@./\\-]*[\w-]\.[A-Za-z][A-Za-z0-9]*$/
const BRACKETED = /^\[([^\]]+)\]$/

/**
 * Reads the info string of a code fence in the forms that site generators use: `js {1,3-5}`, `js{1,3}`,
 * `js title="a b.js"`, `js filename=a.js`, `js:src/a.js`, `js src/a.js`, `js [a.js]`.
 *
 * @param info - Everything after the fence, character references decoded.
 * @param lineCount - Lines of the code: a marked line beyond them marks nothing.
 */
export function parseCodeInfo(info: string, lineCount: number): CodeInfo {
  const words: string[] = info.match(WORD) ?? []
  const startsWithLanguage = !/^[{[\s]/.test(info) && words[0] !== undefined && !FILE_ATTRIBUTE.test(words[0])
  const first = startsWithLanguage ? splitLanguage(words[0] ?? '') : undefined
  let filename = first?.filename
  let lines: number[] | undefined
  const leftover = first?.rest ? [first.rest] : []
  for (const word of startsWithLanguage ? words.slice(1) : words) {
    const file = fileOf(word)
    if (file !== undefined && filename === undefined) filename = file
    else if (LINES.test(word) && lines === undefined) lines = parseLines(word, lineCount)
    else leftover.push(word)
  }
  return {
    ...(first?.language && {language: first.language}),
    ...(filename !== undefined && {filename}),
    ...(lines !== undefined && lines.length > 0 && {highlightedLines: lines}),
    leftover: leftover.join(' '),
  }
}

/** `js:src/a.js` is language and file; what else follows a colon is neither. */
function splitLanguage(word: string): {language: string; filename?: string; rest?: string} {
  const colon = word.indexOf(':')
  if (colon < 1) return {language: word}
  const language = word.slice(0, colon)
  const after = word.slice(colon + 1)
  if (FILE_PATH.test(after) || after.includes('/')) return {language, filename: after}
  return {language, rest: word.slice(colon)}
}

function fileOf(word: string): string | undefined {
  const [, double, single, bare] = FILE_ATTRIBUTE.exec(word) ?? []
  return double ?? single ?? bare ?? (FILE_PATH.test(word) ? word : BRACKETED.exec(word)?.[1])
}

/** The numbers of `{1,3-5}`, as far as there are such lines. */
function parseLines(word: string, lineCount: number): number[] {
  const lines = new Set<number>()
  for (const range of word.slice(1, -1).split(',')) {
    const [from = Number.NaN, to = from] = range.split('-').map((number) => Number.parseInt(number, 10))
    for (let line = Math.max(from, 1); line <= Math.min(to, lineCount); line++) lines.add(line)
  }
  return [...lines].toSorted((a, b) => a - b)
}
