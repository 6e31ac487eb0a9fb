import type {CodeBlock} from '../../src/portable-text/types.ts'

/** The words after a code fence that say what a code block says: `js title="a.js" {1,3-5}`. */
export function toCodeInfo({language, filename, highlightedLines}: CodeBlock): string {
  return [language, filename && toTitle(filename), highlightedLines?.length && `{${toRanges(highlightedLines)}}`]
    .filter(Boolean)
    .join(' ')
}

function toTitle(filename: string): string {
  return filename.includes('"') ? `title='${filename}'` : `title="${filename}"`
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
