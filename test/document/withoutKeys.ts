import {nameMarks, renameMarks} from '../../migrate/document/contentJson.ts'

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
