import {walkBlocks} from '../../../src/portable-text/walkBlocks.ts'
import type {Block} from '../../../src/portable-text/types.ts'

/**
 * Which addresses became references to articles.
 *
 * @param before - A body as the converter made it.
 * @param after - The same body, with references.
 * @returns Id and fragment by address.
 */
export function linkedAddresses(before: readonly Block[], after: readonly Block[]): Map<string, string> {
  const addresses = new Map<string, string>()
  const linked = walkBlocks(after)
  for (const block of walkBlocks(before)) {
    const other = linked.next().value
    if (block._type !== 'block' || other?._type !== 'block') continue
    for (const [index, mark] of block.markDefs.entries()) {
      const now = other.markDefs[index]
      if (mark._type !== 'link' || now?._type !== 'articleLink') continue
      addresses.set(
        mark.href,
        now.fragment === undefined ? now.reference._ref : `${now.reference._ref}#${now.fragment}`,
      )
    }
  }
  return addresses
}
