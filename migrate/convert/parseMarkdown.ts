import type {Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

import {BARE_ADDRESSES, mayHoldAddresses, SCANNED_PARTS, type GfmPart} from './gfmParts.ts'

/**
 * Markdown as the parser and all slices of it see it: no byte order mark, `\n` at the end of lines, and U+FFFD for NUL
 * (CommonMark 2.3). Lines and columns are the same as in the source, a byte order mark counting for nothing.
 */
export function normalizeMarkdown(markdown: string): string {
  return markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
}

/**
 * Parses CommonMark 0.31 with GFM (tables, footnotes, strikethrough, task lists, bare addresses). Of GFM, only what the
 * text may need is loaded; the tree is the same as with all of it.
 *
 * @param source - Normalized Markdown.
 * @param options - `gfm: false` leaves the extensions of GFM out.
 * @returns The tree, or undefined when its nesting exhausts the stack of the parser.
 */
export function parseMarkdown(source: string, {gfm = true}: {gfm?: boolean} = {}): Root | undefined {
  try {
    return gfm ? parseGfm(source) : parse(source, [])
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function parseGfm(source: string): Root {
  const parts = SCANNED_PARTS.filter((part) => part.mayOccur(source))
  const tree = parse(source, parts)
  return mayHoldAddresses(tree) ? parse(source, [BARE_ADDRESSES, ...parts]) : tree
}

function parse(source: string, parts: readonly GfmPart[]): Root {
  return unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: parts.map(({syntax}) => syntax),
      fromMarkdownExtensions: parts.map(({nodes}) => nodes),
    })
    .parse(source)
}
