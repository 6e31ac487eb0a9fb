import type {Code, InlineCode, Nodes, Parents, Root} from 'mdast'
import type {InlineMath, Math} from 'mdast-util-math'

import {keepAttributes} from './keepAttributes.ts'
import type {HiddenPiece, MaskedText} from './maskPieces.ts'
import {placeAttributes} from './placeAttributes.ts'
import {readHiddenHtml} from './readHiddenHtml.ts'
import {repairPositions} from './repairPositions.ts'
import {splitPieces} from './splitPieces.ts'
import {toCodeText} from './toCodeText.ts'

/**
 * Puts the pieces back into a tree that was made of a masked text: in addresses, titles, tags and all other texts of its
 * nodes. Paragraphs of nothing but pieces become those pieces, and attributes come right after what they belong to.
 *
 * @param tree - The tree, which is changed.
 * @param masked - The text it was made of.
 * @param source - The same text without a mask.
 */
export function restoreTree(tree: Root, {text, mask, hasLines}: MaskedText, source: string): Root {
  if (hasLines) repairPositions(tree, source)
  restore(tree, undefined)
  return tree

  function restore(node: Nodes, parent: Parents | undefined): void {
    restoreTexts(node)
    if (!('children' in node)) return
    setChildren(node, keepAttributes(parent, node).map(keepDefinition))
    for (const child of node.children) restore(child, node)
    const children = node.children.flatMap((child, index) => splitPieces(node, child, index))
    setChildren(node, placeAttributes(children))
  }

  /** A definition whose label only another language knows is none that Markdown could refer to. */
  function keepDefinition(node: Nodes): Nodes {
    if (node.type !== 'definition' || !node.position) return node
    const [label, parts] = [mask.split(node.label ?? ''), mask.split(sliceOf(node))]
    const first = label.find(isTag)
    if (!first || !parts.every((part) => typeof part === 'string' || isTag(part))) return node
    const value = parts
      .map((part) => (typeof part === 'string' ? part.replace(/\n[ \t>]*/g, ' ') : part.source))
      .join('')
    return {type: 'sourcePiece', syntax: first.piece.syntax, form: 'tag', value, position: node.position}
  }

  function sliceOf({position}: Nodes): string {
    return text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  }

  function restoreTexts(node: Nodes): void {
    if (isVerbatim(node)) {
      const {text, live} = toCodeText(mask.split(node.value))
      node.value = text
      if (live !== undefined) node.data = {...node.data, livePiece: live}
    } else if (node.type === 'text') {
      node.value = join(node.value, toText)
    } else if (node.type === 'html' && join(node.value, toSource) !== node.value) {
      node.data = {...node.data, reading: readHiddenHtml(node, (text) => join(text, toSource))}
    }
    restoreMembers(node)
  }

  function restoreMembers(value: object): void {
    for (const [name, member] of Object.entries(value)) {
      if (name === 'position' || name === 'children') continue
      if (typeof member === 'string') Object.assign(value, {[name]: join(member, toSource)})
      else if (typeof member === 'object' && member !== null && !(member instanceof Map)) restoreMembers(member)
    }
  }

  function join(text: string, toString: (part: HiddenPiece) => string): string {
    const parts = mask.split(text)
    if (parts.every((part) => typeof part === 'string')) return text
    return parts.map((part) => (typeof part === 'string' ? part : toString(part))).join('')
  }
}

/** Nodes whose text is no Markdown: what runs before Markdown is read runs in them as well. */
function isVerbatim(node: Nodes): node is Code | InlineCode | Math | InlineMath {
  return ['code', 'inlineCode', 'math', 'inlineMath'].includes(node.type)
}

function isTag(part: string | HiddenPiece): part is HiddenPiece {
  return typeof part !== 'string' && part.piece.form.kind === 'tag'
}

function toSource({source}: HiddenPiece): string {
  return source
}

function toText({piece, source}: HiddenPiece): string {
  if (piece.form.kind === 'gap') return ''
  return piece.form.kind === 'literal' ? piece.form.text : source
}

/** The children of a node are of the types its kind takes, since they come from children of such a node. */
function setChildren(node: Parents, children: readonly Nodes[]): void {
  node.children = children as Parents['children'] as never
}
