import {parseCodeInfo} from '../convert/codeInfo.ts'
import type {CodeBlock} from '../../src/portable-text/types.ts'

/** A setting that stands right behind the language: `js:line-numbers`. */
const SUFFIX = /^:[\w-]*(?:=\d+)?(?= \S|$)/

/** The words after a code fence that say what a code block says: `js title="a.js" {1,3-5} showLineNumbers`. */
export function toCodeInfo({language, filename, highlightedLines, meta = ''}: CodeBlock): string {
  const [suffix = ''] = language ? (SUFFIX.exec(meta) ?? []) : []
  return [
    `${language ?? ''}${suffix}`,
    filename && toTitle(filename),
    highlightedLines?.length && `{${toRanges(highlightedLines)}}`,
    meta.slice(suffix.length).trim(),
  ]
    .filter(Boolean)
    .join(' ')
}

/** The fields of a code block that do not come back from its info string. */
export function lostFields(block: CodeBlock, info: string): string[] {
  const {fields: read} = parseCodeInfo(info, block.code.split('\n').length)
  return (['language', 'filename', 'highlightedLines', 'meta'] as const).filter(
    (name) => String(read[name] ?? '') !== String(block[name] ?? ''),
  )
}

function toTitle(filename: string): string {
  if (!filename.includes('"')) return `title="${filename}"`
  return filename.includes("'") ? `[${filename}]` : `title='${filename}'`
}

/** Numbers as ranges: `1,3-5`. */
function toRanges(lines: readonly number[]): string {
  const ranges: [from: number, to: number][] = []
  for (const line of lines.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && line <= last[1] + 1) last[1] = line
    else ranges.push([line, line])
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(',')
}
