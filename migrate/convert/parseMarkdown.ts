import type {Root} from 'mdast'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import type {Extension as SyntaxExtension} from 'micromark-util-types'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

import {DIALECT_PARTS, type Dialect} from './dialects.ts'
import {MAX_TREE_DEPTH} from './levels.ts'
import {readStretches, type StretchedText} from './ordinary/readStretches.ts'
import {toReading} from './ordinary/reading.ts'
import {hasLongParagraph} from './syntax/linear/hasLongParagraph.ts'
import {linearDocument} from './syntax/linear/linearDocument.ts'
import {LINEAR_SYNTAX} from './syntax/linear/linearSyntax.ts'
import {readMdx} from './syntax/mdx/readMdx.ts'
import {maskPieces} from './syntax/pieces/maskPieces.ts'
import {piecePart} from './syntax/pieces/piecePart.ts'
import {restoreTree} from './syntax/pieces/restoreTree.ts'
import {isPieceDialect} from './syntax/pieces/scanPieces.ts'
import type {VisitBlocks} from './ordinary/stretches.ts'
import type {ScannedPart} from './syntaxPart.ts'

/**
 * Markdown as the parser and all slices of it see it: no byte order mark, `\n` at the end of lines, and U+FFFD for NUL
 * (CommonMark 2.3). Lines and columns are the same as in the source, a byte order mark counting for nothing.
 */
export function normalizeMarkdown(markdown: string): string {
  // One pass: each makes another copy of a text that may be long.
  return markdown.replace(/^\uFEFF|\r\n?|\0/g, (found) => (found === '\0' ? '\uFFFD' : found === '\uFEFF' ? '' : '\n'))
}

/** How to parse. */
export interface ParseOptions {
  /** Default `plain`. */
  dialect?: Dialect
  /** False reads CommonMark alone, whatever the dialect. Default true. */
  gfm?: boolean
  /** What is read besides, whatever the dialect; it goes before all else. Default none. */
  own?: readonly ScannedPart[]
  /**
   * Whether what is ordinary is read without micromark. False gives the same tree, and takes several times as long. Default
   * true.
   */
  ordinary?: boolean
}

/**
 * Parses CommonMark 0.31 with GFM (tables, footnotes, strikethrough, task lists, bare addresses) and what the dialect has
 * besides. Only what the text may need is loaded, and what is ordinary is read without micromark; the tree is the same.
 * Pieces of Hugo and Liquid are hidden from the parser, since those run before Markdown is read, and are put back into the
 * tree.
 *
 * @param source - Normalized Markdown.
 * @returns The tree, or undefined when its nesting exhausts the stack of the parser.
 */
export function parseMarkdown(source: string, options: ParseOptions = {}): Root | undefined {
  const {dialect = 'plain', gfm = true, own = [], ordinary = true} = options
  const read = ordinary ? readParts : parse
  try {
    if (!gfm) return read(source, own)
    if (dialect === 'mdx') return readMdx(source, (mdx) => read(source, [...DIALECT_PARTS.mdx, ...mdx, ...own]))
    const parts = [...DIALECT_PARTS[dialect], ...own]
    const masked = isPieceDialect(dialect) ? maskPieces(source, dialect) : undefined
    if (!masked) return read(source, parts)
    return restoreTree(read(masked.text, [piecePart(masked), ...parts]), masked, source)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Reads a text so that its tree need never be there as a whole.
 *
 * @param source - Normalized Markdown.
 * @param visit - Takes all definitions, those of footnotes included, before anything is read.
 * @returns Undefined where the tree can only be made as a whole.
 */
export function readInParts(source: string, options: ParseOptions, visit: VisitBlocks): StretchedText | undefined {
  const {dialect = 'plain', gfm = true, own = []} = options
  if (!gfm) return readNeeded(source, neededOf(source, own), visit)
  if (dialect === 'mdx' || (isPieceDialect(dialect) && maskPieces(source, dialect))) return undefined
  return readNeeded(source, neededOf(source, [...DIALECT_PARTS[dialect], ...own]), visit)
}

function readParts(source: string, parts: readonly ScannedPart[]): Root {
  const needed = neededOf(source, parts)
  return readNeeded(source, needed)?.toRoot() ?? parse(source, needed)
}

function neededOf(source: string, parts: readonly ScannedPart[]): ScannedPart[] {
  return parts.filter(({syntaxFor}) => syntaxFor(source) !== undefined)
}

function readNeeded(source: string, needed: readonly ScannedPart[], visit?: VisitBlocks): StretchedText | undefined {
  const reading = toReading(source, needed)
  return reading && readStretches(source, reading, (text, syntax) => parse(text, needed, syntax), visit)
}

/** Each text is parsed by a copy, with the extensions it needs. */
const parser = unified().use(remarkParse).freeze()

/**
 * A line in more quotations and items than any tree may be deep, which micromark would take a time for that grows with the
 * square of them. A line of nothing but dashes or asterisks is a break between themes.
 */
const TOO_DEEP = new RegExp(
  String.raw`^(?![-* \t]*$)(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){${MAX_TREE_DEPTH + 1}}`,
  'm',
)

/** UTF-16 code units of a text from which on what micromark needs beyond a linear time is more than a little. */
const LONG = 4096

/** @throws RangeError when the nesting exhausts the stack, or is sure to be too deep to be converted. */
function parse(source: string, parts: readonly ScannedPart[], more: readonly SyntaxExtension[] = []): Root {
  if (TOO_DEEP.test(source)) throw new RangeError('Nested too deeply.')
  const micromarkExtensions: SyntaxExtension[] = [...more]
  const fromMarkdownExtensions: FromMarkdownExtension[] = []
  if (hasLongParagraph(source)) micromarkExtensions.push(LINEAR_SYNTAX)
  for (const {syntaxFor, nodes} of parts) {
    const syntax = syntaxFor(source)
    if (!syntax) continue
    micromarkExtensions.push(syntax)
    fromMarkdownExtensions.push(nodes)
  }
  if (source.length > LONG) micromarkExtensions.push(linearDocument(source))
  return parser().data({micromarkExtensions, fromMarkdownExtensions}).parse(source)
}
