import {TextHash} from './hashText.ts'
import {sortedNames} from './sortedNames.ts'

/** What JSON writes with a backslash: quotes, backslashes, controls, and halves of surrogate pairs that stand alone. */
const ESCAPED_IN_JSON = /["\\\p{Cc}\uD800-\uDFFF]/v

type Members = Readonly<Record<string, unknown>>

/**
 * A key made of what an object holds: a hash of its JSON, with members in the order of their names, so that two equal
 * objects have the same key however they were built. The object's own `_key` does not count; an object inside it that has
 * a key counts by that key, which says all about it.
 *
 * @param object - An object of JSON values whose inner arrays have keys already.
 * @returns 12 hex characters.
 */
export function contentKey(object: Members): string {
  const hash = new TextHash()
  addMembers(hash, object)
  return hash.digest()
}

/** Adds JSON without white space; members sorted by name (UTF-16 order), without `_key` and those that are undefined. */
function addMembers(hash: TextHash, object: Members): void {
  let before = '{"'
  for (const name of sortedNames(object)) {
    const member = object[name]
    if (name === '_key' || member === undefined) continue
    hash.add(before).add(name).add('":')
    before = ',"'
    addValue(hash, member)
  }
  hash.add(before === '{"' ? '{}' : '}')
}

function addValue(hash: TextHash, value: unknown): void {
  if (typeof value === 'string') addText(hash, value)
  else if (typeof value !== 'object' || value === null) hash.add(String(value))
  else if (Array.isArray(value)) addItems(hash, value)
  else if ('_key' in value && typeof value._key === 'string') hash.add('"').add(value._key).add('"')
  else addMembers(hash, value as Members)
}

/** Most texts are their own JSON, which need not be made then. */
function addText(hash: TextHash, text: string): void {
  if (ESCAPED_IN_JSON.test(text)) hash.add(JSON.stringify(text))
  else hash.add('"').add(text).add('"')
}

function addItems(hash: TextHash, items: readonly unknown[]): void {
  hash.add('[')
  for (let index = 0; index < items.length; index++) {
    if (index > 0) hash.add(',')
    addValue(hash, items[index])
  }
  hash.add(']')
}
