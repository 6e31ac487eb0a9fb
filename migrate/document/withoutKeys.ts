type Members = Record<string, unknown>

const NO_NAMES: ReadonlyMap<unknown, string> = new Map()

/**
 * A value of Portable Text without its keys: equal for two blocks that say the same, whatever their `_key`s. Marks that name a
 * mark definition name its place instead.
 *
 * @param value - a block, or anything inside one; not changed
 */
export function withoutKeys(value: unknown, names: ReadonlyMap<unknown, string> = NO_NAMES): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutKeys(item, names))
  if (typeof value !== 'object' || value === null) return value
  const members = value as Members
  const known = Array.isArray(members['markDefs']) ? nameMarks(members['markDefs']) : names
  const rest: Members = {}
  for (const [name, member] of Object.entries(members)) {
    if (name !== '_key') rest[name] = name === 'marks' ? renameMarks(member, known) : withoutKeys(member, known)
  }
  return rest
}

/** No decorator begins with `#`. */
function nameMarks(markDefs: readonly unknown[]): ReadonlyMap<unknown, string> {
  return new Map(markDefs.map((definition, index) => [(definition as Members | null)?.['_key'], `#${index}`]))
}

function renameMarks(marks: unknown, names: ReadonlyMap<unknown, string>): unknown {
  return Array.isArray(marks) ? marks.map((mark: unknown) => names.get(mark) ?? mark) : marks
}
