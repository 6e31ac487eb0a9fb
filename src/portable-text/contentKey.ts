import {hashText} from './hashText.ts'

/**
 * A key made of what an object holds: a hash of its JSON, with members in the order of their names, so that two equal
 * objects have the same key however they were built. The object's own `_key` does not count; an object inside it that has
 * a key counts by that key, which says all about it.
 *
 * @param object - An object of JSON values whose inner arrays have keys already.
 * @returns 12 hex characters.
 */
export function contentKey(object: Readonly<Record<string, unknown>>): string {
  return hashText(membersJson(object))
}

/** JSON without white space; members sorted by name (UTF-16 order), without `_key` and those that are undefined. */
function membersJson(object: Readonly<Record<string, unknown>>): string {
  let json = ''
  for (const name of Object.keys(object).sort()) {
    const member = object[name]
    if (name !== '_key' && member !== undefined) json += `${json && ','}"${name}":${valueJson(member)}`
  }
  return `{${json}}`
}

function valueJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(valueJson).join(',')}]`
  const object = value as Readonly<Record<string, unknown>>
  return typeof object['_key'] === 'string' ? `"${object['_key']}"` : membersJson(object)
}
