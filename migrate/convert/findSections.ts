/**
 * Where a long text may be cut so that its parts can be parsed one by one: in front of lines that come after an empty one,
 * begin in the first column and begin no list item. Whatever stands open before such a line ends there, except what ends
 * with a mark of its own, like a fence; whether one is open only the parser can tell.
 *
 * @param source - Normalized Markdown.
 * @param size - The least length of a section, in UTF-16 code units; the last one may be shorter.
 * @returns Offsets in ascending order: 0, and the beginning of every other section.
 */
export function findSections(source: string, size: number): number[] {
  const starts = [0]
  let last = 0
  for (let blank = source.indexOf('\n\n', size); blank !== -1; blank = source.indexOf('\n\n', last + size)) {
    const start = findStart(source, blank)
    if (start === -1) break
    starts.push(start)
    last = start
  }
  return starts
}

/** A first character with which a line ends all open lists: no white space, no marker of an item, no byte order mark. */
const ENDS_LISTS = /^[^\s\-+*\d\uFEFF]/

/** The first offset from `blank` on at which a section may begin; -1 when there is none. */
function findStart(source: string, blank: number): number {
  for (let from = blank; from !== -1; from = source.indexOf('\n\n', from + 1)) {
    if (ENDS_LISTS.test(source.charAt(from + 2))) return from + 2
  }
  return -1
}
