import {SLOTS} from './slots.ts'

/** The keys of the table, by their letters alone. */
const KEY_BY_LETTERS: ReadonlyMap<string, string> = new Map(
  SLOTS.flatMap(([, paths]) => paths.map(([key = '']) => [toLetters(key), key] as const)),
)

/** A key by its letters: `Cover-Image`, `cover_image` and `coverImage` have the same. */
function toLetters(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '')
}

/** The key of the table that a key is another writing of, or is itself. */
export function knownKey(key: string): string | undefined {
  return KEY_BY_LETTERS.get(toLetters(key))
}

/**
 * Finds the keys of the table in a header, also those that are written in another way.
 *
 * @param keys - The keys of the header.
 * @returns For each key of the table that is there, how it is written. One that is written as in the table counts before all
 *   others; of several that are not, the first.
 */
export function matchKeys(keys: readonly string[]): ReadonlyMap<string, string> {
  const written = new Map<string, string>()
  for (const key of keys) if (knownKey(key) === key) written.set(key, key)
  for (const key of keys) {
    const known = knownKey(key)
    if (known !== undefined && !written.has(known)) written.set(known, key)
  }
  return written
}
