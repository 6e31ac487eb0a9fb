import {keyPath} from '../diff/keyed.ts'
import {hashWritten} from '../document/hashWritten.ts'
import {wholeFields} from '../document/members.ts'
import type {SanityDocument, WrittenBlock, WrittenHashes} from '../types.ts'
import {ORDER_PATH} from './mergeBlocks.ts'
import {weave} from './weave.ts'

/**
 * What source and dataset agree on after a merge, for the import record: the source as it is now, apart from what they
 * disagree on. There it stays what it was, so that the next run finds the same conflict, and finds it gone once the two
 * say the same.
 *
 * @param base - What they agreed on before.
 * @param ours - The document as the source says it, its blocks with the keys of the dataset.
 * @param conflicts - Paths of what they disagree on.
 */
export function nextWritten(base: WrittenHashes, ours: SanityDocument, conflicts: ReadonlySet<string>): WrittenHashes {
  const now = hashWritten(ours)
  const names = [...new Set([...Object.keys(base.fields), ...Object.keys(now.fields)])]
    .filter((name) => !wholeFields(base.fields).includes(name))
    .sort()
  const fields = names.flatMap((name): [string, string][] => {
    const hash = conflicts.has(name) ? base.fields[name] : now.fields[name]
    return hash === undefined ? [] : [[name, hash]]
  })
  const blocks = conflicts.has('body') ? base.blocks : nextBlocks(base.blocks ?? [], now.blocks ?? [], conflicts)
  return {fields: Object.fromEntries(fields), ...(blocks && {blocks})}
}

function nextBlocks(
  base: readonly WrittenBlock[],
  now: readonly WrittenBlock[],
  conflicts: ReadonlySet<string>,
): WrittenBlock[] {
  const before = new Map(base.map(([key, hash]) => [key, hash]))
  const isOpen = (key: string): boolean => conflicts.has(keyPath('body', key))
  const entries = new Map(
    now.map(([key, hash]): [string, WrittenBlock] => {
      const old = isOpen(key) ? before.get(key) : undefined
      return [key, old === undefined ? [key, hash] : [key, old, hash]]
    }),
  )
  const ours = [...entries.keys()]
  for (const [key, hash] of base) if (!entries.has(key) && isOpen(key)) entries.set(key, [key, hash])
  const known = base.map(([key]) => key).filter((key) => entries.has(key))
  const order = conflicts.has(ORDER_PATH) ? weave(known, ours) : weave(ours, known)
  return order.map((key) => entries.get(key)).filter((entry) => entry !== undefined)
}
