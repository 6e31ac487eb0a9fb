import type {Nodes, Root} from 'mdast'

import {createMask, type Mask, type MaskRole} from '../convert/syntax/pieces/createMask.ts'
import type {PieceDialect} from '../convert/syntax/pieces/scanPieces.ts'
import type {PieceSyntax} from '../convert/syntax/pieces/scannedPiece.ts'
import {escapeBraces} from './escapeBraces.ts'
import {escapeCode} from './escapeCode.ts'
import {mapPieces} from './mapPieces.ts'
import {tagBesidePieces} from './tagBesidePieces.ts'

/** A tree to be written, and what to do with what was written. */
export interface MaskedTree {
  tree: Root
  /** Puts the pieces of other languages into the Markdown. */
  restore(markdown: string): string
}

/**
 * Hides the pieces of other languages in a tree, so that nothing in them is escaped, indented or put on one line: in
 * addresses, titles, tags and wherever they stand by themselves. Words and code that only look like pieces are written so
 * that neither we nor the tool itself take them for any.
 *
 * @param tree - The tree; it is only read.
 * @returns Undefined for a tree that uses nearly all characters a piece can be hidden with.
 */
export function maskTree(tree: Root, dialect: PieceDialect): MaskedTree | undefined {
  const mask = createMask<string>(JSON.stringify(tree))
  return mask && {tree: maskNode(tree, mask, dialect), restore: (markdown) => mask.split(markdown).join('')}
}

function maskNode<Node extends Nodes>(node: Node, mask: Mask<string>, dialect: PieceDialect): Node {
  const masked: Nodes = {...node}
  const escape = (written: string) => hide(mask, written, 'text')
  const hideAll = (text: string, role: MaskRole = 'inline') =>
    mapPieces(text, {dialect, syntaxes: ALL_SYNTAXES, mapPiece: (piece) => hide(mask, piece, role)})
  // Where a piece of kramdown is one depends on what stands around it: in addresses and words it is none.
  const hideInAddress = (text: string) =>
    mapPieces(text, {
      dialect,
      syntaxes: [dialect],
      mapPiece: (piece) => hide(mask, piece, 'inline'),
      mapBetween: (between) => escapeBraces(between, {dialect, escape}),
    })
  switch (masked.type) {
    case 'code':
    case 'inlineCode':
    case 'math':
    case 'inlineMath':
      masked.value = escapeCode(masked.value, dialect)
      break
    case 'html':
      masked.value = hideAll(masked.value)
      break
    case 'sourcePiece':
      masked.value = hideAll(masked.value, masked.form === 'attributes' ? 'sign' : 'inline')
      break
    case 'link':
    case 'image':
      masked.url = hideInAddress(masked.url)
      if (masked.title) masked.title = hideInAddress(masked.title)
      if (masked.type === 'image' && masked.alt) masked.alt = hideInAddress(masked.alt)
      break
  }
  if ('children' in masked) {
    masked.children = tagBesidePieces(masked.children).map((child, index, siblings) => {
      if (child.type !== 'text') return maskNode(child, mask, dialect)
      const next = siblings[index + 1]?.type
      const isBeforePiece = next === 'sourcePiece' || next === 'html'
      return {...child, value: escapeBraces(child.value, {dialect, escape, isBeforePiece})}
    }) as never
  }
  return masked as Node
}

const ALL_SYNTAXES: readonly PieceSyntax[] = ['hugo', 'liquid', 'kramdown']

function hide(mask: Mask<string>, written: string, role: MaskRole): string {
  return mask.hide(written, `${role} ${written}`, role)
}
