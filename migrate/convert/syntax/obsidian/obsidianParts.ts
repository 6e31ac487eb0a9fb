import type {Extension} from 'micromark-util-types'

import type {ScannedPart} from '../../syntaxPart.ts'
import {blockIdNodes, blockIdSyntax} from './blockId.ts'
import {commentNodes} from './commentNodes.ts'
import {commentSyntax} from './commentSyntax.ts'
import {highlightNodes, highlightSyntax} from './highlight.ts'
import {inlineNoteNodes, inlineNoteSyntax} from './inlineNote.ts'
import {wikiBrackets} from './wikiBrackets.ts'
import {wikiNodes} from './wikiNodes.ts'

/** What Obsidian reads besides GFM. Its callouts are quotations, which the handler of those looks at. */
export const OBSIDIAN_PARTS: readonly ScannedPart[] = [
  {syntaxFor: where('[[', wikiBrackets()), nodes: wikiNodes(), isLocal: true},
  {syntaxFor: where('==', highlightSyntax()), nodes: highlightNodes(), isLocal: true},
  {syntaxFor: where('%%', commentSyntax()), nodes: commentNodes(), isLocal: false},
  {syntaxFor: where('^[', inlineNoteSyntax()), nodes: inlineNoteNodes(), isLocal: true},
  {syntaxFor: where('^', blockIdSyntax()), nodes: blockIdNodes(), isLocal: true},
]

/** A syntax for the texts that hold what it begins with. */
function where(opening: string, syntax: Extension): ScannedPart['syntaxFor'] {
  return (source) => (source.includes(opening) ? syntax : undefined)
}
