import type {PhrasingContent, Text} from 'mdast'

import {pointAfter, pointOf, type Words} from './words.ts'

/** Text as it will stand in the tree. */
interface TextPiece {
  kind: 'text'
  /** Indexes in the words. */
  start: number
  end: number
  value: string
}

/** Something that is read to its end. */
export interface NodePiece {
  kind: 'node'
  node: PhrasingContent
}

/** A delimiter run (CommonMark 6.2): asterisks or underscores that may open or close emphasis. */
export interface RunPiece {
  kind: 'run'
  marker: number
  start: number
  end: number
  opens: boolean
  closes: boolean
}

/** A bracket that may open a link or an image. */
export interface BracketPiece {
  kind: 'bracket'
  isImage: boolean
  start: number
  end: number
  /** False once a link stands behind it: there are no links in links. */
  isActive: boolean
}

/** A part of some words, before it is known what belongs together. */
export type Piece = TextPiece | NodePiece | RunPiece | BracketPiece

/** What the extension for bare addresses makes links of begins with one of these. */
const ADDRESS = /[-.\w+]@|www\.|https?:\/\//i

/**
 * Makes nodes of pieces: what did not turn out to be anything is text, and text that touches is one node.
 *
 * @param addresses - Whether bare addresses are links.
 * @returns Undefined when a text holds a bare address.
 */
export function toNodes(words: Words, pieces: readonly Piece[], addresses: boolean): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = []
  let from = 0
  while (from < pieces.length) {
    const piece = pieces[from]
    if (!piece) break
    if (piece.kind === 'node') {
      nodes.push(piece.node)
      from++
      continue
    }
    let value = valueOf(words, piece)
    let {end} = piece
    from++
    for (let next = pieces[from]; next && next.kind !== 'node'; next = pieces[++from]) {
      value += valueOf(words, next)
      end = next.end
    }
    if (addresses && ADDRESS.test(value)) return undefined
    nodes.push(textNode(words, piece.start, end, value))
  }
  return nodes
}

function valueOf({text}: Words, piece: Exclude<Piece, NodePiece>): string {
  return piece.kind === 'text' ? piece.value : text.slice(piece.start, piece.end)
}

/** Text from one index to another. */
export function textNode(words: Words, start: number, end: number, value: string): Text {
  return {type: 'text', value, position: {start: pointOf(words, start), end: pointAfter(words, end)}}
}
