import {parse, postprocess, preprocess} from 'micromark'
import {gfm} from 'micromark-extension-gfm'
import {mdxjs} from 'micromark-extension-mdxjs'
import type {Extension} from 'micromark-util-types'

import {UnendedFlowError, type ReadingLog} from '../../../migrate/convert/syntax/mdx/readingLog.ts'
import {createMdxSyntax} from '../../../migrate/convert/syntax/mdx/syntax.ts'

/** A tag, an expression or a module, and where it stands. */
interface Piece {
  kind: 'tag' | 'expression' | 'module'
  source: string
  offset: number
}

const KINDS: ReadonlyMap<string, Piece['kind']> = new Map([
  ['mdxTag', 'tag'],
  ['mdxJsxFlowTag', 'tag'],
  ['mdxJsxTextTag', 'tag'],
  ['mdxExpression', 'expression'],
  ['mdxFlowExpression', 'expression'],
  ['mdxTextExpression', 'expression'],
  ['mdxModule', 'module'],
  ['mdxjsEsm', 'module'],
])
const official = [gfm(), mdxjs({addResult: false})]

/** The pieces of MDX in an article as MDX itself reads it; undefined where it refuses the article. */
export function officialPieces(markdown: string): Piece[] | undefined {
  try {
    return piecesOf(markdown, ...official)
  } catch {
    return undefined
  }
}

/** The pieces of MDX in an article as we read it; undefined where we find something that MDX would refuse. */
export function ownPieces(markdown: string): Piece[] | undefined {
  const log: ReadingLog = {slips: new Map(), wasted: 0}
  try {
    const pieces = piecesOf(markdown, gfm(), createMdxSyntax(log))
    return log.slips.size > 0 ? undefined : pieces
  } catch (error) {
    if (error instanceof UnendedFlowError) return undefined
    throw error
  }
}

function piecesOf(markdown: string, ...extensions: Extension[]): Piece[] {
  const events = postprocess(
    parse({extensions})
      .document()
      .write(preprocess()(markdown, undefined, true)),
  )
  return events.flatMap(([what, {type, start, end}]) => {
    const kind = what === 'enter' ? KINDS.get(type) : undefined
    return kind ? {kind, source: markdown.slice(start.offset, end.offset), offset: start.offset} : []
  })
}
