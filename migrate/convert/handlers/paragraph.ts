import type {Paragraph, PhrasingContent} from 'mdast'

import {DEFINITION_PARAGRAPH, reportDefinition} from '../definitionLists.ts'
import {isLinkMark, isTextPiece, SOFT_BREAK, type DraftBlock, type Piece} from '../drafts.ts'
import {partOf} from '../partOf.ts'
import type {FlowContext, State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'
import {docfxImage} from './docfxImage.ts'
import {generatedLine} from './generatedLine.ts'
import {isObsidianSource, obsidianSourceBlock} from './obsidianSource.ts'

/**
 * A paragraph is a text block; one that is only an image, linked or not, is a figure, one that is only a formula between two
 * dollars a `math` block, and one that is only a piece of another language is that by itself. In an item of a tight list
 * there is no paragraph for those to take the place of.
 */
export function paragraph(state: State, node: Paragraph, {isTight}: FlowContext): DraftBlock[] {
  const [only, ...others] = node.children
  if (!isTight && others.length === 0 && isObsidianSource(only)) return obsidianSourceBlock(state, only)
  const line = isTight ? undefined : (generatedLine(state, node) ?? docfxImage(state, node))
  if (line) return [line]
  if (state.dialect === 'mkdocs' && state.gfm && startsWith(only, '===')) reportTab(state, node)
  if (startsWith(only, ':')) reportDefinition(state, node, DEFINITION_PARAGRAPH)
  const pieces = state.allInline(node.children)
  return [(isTight ? undefined : (toFigure(pieces) ?? toMath(state, node))) ?? toTextBlock(pieces)]
}

const TAB = /^===[!+]?[ \t]+"[^\n]*"[ \t]*(?:\n|$)/

function reportTab(state: State, node: Paragraph): void {
  const [line] = TAB.exec(state.sourceOf(node)) ?? []
  if (line === undefined) return
  state.report(
    'convert/tab',
    partOf(state, node, 0, line.trimEnd().length),
    'Found a tab, which has no form here: its line stays text, and what is indented below it is code where an empty line stands between. Make a heading of the tab, and take the indent off.',
  )
}

function startsWith(node: PhrasingContent | undefined, sign: string): boolean {
  return node?.type === 'text' && node.value.startsWith(sign)
}

function toMath(state: State, {children}: Paragraph): DraftBlock | undefined {
  const [child, ...others] = children
  const isDisplayed = child?.type === 'inlineMath' && others.length === 0 && state.sourceOf(child).startsWith('$$')
  return isDisplayed ? {_type: 'math', tex: child.value} : undefined
}

function toFigure(pieces: readonly Piece[]): DraftBlock | undefined {
  const [piece, ...others] = pieces.filter((piece) => !isTextPiece(piece) || !isBlank(piece.text))
  if (piece === undefined || others.length > 0 || isTextPiece(piece)) return undefined
  const {object, marks} = piece
  return object._type === 'inlineImage' && marks.every(isLinkMark) ? {...object, _type: 'figure'} : undefined
}

function isBlank(text: string): boolean {
  return text.replaceAll(SOFT_BREAK, ' ').trim() === ''
}
