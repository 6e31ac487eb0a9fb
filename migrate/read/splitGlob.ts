/** A glob, parted where it becomes one. */
export interface SplitGlob {
  /** The folder that every match lies in, as a plain path; `.` when the glob begins with a wildcard. */
  base: string
  /** The rest, with forward slashes. */
  pattern: string
}

const WILDCARD = /(?<!\\)(?:[*?[{(]|[!+@]\()/

/**
 * Parts a glob into the folder before its first wildcard and the pattern inside that folder.
 *
 * @param argument - As the user wrote it.
 * @param separator - The system's own: where it is `\`, backslashes part folders; elsewhere they escape a wildcard.
 * @returns Undefined when the argument has no wildcard.
 *
 * @example
 * splitGlob('posts/2024/*.md', '/') // {base: 'posts/2024', pattern: '*.md'}
 */
export function splitGlob(argument: string, separator: '/' | '\\'): SplitGlob | undefined {
  const glob = separator === '\\' ? argument.replaceAll('\\', '/') : argument
  const wildcard = glob.search(WILDCARD)
  if (wildcard === -1) return undefined
  const slash = glob.lastIndexOf('/', wildcard)
  const base = glob.slice(0, slash === 0 ? 1 : Math.max(slash, 0)).replace(/\\(?=[*?[\]{}()!+@\\])/g, '')
  return {base: base === '' ? '.' : base, pattern: glob.slice(slash + 1)}
}
