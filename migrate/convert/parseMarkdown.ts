import type {Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

import {DIALECT_PARTS, type Dialect} from './dialects.ts'
import {BARE_ADDRESSES, mayHoldAddresses} from './gfmParts.ts'
import type {SyntaxPart} from './syntaxPart.ts'

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

/** How to parse. */
export interface ParseOptions {
  /** Default `plain`. */
  dialect?: Dialect
  /** False reads CommonMark alone, whatever the dialect. Default true. */
  gfm?: boolean
}

/**
 * Parses CommonMark 0.31 with GFM (tables, footnotes, strikethrough, task lists, bare addresses) and what the dialect has
 * besides. Only what the text may need is loaded; the tree is the same as with all of it.
 *
 * @param source - Normalized Markdown.
 * @returns The tree, or undefined when its nesting exhausts the stack of the parser.
 */
export function parseMarkdown(source: string, {dialect = 'plain', gfm = true}: ParseOptions = {}): Root | undefined {
  try {
    return gfm ? parseDialect(source, dialect) : parse(source, [])
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function parseDialect(source: string, dialect: Dialect): Root {
  const parts = DIALECT_PARTS[dialect].filter((part) => part.mayOccur(source))
  const tree = parse(source, parts)
  return mayHoldAddresses(tree) ? parse(source, [BARE_ADDRESSES, ...parts]) : tree
}

function parse(source: string, parts: readonly SyntaxPart[]): Root {
  return unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: parts.map(({syntax}) => syntax),
      fromMarkdownExtensions: parts.map(({nodes}) => nodes),
    })
    .parse(source)
}
