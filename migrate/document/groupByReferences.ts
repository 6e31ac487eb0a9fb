/** Something that may refer to others. */
export interface Referring {
  id: string
  /** What it refers to, by id; true where the Content Lake wants it to be there. */
  references: ReadonlyMap<string, boolean>
}

/**
 * Groups what refers to each other strongly in a circle, so that none of it can be created or deleted without the rest. A group
 * comes after all that it refers to: in this order they can be created, and in the other deleted. (Tarjan's algorithm, without
 * recursion, as a chain may be long.)
 *
 * @param items - Each with an id of its own. References to anything else do not count.
 */
export function groupByReferences<Item extends Referring>(items: readonly Item[]): Item[][] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const groups: Item[][] = []
  /** When each was found, and the earliest that can be reached from it and has no group yet. */
  const found = new Map<Item, {at: number; earliest: number}>()
  const open: Item[] = []
  const grouped = new Set<Item>()

  function enter(item: Item) {
    const visit = {at: found.size, earliest: found.size}
    found.set(item, visit)
    open.push(item)
    const targets = [...item.references].flatMap(([id, isStrong]) => (isStrong ? (byId.get(id) ?? []) : []))
    return {item, visit, targets: targets.values()}
  }

  for (const start of items) {
    const path = found.has(start) ? [] : [enter(start)]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const {item, visit, targets} = step
      const {value: target} = targets.next()
      if (target !== undefined) {
        const known = found.get(target)
        if (!known) path.push(enter(target))
        else if (!grouped.has(target)) visit.earliest = Math.min(visit.earliest, known.at)
        continue
      }
      path.pop()
      const before = path.at(-1)
      if (before) before.visit.earliest = Math.min(before.visit.earliest, visit.earliest)
      if (visit.earliest < visit.at) continue
      const group = open.splice(open.lastIndexOf(item))
      for (const member of group) grouped.add(member)
      groups.push(group)
    }
  }
  return groups
}
