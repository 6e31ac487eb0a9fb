import {isRecord, type Path} from './header.ts'
import {SLOTS, type Slot} from './slots.ts'

/** A value that fills no slot. */
export interface Leftover {
  /** One key, or a key and a member of its value. */
  path: readonly [key: string] | readonly [key: string, member: string]
  /** Its slot is filled from this path instead, or nothing uses it here; absent when there is no slot for it at all. */
  unused?: {instead: Path} | {without: 'coverImage'}
}

/** Front matter sorted by slot. */
export interface PickedSlots {
  /** Values by slot for the schema; empty ones are left out. */
  input: Partial<Record<Slot, unknown>>
  /** Where each value of `input` came from. */
  origins: ReadonlyMap<Slot, Path>
  leftovers: Leftover[]
}

/** Whether a value says nothing: null, blank text, a list or set of keys holding nothing but such values. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isEmptyValue)
  return isRecord(value) && Object.values(value).every(isEmptyValue)
}

/** The keys of a value, looking into a list of one; undefined when it has none. */
export function toMembers(value: unknown): Record<string, unknown> | undefined {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  return isRecord(only) ? only : undefined
}

/** The value at a path of one or two keys. Where members are slots, a value with members does not stand for itself. */
function valueAt(text: Record<string, unknown>, [key = '', member]: readonly string[]): unknown {
  const value = Object.hasOwn(text, key) ? text[key] : undefined
  const members = KEYS_WITH_MEMBERS.has(key) ? toMembers(value) : undefined
  if (member === undefined) return members === undefined ? value : undefined
  return members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined
}

function toName(path: Path): string {
  return JSON.stringify(path)
}

/** Each path of the table with its slot. */
const SLOT_BY_PATH: ReadonlyMap<string, Slot> = new Map(
  SLOTS.flatMap(([slot, paths]) => paths.map((path) => [toName(path), slot] as const)),
)

/** Keys whose members are slots of their own. */
const KEYS_WITH_MEMBERS: ReadonlySet<string> = new Set(
  SLOTS.flatMap(([, paths]) => paths.filter(({length}) => length === 2).map(([key = '']) => key)),
)

function findLeftovers(text: Record<string, unknown>, origins: ReadonlyMap<Slot, Path>): Leftover[] {
  const used = new Set([...origins.values()].map(toName))
  const check = (path: Leftover['path'], value: unknown): Leftover[] => {
    const slot = SLOT_BY_PATH.get(toName(path))
    if (used.has(toName(path)) || (slot !== undefined && isEmptyValue(value))) return []
    const instead = slot === undefined ? undefined : origins.get(slot)
    if (instead !== undefined) return [{path, unused: {instead}}]
    return [slot === 'coverAlt' ? {path, unused: {without: 'coverImage'}} : {path}]
  }
  return Object.entries(text).flatMap(([key, value]) => {
    const members = KEYS_WITH_MEMBERS.has(key) ? toMembers(value) : undefined
    if (members === undefined) return check([key], value)
    return Object.entries(members).flatMap(([member, inner]) => check([key, member], inner))
  })
}

/**
 * Sorts a header by slot. Where several keys of one slot have something to say, the first in {@link SLOT_PATHS} counts and the
 * others are left over; so is a text for a cover image that is not there. Nothing is dropped: every value fills a slot, is empty,
 * or is a leftover.
 *
 * @param text - the header with its values as written
 */
export function pickSlots(text: Record<string, unknown>): PickedSlots {
  const input: PickedSlots['input'] = {}
  const origins = new Map<Slot, Path>()
  for (const [slot, paths] of SLOTS) {
    const origin = paths.find((path) => !isEmptyValue(valueAt(text, path)))
    if (origin === undefined || (slot === 'coverAlt' && !origins.has('coverSrc'))) continue
    input[slot] = valueAt(text, origin)
    origins.set(slot, origin)
  }
  return {input, origins, leftovers: findLeftovers(text, origins)}
}
