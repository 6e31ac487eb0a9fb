/**
 * Keys that depend on content alone. An edit in one block leaves the key of every other block as it was, so comments,
 * history and diffs stay anchored when an article is imported again.
 *
 * @module
 */
import {contentKey} from './contentKey.ts'
import type {Annotation, Block} from './types.ts'

/**
 * A value before it has keys. Annotations keep a `_key` of any form: it only ties spans to their mark definition until
 * the real one replaces it.
 */
export type Unkeyed<T> = T extends Annotation
  ? T
  : T extends readonly (infer Item)[]
    ? Unkeyed<Item>[]
    : T extends object
      ? {[Name in keyof T as Name extends '_key' ? never : Name]: Unkeyed<T[Name]>}
      : T

/** An object as this module sees it: it has members, and what they mean is not its concern. */
type Members = Record<string, unknown>

/**
 * Gives every object of every array its `_key`: 12 hex characters that hash what the object holds, and `-2`,
 * `-3` … for the second, third … object of the same array that holds the same. Keys of `markDefs` are made the same way,
 * and the marks of the block's spans follow them. Keys that were there before have no influence.
 *
 * Pure: the input stays as it is, and equal input gives equal bytes.
 *
 * @param blocks - The members of a body, or of any array of Portable Text.
 * @returns The same blocks with keys; each object has `_type` and `_key` first.
 * @example
 * ```ts
 * assignKeys([{_type: 'divider'}, {_type: 'divider'}])
 * // [{_type: 'divider', _key: '7a31d9da5e56'}, {_type: 'divider', _key: '7a31d9da5e56-2'}]
 * ```
 */
export function assignKeys(blocks: readonly Unkeyed<Block>[]): Block[] {
  return keyItems(blocks as readonly Members[]) as unknown as Block[]
}

/**
 * The first half of {@link assignKeys}, for a body that is made part by part: keys that content gives. When all are there,
 * {@link numberEqualKeys} is the other.
 *
 * @internal
 */
export function keyBlocks(blocks: readonly Unkeyed<Block>[]): Block[] {
  return (blocks as readonly Members[]).map(keyItem) as unknown as Block[]
}

/** Keys the objects of one array; content before occurrence, so that order matters among equal ones only. */
function keyItems(items: readonly Members[]): Members[] {
  const keyed = items.map(keyItem)
  if (keyed.length > 1) numberEqualKeys(keyed)
  return keyed
}

function keyItem(item: Members): Members {
  const type = item['_type']
  // An object that is written empty has room for more members than one that is written with two.
  const keyed: Members = {}
  if (type !== undefined) keyed['_type'] = type
  keyed['_key'] = ''
  keyMembers(item, keyed)
  keyed['_key'] = contentKey(keyed)
  return keyed
}

/**
 * The second object of an array that holds the same gets `-2`, the third `-3`. Changes the objects.
 *
 * @internal
 */
export function numberEqualKeys(items: readonly {_key?: unknown}[]): void {
  const occurrences = new Map<unknown, number>()
  for (const item of items) {
    const key = item._key
    const occurrence = (occurrences.get(key) ?? 0) + 1
    occurrences.set(key, occurrence)
    // Joined, it is one piece in memory; a template would hold on to its parts.
    if (occurrence > 1) item._key = [key, occurrence].join('-')
  }
}

/** Copies the members of an object to another one, and keys whatever stands inside them. */
function keyMembers(object: Members, keyed: Members): Members {
  const source = isMarked(object) ? keyMarks(object) : object
  for (const name in source) {
    if (name === '_key') continue
    const member = source[name]
    if (typeof member !== 'object' || member === null) keyed[name] = member
    else if (!Array.isArray(member)) keyed[name] = keyMembers(member as Members, {})
    else keyed[name] = isObjectArray(member) ? keyItems(member) : member
  }
  return keyed
}

/** Keys the mark definitions of a text block and turns its spans' marks to the new keys. */
function keyMarks(block: MarkedBlock): Members {
  const markDefs = keyItems(block.markDefs)
  const renamed = new Map(block.markDefs.map((markDef, index) => [markDef['_key'], markDefs[index]?.['_key']]))
  const children = block.children.map((child) =>
    Array.isArray(child['marks']) ? {...child, marks: child['marks'].map((mark) => renamed.get(mark) ?? mark)} : child,
  )
  return {...block, markDefs, children}
}

/** A text block with mark definitions, as far as its marks go. */
interface MarkedBlock extends Members {
  markDefs: Members[]
  children: Members[]
}

function isMarked(object: Members): object is MarkedBlock {
  return isObjectArray(object['markDefs']) && isObjectArray(object['children'])
}

/** True for an array of objects alone that has at least one. */
function isObjectArray(value: unknown): value is Members[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
