import {slotsFor, toMembers} from '../frontMatter/pickSlots.ts'
import {SLOT_PATHS, type Slot} from '../frontMatter/slots.ts'

/** One key of front matter, or a key and a member of its value. */
export type KeyPath = readonly string[]

/** The key each value is written under, in the order they stand in the file. */
const KEYS = {
  title: ['title'],
  subtitle: ['subtitle'],
  slug: ['slug'],
  category: ['category'],
  author: ['author'],
  tags: ['tags'],
  publishedAt: ['date'],
  updatedAt: ['updated'],
  excerpt: ['excerpt'],
  coverSrc: ['coverImage'],
  coverAlt: ['coverImageAlt'],
  seoTitle: ['seoTitle'],
  seoDescription: ['seoDescription'],
  language: ['language'],
  draft: ['draft'],
} as const satisfies Record<Slot, KeyPath>

/** The slots in the order of the file. */
export const SLOTS_IN_ORDER = Object.keys(KEYS) as Slot[]

/** The value at a path of one or two keys; undefined when there is none. */
function valueAt(data: Readonly<Record<string, unknown>>, [key = '', member]: KeyPath): unknown {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return member === undefined ? value : toMembers(value)?.[member]
}

/**
 * The key to write a value under: the usual one, unless a key that nothing used would then be read in its place.
 *
 * @param slot - Which value it is.
 * @param unknown - Keys and members that fill no slot, as an import kept them.
 */
export function chooseKey(slot: Slot, unknown: Readonly<Record<string, unknown>>): KeyPath {
  const paths: readonly KeyPath[] = SLOT_PATHS[slot]
  const usual: KeyPath = KEYS[slot]
  const isFree = ([key = '', member]: KeyPath): boolean => {
    if (!Object.hasOwn(unknown, key)) return true
    const members = toMembers(unknown[key])
    return member !== undefined && members !== undefined && members[member] === undefined
  }
  const isFirst = (path: KeyPath): boolean => {
    const rank = paths.findIndex((other) => String(other) === String(path))
    return paths.slice(0, rank).every((other) => valueAt(unknown, other) === undefined)
  }
  return [usual, ...paths].find((path) => isFree(path) && isFirst(path)) ?? usual
}

/**
 * Which slot a leftover value would fill if it were written back.
 *
 * @param path - The key of the leftover.
 * @param value - The leftover.
 * @param written - The keys that values are written under.
 * @returns Undefined when it would stay a leftover.
 */
export function findFilledSlot(path: KeyPath, value: unknown, written: ReadonlyMap<Slot, KeyPath>): Slot | undefined {
  return slotsFor(path, value).find((slot) => {
    // A text for a cover image counts only beside one.
    if (slot === 'coverAlt' && !written.has('coverSrc')) return false
    const paths: readonly KeyPath[] = SLOT_PATHS[slot]
    const rank = (key: KeyPath): number => paths.findIndex((other) => String(other) === String(key))
    const own = written.get(slot)
    return own === undefined || rank(own) >= rank(path)
  })
}
