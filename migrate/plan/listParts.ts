/** How many parts are named before the rest is counted. */
const NAMED = 5

/**
 * Lists parts of an article in a sentence.
 *
 * @returns `a, b and c`; of more than six, the first five and how many more there are.
 */
export function listParts(parts: readonly string[]): string {
  const named = parts.length > NAMED + 1 ? [...parts.slice(0, NAMED), `${parts.length - NAMED} more`] : parts
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? '')
}
