import {gfmAutolinkLiteral} from 'micromark-extension-gfm-autolink-literal'
import type {Construct, ConstructRecord, Extension} from 'micromark-util-types'

/** What addresses of the web begin with. */
const WEB_START = /www\.|https?:\/\//gi
/** What may stand in front of the at sign of a mail address. */
const BEFORE_AT = /[+\-.\w]/

/**
 * The bare addresses of GFM, looked for only where one can begin: at `www.`, `http://`, `https://` and in front of what
 * stands before an at sign. The extension by itself stops at every letter, and so costs more than all other parts together.
 *
 * @param source - Normalized Markdown.
 * @returns The extension, or undefined for a text in which no address can be.
 */
export function addressesWhereSpelled(source: string): Extension | undefined {
  const starts = findStarts(source)
  if (starts.size === 0) return undefined
  const narrowed = new Map<Construct, Construct>()
  const narrow = (construct: Construct): Construct => {
    const known = narrowed.get(construct) ?? onlyAt(construct, starts)
    narrowed.set(construct, known)
    return known
  }
  const constructs = gfmAutolinkLiteral().text ?? {}
  const text: ConstructRecord = {}
  for (const offset of starts) {
    const code = source.charCodeAt(offset)
    const all = constructs[code]
    if (all && !text[code]) text[code] = Array.isArray(all) ? all.map(narrow) : narrow(all)
  }
  return {text}
}

/** Offsets at which an address may begin, as the parser counts them: without a byte order mark. */
function findStarts(source: string): ReadonlySet<number> {
  const mark = source.startsWith('\uFEFF') ? 1 : 0
  const starts = new Set<number>()
  for (const {index} of source.matchAll(WEB_START)) starts.add(index - mark)
  let end = 0
  for (let at = source.indexOf('@'); at !== -1; at = source.indexOf('@', end)) {
    let start = at
    while (start > end && BEFORE_AT.test(source.charAt(start - 1))) start--
    if (start < at) starts.add(start - mark)
    end = at + 1
  }
  return starts
}

function onlyAt(construct: Construct, starts: ReadonlySet<number>): Construct {
  const {previous} = construct
  return {
    ...construct,
    previous(code) {
      return (previous?.call(this, code) ?? true) && starts.has(this.now().offset)
    },
  }
}
