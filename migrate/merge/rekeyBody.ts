import {continueBlock, freeKey} from '../diff/continueBlock.ts'
import {alignEqual} from '../diff/alignEqual.ts'
import type {Keyed} from '../diff/keyed.ts'
import {pairSimilar} from '../diff/pairSimilar.ts'
import {hashContent} from '../document/hashWritten.ts'
import type {WrittenBlock} from '../types.ts'

/**
 * Gives the blocks of a new conversion the keys that the dataset knows them by. A block that was rewritten keeps the key
 * of the one it continues, so comments and history stay with it; a block that is new gets a key of its own.
 *
 * @param written - What source and dataset last agreed on; undefined when the article was not imported yet.
 * @param next - The blocks of the new conversion. Not changed.
 * @param stored - The body as the dataset holds it: published first, then the draft's.
 */
export function rekeyBody(
  written: readonly WrittenBlock[] | undefined,
  next: readonly Keyed[],
  stored: readonly (readonly Keyed[])[],
): Keyed[] {
  // A new article keeps its own keys.
  if ((written?.length ?? 0) === 0 && stored.every((body) => body.length === 0)) return [...next]
  const inDataset = stored.flat().map((block) => ({block, hash: hashContent(block)}))
  const base = written ?? (stored[0] ?? []).map((block): WrittenBlock => [block._key, hashContent(block)])
  const hashes = next.map(hashContent)
  const pairs = alignEqual(
    base.map(([, hash, source]) => source ?? hash),
    hashes,
  )
  const versions = Map.groupBy(inDataset, ({block}) => block._key)
  pairSimilar(
    base.map(([key]) => versions.get(key)?.[0]?.block),
    next,
    pairs,
  )

  const baseKeys = new Set(base.map(([key]) => key))
  const added = new Map(
    inDataset.filter(({block}) => !baseKeys.has(block._key)).map((addition) => [addition.block._key, addition]),
  )
  const additions = Map.groupBy(added.values(), ({hash}) => hash)
  const taken = new Set([...baseKeys, ...versions.keys()])
  return next.map((block, index) => {
    const hash = hashes[index] ?? ''
    const key = base[pairs.get(index) ?? -1]?.[0]
    if (key === undefined) {
      // An editor wrote the same.
      return additions.get(hash)?.shift()?.block ?? {...block, _key: freeKey(block._key, taken)}
    }
    const known = versions.get(key) ?? []
    const same = known.find((version) => version.hash === hash)?.block
    return same ?? (known[0] ? continueBlock(known[0].block, block) : {...block, _key: key})
  })
}
