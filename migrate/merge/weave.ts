/**
 * Puts what one list has and another has not into that other one: each member behind the one that precedes it in its own
 * list, after whatever the other list has put there. So where both put something in one place, both arrive, and always
 * in the same order.
 *
 * @param main - The list whose order counts; no member twice.
 * @param other - The list whose additions are put in; no member twice.
 */
export function weave(main: readonly string[], other: readonly string[]): string[] {
  const [inMain, inOther] = [new Set(main), new Set(other)]
  /** What follows each member of the result; what follows undefined is the first. */
  const following = new Map<string | undefined, string | undefined>()
  for (const [index, member] of main.entries()) following.set(main[index - 1], member)

  /** The last of those behind a member that the other list does not have. */
  function skip(member: string | undefined): string | undefined {
    let place = member
    for (let next = following.get(place); next !== undefined && !inOther.has(next); next = following.get(place)) {
      place = next
    }
    return place
  }

  let previous: string | undefined
  for (const member of other) {
    if (!inMain.has(member)) {
      // Once something was put here, the next one follows it at once.
      const isFirst = previous === undefined || inMain.has(previous)
      const place = isFirst ? skip(previous) : previous
      following.set(member, following.get(place))
      following.set(place, member)
    }
    previous = member
  }

  const result: string[] = []
  for (let next = following.get(undefined); next !== undefined; next = following.get(next)) result.push(next)
  return result
}
