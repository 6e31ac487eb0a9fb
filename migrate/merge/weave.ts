/**
 * Puts what one list has and another has not into that other one: each member behind the one that precedes it in its own
 * list, after whatever the other list has put there. So where both put something in one place, both arrive, and always
 * in the same order.
 *
 * @param main - The list whose order counts.
 * @param other - The list whose additions are put in.
 */
export function weave(main: readonly string[], other: readonly string[]): string[] {
  const result = [...main]
  const inMain = new Set(main)
  const inResult = new Set(main)
  const inOther = new Set(other)
  let previous: string | undefined
  for (const member of other) {
    if (!inResult.has(member)) {
      const behind = previous === undefined ? 0 : result.indexOf(previous) + 1
      // Once something was put here, the next one follows it at once.
      const isFirst = previous === undefined || inMain.has(previous)
      const later = result.findIndex((one, index) => index >= behind && inOther.has(one))
      const at = !isFirst ? behind : later < 0 ? result.length : later
      result.splice(at, 0, member)
      inResult.add(member)
    }
    previous = member
  }
  return result
}
