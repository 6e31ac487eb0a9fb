/** Finds the first match at or after an offset; undefined when there is none. */
export type Finder = (from: number) => RegExpExecArray | undefined

/**
 * Makes a function that finds a pattern in a text from offsets that go up. All calls together read the text once, so that
 * many openings without an end cost no more than one.
 *
 * @param text - The text.
 * @param pattern - A regular expression with the flag `g`, of its own.
 */
export function createFinder(text: string, pattern: RegExp): Finder {
  let match: RegExpExecArray | undefined
  let isExhausted = false
  return (from) => {
    if (isExhausted || (match && match.index >= from)) return match
    pattern.lastIndex = from
    match = pattern.exec(text) ?? undefined
    isExhausted = match === undefined
    return match
  }
}
