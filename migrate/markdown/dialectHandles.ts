import type {Parents} from 'mdast'
import type {Options} from 'remark-stringify'

import type {Highlight} from '../convert/syntax/obsidian/highlight.ts'
import type {SourcePiece} from '../convert/syntax/pieces/sourcePiece.ts'
import type {Verbatim} from './verbatim.ts'
import {writeAdmonition} from './writeAdmonition.ts'

type Handle = NonNullable<NonNullable<Options['handlers']>['paragraph']>
type State = Parameters<Handle>[2]
type Info = Parameters<Handle>[3]

function verbatim({value}: Verbatim): string {
  return value
}
verbatim.peek = ({value}: Verbatim) => value.charAt(0)

function highlight(node: Highlight, _: Parents | undefined, state: State, info: Info): string {
  return `==${state.containerPhrasing(node, {...info, before: '==', after: '='})}==`
}
highlight.attention = () => ({construct: 'phrasing' as const, markers: ['='], sizes: [2]})
highlight.peek = () => '='

/** A hidden piece, which emphasis beside it takes for a letter. */
function sourcePiece({value}: SourcePiece): string {
  return value
}
sourcePiece.peek = ({value}: SourcePiece) => value.charAt(0)

/** How the nodes are written that only dialects have. */
export const dialectHandles = {admonition: writeAdmonition, highlight, sourcePiece, verbatim}
