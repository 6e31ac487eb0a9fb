type Members = Record<string, unknown>

/** How much of their words two blocks must share to be versions of one. */
export const ALIKE = 0.35

/**
 * How alike two blocks are: 0 for blocks of different types, else the share of their words that both have, up to 1.
 *
 * @param a - A block.
 * @param b - Another one.
 */
export function similarity(a: unknown, b: unknown): number {
  if (typeOf(a) !== typeOf(b)) return 0
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)]
  const total = wordsOfA.length + wordsOfB.length
  if (total === 0) return 1
  const counts = new Map<string, number>()
  for (const word of wordsOfA) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of wordsOfB) {
    const left = counts.get(word) ?? 0
    if (left > 0) {
      shared++
      counts.set(word, left - 1)
    }
  }
  return (2 * shared) / total
}

/** What kind of block this is: a heading does not become a list item. */
export function typeOf(block: unknown): string {
  const {_type, style, listItem} = (block ?? {}) as Members
  return JSON.stringify([_type, style ?? null, listItem ?? null])
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/[\p{L}\p{N}]+/gu) ?? []
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name.startsWith('_') || name === 'marks' || name === 'style' || name === 'listItem' ? [] : wordsOf(member),
  )
}
