/**
 * Finds names that are spelled in several ways: upper and lower case, dashes, dots and spaces aside.
 *
 * @param names - Every use of a name.
 * @returns The most frequent spelling by each other one, both as written; of two as frequent, the one that is used first.
 */
export function guessSpelling(names: readonly string[]): Record<string, string> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const groups = Map.groupBy(counts.keys(), toLetters)
  const spelling = new Map<string, string>()
  for (const [letters, spellings] of groups) {
    if (letters === '' || spellings.length < 2) continue
    const [best = ''] = spellings.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    for (const other of spellings) if (other !== best) spelling.set(other, best)
  }
  return Object.fromEntries([...spelling].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function toLetters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, '')
}
