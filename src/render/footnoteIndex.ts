import type {TypedObject} from '@portabletext/types'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../schemas/names.ts'
import {listOf} from './fieldValues.ts'
import {isTyped} from './isTyped.ts'
import {nestedContent} from './nestedContent.ts'
import type {PortableTextInput} from './types.ts'

/** A footnote that is referred to. */
export interface NumberedFootnote {
  identifier: string
  /** From 1, in the order of the first references. */
  number: number
  /** How many references there are. */
  references: number
  content: TypedObject[]
}

/** The footnotes that are referred to, by identifier, in the order of their numbers. */
export type FootnoteIndex = ReadonlyMap<string, NumberedFootnote>

/**
 * Numbers footnotes by their first reference, as GitHub does. References inside a footnote count once that footnote
 * is referred to itself. The first definition of an identifier holds.
 *
 * @param blocks - a whole article; definitions may stand at any depth
 * @returns the footnotes to show; one that nothing refers to is not among them
 */
export function indexFootnotes(blocks: PortableTextInput): FootnoteIndex {
  const definitions = new Map<string, TypedObject[]>()
  const references: string[] = []
  const index = new Map<string, NumberedFootnote>()

  function visit(node: TypedObject): void {
    const members = nestedContent(node)
    if (node._type === INLINE_OBJECT.footnoteReference) {
      references.push(identifierOf(node))
    } else if (node._type === BLOCK_OBJECT.footnote) {
      // Its references are visited when the footnote is shown.
      if (!definitions.has(identifierOf(node))) definitions.set(identifierOf(node), members)
      for (const nested of members.flatMap(footnotesIn)) visit(nested)
    } else {
      for (const member of members) visit(member)
    }
  }

  for (const block of listOf(blocks)) if (isTyped(block)) visit(block)

  // The list grows while footnotes refer to further ones.
  for (const identifier of references) {
    const known = index.get(identifier)
    const content = definitions.get(identifier)
    if (known) {
      known.references += 1
    } else if (content) {
      index.set(identifier, {identifier, number: index.size + 1, references: 1, content})
      for (const member of content) if (member._type !== BLOCK_OBJECT.footnote) visit(member)
    }
  }
  return index
}

/** The identifier of a footnote or of a reference to one; empty when it has none. */
export function identifierOf(node: object): string {
  return 'identifier' in node && typeof node.identifier === 'string' ? node.identifier : ''
}

function footnotesIn(node: TypedObject): TypedObject[] {
  return node._type === BLOCK_OBJECT.footnote ? [node] : nestedContent(node).flatMap(footnotesIn)
}
