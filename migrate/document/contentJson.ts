import {sortedNames} from '../../src/portable-text/sortedNames.ts'
import {canonicalJson} from './canonicalJson.ts'

const NO_NAMES: ReadonlyMap<unknown, string> = new Map()

/** Names of members, each with the quotes and the colon around it. */
const quoted = new Map<string, string>()

/** Documents have few names; what has many is no document of ours. */
const MOST_NAMES = 1000

/**
 * The canonical JSON of a value of Portable Text without its keys: equal for two blocks that say the same, whatever their `_key`s.
 * Marks that name a mark definition name its place instead. In one walk, since an import does it for every block.
 *
 * @param value - A block, or anything inside one.
 */
export function contentJson(value: unknown, names: ReadonlyMap<unknown, string> = NO_NAMES): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) text += (text === '' ? '' : ',') + contentJson(item ?? null, names)
    return `[${text}]`
  }
  const members = value as Record<string, unknown>
  const {markDefs} = members
  const known = Array.isArray(markDefs) ? nameMarks(markDefs) : names
  for (const name of sortedNames(members)) {
    const member = members[name]
    if (name === '_key' || member === undefined) continue
    const json = name === 'marks' ? canonicalJson(renameMarks(member, known)) : contentJson(member, known)
    text += (text === '' ? '' : ',') + quote(name) + json
  }
  return `{${text}}`
}

function quote(name: string): string {
  const known = quoted.get(name)
  if (known !== undefined) return known
  const text = `${JSON.stringify(name)}:`
  if (quoted.size < MOST_NAMES) quoted.set(name, text)
  return text
}

/** Names for the keys of mark definitions: their places. No decorator begins with `#`. */
export function nameMarks(markDefs: readonly unknown[]): ReadonlyMap<unknown, string> {
  return new Map(
    markDefs.map((definition, index) => [(definition as Record<string, unknown> | null)?.['_key'], `#${index}`]),
  )
}

/** Marks with such names in place of keys. */
export function renameMarks(marks: unknown, names: ReadonlyMap<unknown, string>): unknown {
  return Array.isArray(marks) ? marks.map((mark: unknown) => names.get(mark) ?? mark) : marks
}
