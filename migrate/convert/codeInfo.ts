/** What the words after a code fence say: the fields of a code block that are not the code. */
export interface CodeInfo {
  language?: string
  filename?: string
  /** Line numbers from 1, ascending, each once. */
  highlightedLines?: number[]
  /** Words that say something else, as written; those that stood apart are one space apart. */
  meta?: string
}

/** What was read of an info string. */
export interface ReadCodeInfo {
  fields: CodeInfo
  /** The word that marks lines, as written, if the code lacks some of them. */
  overmarked?: string
}

/**
 * A word: what stands between slashes, or an attribute with a value in braces, or what brackets and quotes keep together.
 * Braces are looked for just so far ahead, that no number of them is slow to read.
 */
const WORD =
  /(?<!\S)\/(?=\S)(?:\\.|[^/\\])*\/(?=[\s\d#]|$)\S*|[\w-]+=\{[^}]{0,200}\}|\{[^}]{0,200}\}|\[[^[\]]*\]|(?:"[^"]*"|'[^']*'|[^\s{"'])+|\S/g
/** A language, and what a colon sets apart from it; nothing that is an attribute or in brackets. */
const LANGUAGE = /^([^{[/"'=:][^"'=:]*)(?::([^"']*))?$/
const LINES = /^\{\s*\d+(?:\s*-\s*\d+)?(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*\s*(?:,\s*)?\}$/
const FILE_ATTRIBUTE = /^(?:title|filename|file)=(?:"([^"]+)"|'([^']+)'|([^"'\s]+))$/
const FILE_PATH = /^[\w@./\\-]*[\w-]\.[A-Za-z][A-Za-z0-9]*$/
const BRACKETED = /^\[([^\]]+)\]$/

/** A piece of an info string, and where it stands. */
interface Word {
  text: string
  index: number
}

/**
 * Reads the info string of a code fence in the forms that site generators use: `js {1,3-5}`, `js{1,3}`,
 * `js title="a b.js"`, `js filename=a.js`, `js:src/a.js`, `js src/a.js`, `js [a.js]`. Settings of highlighters, like
 * `showLineNumbers`, `/words/`, `ins={1}` or `:line-numbers`, are kept as `meta`.
 *
 * @param info - Everything after the fence, character references decoded.
 * @param lineCount - Lines of the code: a marked line beyond them marks nothing.
 */
export function parseCodeInfo(info: string, lineCount: number): ReadCodeInfo {
  const [first, ...others] = [...info.matchAll(WORD)].map(({0: text, index}): Word => ({text, index}))
  const start = first && splitLanguage(first.text)
  let filename = start?.filename
  let lines: number[] | undefined
  let overmarked: string | undefined
  const rest: Word[] = []
  for (const word of start || !first ? others : [first, ...others]) {
    const isApart = standsApart(info, word, start !== undefined && word === others[0])
    const file = isApart && filename === undefined ? fileOf(word.text) : undefined
    const marked =
      isApart && lines === undefined && LINES.test(word.text) ? parseLines(word.text, lineCount) : undefined
    if (file !== undefined) filename = file
    else if (marked && marked.lines.length > 0) {
      lines = marked.lines
      if (!marked.isWhole) overmarked = word.text
    } else rest.push(word)
  }
  const meta = [start?.suffix, joinWords(info, rest)].filter(Boolean).join(' ')
  const fields: CodeInfo = {
    ...(start && {language: start.language}),
    ...(filename !== undefined && {filename}),
    ...(lines !== undefined && {highlightedLines: lines}),
    ...(meta !== '' && {meta}),
  }
  return {fields, ...(overmarked !== undefined && {overmarked})}
}

/** `js:src/a.js` is language and file; what else follows a colon is neither. Undefined for a word that is no language. */
function splitLanguage(word: string): {language: string; filename?: string; suffix?: string} | undefined {
  const [, language, after] = LANGUAGE.exec(word) ?? []
  if (language === undefined) return undefined
  if (after === undefined) return {language}
  return FILE_PATH.test(after) || after.includes('/') ? {language, filename: after} : {language, suffix: `:${after}`}
}

/** Whether a word has white space at its sides; right behind a language it needs none. */
function standsApart(info: string, {text, index}: Word, followsLanguage: boolean): boolean {
  const isSpace = (place: number): boolean => /^\s?$/.test(info.charAt(place))
  return (followsLanguage || isSpace(index - 1)) && isSpace(index + text.length)
}

function fileOf(word: string): string | undefined {
  const [, double, single, bare] = FILE_ATTRIBUTE.exec(word) ?? []
  return double ?? single ?? bare ?? (FILE_PATH.test(word) ? word : BRACKETED.exec(word)?.[1])
}

/** The numbers of `{1,3-5}`, as far as there are such lines, and whether there are all of them. */
function parseLines(word: string, lineCount: number): {lines: number[]; isWhole: boolean} {
  const lines = new Set<number>()
  let isWhole = true
  for (const range of word.slice(1, -1).split(',')) {
    const [from = Number.NaN, to = from] = range.split('-').map((number) => Number.parseInt(number, 10))
    // Behind the last comma is nothing.
    if (from < 1 || to < from || to > lineCount) isWhole = false
    for (let line = Math.max(from, 1); line <= Math.min(to, lineCount); line++) lines.add(line)
  }
  return {lines: [...lines].toSorted((a, b) => a - b), isWhole}
}

/** Words with what stands between them, or a space where another word stood there. */
function joinWords(info: string, words: readonly Word[]): string {
  let joined = ''
  let end = 0
  for (const {text, index} of words) {
    const between = info.slice(end, index)
    joined += (joined === '' ? '' : /\S/.test(between) ? ' ' : between) + text
    end = index + text.length
  }
  return joined
}
