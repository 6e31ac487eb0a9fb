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
  {syntaxFor: where('[[', wikiBrackets()), nodes: wikiNodes(), signs: {characters: '['}},
  {syntaxFor: where('==', highlightSyntax()), nodes: highlightNodes(), signs: {characters: '='}},
  {syntaxFor: where('%%', commentSyntax()), nodes: commentNodes()},
  {syntaxFor: where('^[', inlineNoteSyntax()), nodes: inlineNoteNodes(), signs: {characters: '^'}},
  {syntaxFor: where('^', blockIdSyntax()), nodes: blockIdNodes(), signs: {characters: '^'}},
]

/** A syntax for the texts that hold what it begins with. */
function where(opening: string, syntax: Extension): ScannedPart['syntaxFor'] {
  return (source) => (source.includes(opening) ? syntax : undefined)
}
