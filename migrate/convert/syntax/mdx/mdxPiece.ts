import type {Html, PhrasingContent} from 'mdast'
import type {Token} from 'micromark-util-types'

import {SEAM} from '../../seams.ts'
import {toMdxComment} from './comment.ts'
import type {MdxSource} from './mdxSource.ts'

/** A tag, an expression or a comment. */
export interface MdxPiece {
  token: Token
  /** What it is when it is kept as source. */
  source: Omit<MdxSource, 'position'>
  /** What it is as HTML, tag by tag; undefined where that cannot be. */
  html: readonly string[] | undefined
}

/** A node of source; what makes it part of a tree gives it its place. */
export function toSource(kind: MdxSource['kind'], value: string): Omit<MdxSource, 'position'> {
  return {type: 'mdxSource', kind, value}
}

/** Among words a comment stays one of MDX; the empty one is a seam. */
export function toPhrasing({source, html}: MdxPiece): PhrasingContent[] {
  if (source.kind === 'comment') return source.value === toMdxComment(SEAM) ? [{type: 'html', value: SEAM}] : [source]
  return html?.map((value): Html => ({type: 'html', value})) ?? [source]
}
