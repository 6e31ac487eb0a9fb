import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/** Bytes of the digest that a key keeps: 12 hex characters, plenty to tell the members of one array apart. */
const KEY_BYTES = 6

/**
 * A key made of what an object holds: the first 12 hex characters of the SHA-256 of its JSON, with members in the order
 * of their names, so that two equal objects have the same key however they were built. The object's own `_key` does not
 * count; an object inside it that has a key counts by that key, which says all about it.
 *
 * @param object - An object of JSON values whose inner arrays have keys already.
 */
export function contentKey(object: Readonly<Record<string, unknown>>): string {
  return bytesToHex(sha256(utf8ToBytes(membersJson(object))).subarray(0, KEY_BYTES))
}

/** JSON without white space; members sorted by name (UTF-16 order), without `_key` and those that are undefined. */
function membersJson(object: Readonly<Record<string, unknown>>): string {
  let json = ''
  for (const name of Object.keys(object).sort()) {
    const member = object[name]
    if (name !== '_key' && member !== undefined) json += `${json && ','}${JSON.stringify(name)}:${valueJson(member)}`
  }
  return `{${json}}`
}

function valueJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(valueJson).join(',')}]`
  const object = value as Readonly<Record<string, unknown>>
  return typeof object['_key'] === 'string' ? JSON.stringify(object['_key']) : membersJson(object)
}
