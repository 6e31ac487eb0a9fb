const HYPHEN = 45
const ASTERISK = 42
const UNDERSCORE = 95
const SPACE = 32

/** Whether a line is a break between themes from an offset on: three or more of one sign, and spaces (CommonMark 4.1). */
export function isRule(source: string, from: number, end: number): boolean {
  const marker = source.charCodeAt(from)
  if (marker !== HYPHEN && marker !== ASTERISK && marker !== UNDERSCORE) return false
  let count = 0
  for (let at = from; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code === marker) count++
    else if (code !== SPACE) return false
  }
  return count > 2
}
