import {hashContent} from '../document/hashWritten.ts'
import {alignEqual} from './alignEqual.ts'
import {toKeyed, type Keyed} from './keyed.ts'
import {pairSimilar} from './pairSimilar.ts'

/**
 * Gives a new version of a block the keys of the stored one, at every depth: rows and cells of a table, items of a list,
 * blocks of a callout. What is still there keeps its key, so that a patch names only what changed.
 *
 * @param stored - The block as the dataset holds it.
 * @param next - Its new version. Not changed.
 */
export function continueBlock<Block extends Keyed>(stored: Keyed, next: Block): Block {
  if (stored._type !== next._type) return {...next, _key: stored._key}
  const members = Object.entries(next).map(([name, value]) => {
    if (name === '_key') return [name, stored._key]
    // Words and marks are written as one, and marks go by the keys of their definitions.
    if (next['_type'] === 'block') return [name, value]
    const [old, items] = [toKeyed(stored[name]), toKeyed(value)]
    return [name, old && items ? continueArray(old, items) : value]
  })
  return Object.fromEntries(members) as Block
}

/**
 * Gives the members of a new version of an array the keys of those they continue. The others keep their own, numbered where
 * that is taken.
 *
 * @param stored - The array as the dataset holds it.
 * @param next - Its new version. Not changed.
 */
function continueArray(stored: readonly Keyed[], next: readonly Keyed[]): Keyed[] {
  const pairs = alignEqual(stored.map(hashContent), next.map(hashContent))
  const equal = new Set(pairs.keys())
  pairSimilar(stored, next, pairs)
  const taken = new Set(stored.map(({_key}) => _key))
  return next.map((item, index) => {
    const continued = stored[pairs.get(index) ?? -1]
    if (!continued) return {...item, _key: freeKey(item._key, taken)}
    return equal.has(index) ? continued : continueBlock(continued, item)
  })
}

/**
 * The key itself, or with a number where it is taken. The result is taken from then on.
 *
 * @param key - The key that the converter made.
 * @param taken - All keys that must not be used.
 */
export function freeKey(key: string, taken: Set<string>): string {
  let free = key
  for (let count = 2; taken.has(free); count++) free = `${key}-${count}`
  taken.add(free)
  return free
}
