import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

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
 * Parses CommonMark 0.31 with GFM (tables, footnotes, strikethrough, task lists, bare addresses).
 *
 * @param source - Normalized Markdown.
 * @returns The tree, or undefined when its nesting exhausts the stack of the parser.
 */
export function parseMarkdown(source: string): Root | undefined {
  try {
    return processor.parse(source)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
