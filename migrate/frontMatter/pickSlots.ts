import type {FrontMatterSettings} from '../types.ts'
import {applyRule, ruleFor, ruleKeys, type RuleFailure} from './fieldRules.ts'
import {isRecord, type Path} from './header.ts'
import {knownKey, matchKeys} from './matchKeys.ts'
import {collectRedirects} from './redirects.ts'
import {SLOTS, type Slot} from './slots.ts'
import {saysSlot, toSlotValue} from './slotValues.ts'

/** A value that fills no slot. */
export interface Leftover {
  /** One key, or a key and a member of its value. */
  path: readonly [key: string] | readonly [key: string, member: string]
  /** Its slot is filled from this path instead, or nothing uses it here; absent when there is no slot for it at all. */
  unused?: {instead: Path} | {without: 'coverImage'}
}

/** Front matter sorted by slot. Paths are those of the header, whatever the table calls its keys. */
export interface PickedSlots {
  /** Values by slot for the schema; empty ones are left out. */
  input: Partial<Record<Slot, unknown>>
  /** Where each value of `input` came from. */
  origins: ReadonlyMap<Slot, Path>
  /** Addresses that the article had before. */
  redirects: string[]
  leftovers: Leftover[]
  failures: RuleFailure[]
}

/** What decides, besides the table, which keys say what. */
export interface PickOptions {
  /** Of the file. */
  path: string
  fields?: FrontMatterSettings['fields']
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

function toName(path: Path): string {
  return JSON.stringify(path)
}

/** Each path of the table with its slots. */
const SLOTS_BY_PATH = new Map<string, Slot[]>()
for (const [slot, paths] of SLOTS) {
  for (const path of paths) SLOTS_BY_PATH.set(toName(path), [...(SLOTS_BY_PATH.get(toName(path)) ?? []), slot])
}

/** Keys whose members are slots of their own. */
const KEYS_WITH_MEMBERS: ReadonlySet<string> = new Set(
  SLOTS.flatMap(([, paths]) => paths.filter(({length}) => length === 2).map(([key = '']) => key)),
)

/**
 * Sorts a header by slot. Where several keys of one slot have something to say, the first in {@link SLOT_PATHS} counts and the
 * others are left over; so is a text for a cover image that is not there. Nothing is dropped: every value fills a slot, is empty,
 * or is a leftover.
 *
 * @param text - The header with its values as written.
 * @param options - Rules of the settings, which count before the table.
 */
export function pickSlots(text: Record<string, unknown>, options: PickOptions = {path: ''}): PickedSlots {
  const written = matchKeys(Object.keys(text))
  const redirects = collectRedirects(text)
  const input: PickedSlots['input'] = {}
  const origins = new Map<Slot, Path>()
  const failures: RuleFailure[] = []
  const ruled: Path[] = []

  /** Whether a rule of the settings has settled a slot. */
  function isRuled(slot: Slot): boolean {
    const [field, rule] = ruleFor(slot, options.fields) ?? []
    const found = rule === undefined ? undefined : applyRule(rule, text, options)
    if (field === undefined || found === undefined) return false
    ruled.push(found.path)
    try {
      const {value, path} = found.read()
      if (isEmptyValue(value)) return false
      input[slot] = toText(value)
      origins.set(slot, path)
    } catch (error) {
      // The function is the user's: what it throws is for them to read.
      failures.push({field, path: found.path, reason: error instanceof Error ? error.message : String(error)})
    }
    return true
  }

  for (const [slot, paths] of SLOTS) {
    if (slot === 'coverAlt' && !origins.has('coverSrc')) continue
    if (isRuled(slot)) continue
    for (const path of paths) {
      const place = placeOf(text, path, written)
      if (place === undefined || isEmptyValue(place.value) || !saysSlot(slot, path[0] ?? '', place.value)) continue
      input[slot] = toSlotValue(slot, path[0] ?? '', place.value)
      origins.set(slot, place.path)
      break
    }
  }
  const used = new Set([...origins.values(), ...redirects.paths, ...ruled].map(toName))
  return {
    input,
    origins,
    redirects: redirects.addresses,
    leftovers: findLeftovers(text, origins, {used, named: ruleKeys(options.fields)}),
    failures,
  }
}

/** What a function returns, in the form that values are read in: numbers, booleans and dates as text. */
function toText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toText)
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}

/** The value at a path of the table, and where it stands. Where members are slots, a value with members is none itself. */
function placeOf(
  text: Record<string, unknown>,
  [known = '', member]: readonly string[],
  written: ReadonlyMap<string, string>,
): {path: Path; value: unknown} | undefined {
  const key = written.get(known)
  if (key === undefined) return undefined
  const members = KEYS_WITH_MEMBERS.has(known) ? toMembers(text[key]) : undefined
  if (member === undefined) return members === undefined ? {path: [key], value: text[key]} : undefined
  if (members === undefined || !Object.hasOwn(members, member)) return undefined
  return {path: [key, member], value: members[member]}
}

/**
 * The slots that a value could fill.
 *
 * @param path - A key, or a key and a member, in whatever way they are written.
 * @param value - The value of the key.
 */
export function slotsFor([key = '', member]: readonly string[], value: unknown): readonly Slot[] {
  const known = knownKey(key)
  if (known === undefined) return []
  const slots = SLOTS_BY_PATH.get(toName(member === undefined ? [known] : [known, member])) ?? []
  return slots.filter((slot) => saysSlot(slot, known, value))
}

function findLeftovers(
  text: Record<string, unknown>,
  origins: ReadonlyMap<Slot, Path>,
  {used, named}: {used: ReadonlySet<string>; named: ReadonlySet<string>},
): Leftover[] {
  const check = (path: Leftover['path'], value: unknown): Leftover[] => {
    const slots = slotsFor(path, value)
    const isKnown = knownKey(path[0]) !== undefined || named.has(path.join('.'))
    if (used.has(toName(path)) || (isKnown && isEmptyValue(value))) return []
    const instead = slots.map((slot) => origins.get(slot)).find((origin) => origin !== undefined)
    if (instead !== undefined) return [{path, unused: {instead}}]
    return [slots.includes('coverAlt') ? {path, unused: {without: 'coverImage'}} : {path}]
  }
  return Object.entries(text).flatMap(([key, value]) => {
    const isDivided =
      KEYS_WITH_MEMBERS.has(knownKey(key) ?? '') || [...named].some((name) => name.startsWith(`${key}.`))
    const members = isDivided ? toMembers(value) : undefined
    if (members === undefined) return check([key], value)
    return Object.entries(members).flatMap(([member, inner]) => check([key, member], inner))
  })
}
