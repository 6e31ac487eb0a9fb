import type {Html, Nodes, Paragraph, PhrasingContent} from 'mdast'
import type {CompileContext} from 'mdast-util-from-markdown'
import type {Token} from 'micromark-util-types'

import {startsHtml} from '../../html/htmlBlocks.ts'
import {readLiteral} from './expression.ts'
import {toHtmlLine, type HtmlPart} from './htmlLine.ts'
import {toPhrasing, toSource, type MdxPiece} from './mdxPiece.ts'
import type {MdxSource} from './mdxSource.ts'

type Point = NonNullable<Html['position']>['start']

/** Gives what stands between two points. */
type Slices = Pick<CompileContext, 'sliceSerialize'>

/**
 * Splits what stands on a line into lines of MDX. Two expressions on one would be words, so a comment of HTML, which becomes
 * an expression, has a line of its own beside one.
 */
export function splitLine(pieces: readonly MdxPiece[]): MdxPiece[][] {
  const lines: MdxPiece[][] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && (isTag(last) || isTag(piece))) line.push(piece)
    else lines.push([piece])
  }
  return lines
}

/**
 * What a line of pieces is: words where it says some; HTML where all of it can be; else source, as a comment alone is. It is
 * nothing where all of it are closing tags that HTML has not.
 */
export function toFlow(context: Slices, pieces: readonly MdxPiece[]): Nodes | undefined {
  const isComment = pieces.every(({source}) => source.kind === 'comment')
  const hasBlankLine = pieces.some(({source}) => /\n[ \t]*\n/.test(source.value))
  if (!hasBlankLine && pieces.some(isWords)) return toParagraph(context, pieces)
  const line = isComment || pieces.some(({html}) => !html) ? undefined : toHtmlLine(toParts(context, pieces))
  if (line === undefined) return toSourceLine(context, pieces)
  if (line.value === '') return undefined
  if (startsHtml(line.value)) return line
  return hasBlankLine ? toSourceLine(context, pieces) : toParagraph(context, pieces)
}

function toParts(context: Slices, pieces: readonly MdxPiece[]): HtmlPart[] {
  return pieces.flatMap(({token, html = []}, index) => {
    const [start, end] = [toPoint(token.start), toPoint(token.end)]
    const tags = html.map((value, index) => ({value, start: index === 0 ? start : end, end}))
    return [{value: gapBefore(context, pieces, index)}, ...tags]
  })
}

/** Among other pieces a comment of HTML becomes one of MDX. */
function toSourceLine(context: Slices, pieces: readonly MdxPiece[]): Omit<MdxSource, 'position'> {
  const [first, ...others] = pieces
  if (first && others.length === 0) return first.source
  const value = pieces.map(({source}, index) => gapBefore(context, pieces, index) + source.value).join('')
  const kinds = pieces.map(({source}) => source.kind)
  const kind = kinds.find((kind) => kind === 'component') ?? kinds.find((kind) => kind === 'expression') ?? 'comment'
  return toSource(kind, value)
}

function gapBefore(context: Slices, pieces: readonly MdxPiece[], index: number): string {
  const [before, piece] = [pieces[index - 1], pieces[index]]
  return before && piece ? context.sliceSerialize({start: before.token.end, end: piece.token.start}) : ''
}

function isTag({token}: MdxPiece): boolean {
  return token.type === 'mdxTag'
}

/** A string in braces is text. */
function isWords({source}: MdxPiece): boolean {
  return source.kind === 'expression' && Boolean(readLiteral(source.value)?.trim())
}

/** A paragraph, of tags that CommonMark has among words only, or with words among them. */
function toParagraph(context: Slices, pieces: readonly MdxPiece[]): Paragraph {
  const children = pieces.flatMap((piece, index): PhrasingContent[] => {
    const {start, end} = piece.token
    const gap = gapBefore(context, pieces, index)
    const nodes = toPhrasing(piece).map((node) => ({...node, position: {start: toPoint(start), end: toPoint(end)}}))
    return gap === '' ? nodes : [{type: 'text', value: gap}, ...nodes]
  })
  return {type: 'paragraph', children}
}

function toPoint({line, column, offset}: Token['start']): Point {
  return {line, column, offset}
}
