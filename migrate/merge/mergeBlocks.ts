import {keyPath, type Keyed} from '../diff/keyed.ts'
import {hashContent} from '../document/hashWritten.ts'
import type {WrittenBlock} from '../types.ts'
import type {Choose, Conflict} from './types.ts'
import {weave} from './weave.ts'

/** A merged body. */
export interface MergedBlocks {
  blocks: Keyed[]
  conflicts: Conflict[]
}

/** Path of the conflict that source and editor both put the blocks in another order. */
export const ORDER_PATH = 'body (order)'

/**
 * Merges two versions of a body block by block: what only one side changed, added, took out or moved is taken from it.
 *
 * @param base - What both sides come from.
 * @param theirs - The body as the dataset holds it.
 * @param ours - The body as the source says it, with the keys of the dataset.
 * @param choose - Decides where both sides changed the same block, or the order, in different ways.
 */
export function mergeBlocks(
  base: readonly WrittenBlock[],
  theirs: readonly Keyed[],
  ours: readonly Keyed[],
  choose: Choose,
): MergedBlocks {
  const hashes = new Map(base.map(([key, hash]) => [key, hash]))
  const [stored, next] = [byKey(theirs), byKey(ours)]
  const conflicts: Conflict[] = []

  const decide: Choose = (dispute) => {
    const side = choose(dispute)
    conflicts.push({...dispute, side})
    return side
  }

  function settle(key: string): Keyed | undefined {
    const [before, their, our] = [hashes.get(key), stored.get(key), next.get(key)]
    const [theirHash, ourHash] = [their && hashContent(their), our && hashContent(our)]
    if (theirHash === ourHash || ourHash === before) return their
    if (theirHash === before) return our
    return decide({path: keyPath('body', key), theirs: their, ours: our}) === 'ours' ? our : their
  }

  const order = orderKeys(
    base.map(([key]) => key),
    [...stored.keys()],
    [...next.keys()],
    decide,
  )
  return {blocks: order.map(settle).filter((block) => block !== undefined), conflicts}
}

/** Only blocks that all three have can have been moved by one side against the other. */
function orderKeys(base: string[], theirs: string[], ours: string[], choose: Choose): string[] {
  const [inTheirs, inOurs] = [new Set(theirs), new Set(ours)]
  const shared = base.filter((key) => inTheirs.has(key) && inOurs.has(key))
  const [theyMoved, weMoved] = [isReordered(shared, theirs), isReordered(shared, ours)]
  if (!weMoved || (theyMoved && !isReordered(theirs, ours))) return weave(theirs, ours)
  if (!theyMoved) return weave(ours, theirs)
  const side = choose({path: ORDER_PATH, theirs: theirs.join(), ours: ours.join()})
  return side === 'ours' ? weave(ours, theirs) : weave(theirs, ours)
}

/** Whether what two lists share stands in different orders. */
function isReordered(one: readonly string[], other: readonly string[]): boolean {
  const [inOne, inOther] = [new Set(one), new Set(other)]
  const common = other.filter((key) => inOne.has(key))
  return one.filter((key) => inOther.has(key)).some((key, index) => key !== common[index])
}

function byKey(blocks: readonly Keyed[]): Map<string, Keyed> {
  return new Map(blocks.map((block) => [block._key, block]))
}
