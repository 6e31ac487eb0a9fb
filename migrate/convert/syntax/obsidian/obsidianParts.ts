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
  {syntax: wikiBrackets(), nodes: wikiNodes(), mayOccur: (source) => source.includes('[[')},
  {syntax: highlightSyntax(), nodes: highlightNodes(), mayOccur: (source) => source.includes('==')},
  {syntax: commentSyntax(), nodes: commentNodes(), mayOccur: (source) => source.includes('%%')},
  {syntax: inlineNoteSyntax(), nodes: inlineNoteNodes(), mayOccur: (source) => source.includes('^[')},
  {syntax: blockIdSyntax(), nodes: blockIdNodes(), mayOccur: (source) => /\^[A-Za-z\d-]/.test(source)},
]
