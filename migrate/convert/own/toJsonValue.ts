/** A value that no field of a document can hold, with its path from the returned object. */
export class ValueError extends TypeError {}

/** More than any document nests; a value that contains itself comes here too. */
const MAX_DEPTH = 100

/**
 * Copies what a handler returned, so that one object returned for two nodes becomes two, and makes sure that the Content
 * Lake takes it: JSON values, no array right inside another, objects and other values not mixed in one array. Members that
 * are undefined are left out.
 *
 * @param value - Any value.
 * @param known - Objects that the converter itself made; they are taken as they are.
 * @param path - Where the value is, for the error.
 * @throws ValueError naming the path, what was found there and what is expected.
 */
export function toJsonValue(value: unknown, known: WeakSet<object>, path = '', depth = 0): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object') throw new ValueError(`${at(path)} is ${describeValue(value)}, which is no JSON value`)
  if (known.has(value)) return value
  if (depth > MAX_DEPTH) throw new ValueError(`${at(path)} nests without end`)
  if (Array.isArray(value)) return toJsonArray(value, known, path, depth)
  if (!isPlain(value)) throw new ValueError(`${at(path)} is ${describeValue(value)}, which is no JSON value`)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      toJsonValue(member, known, path === '' ? name : `${path}.${name}`, depth + 1),
    ]),
  )
}

function toJsonArray(array: readonly unknown[], known: WeakSet<object>, path: string, depth: number): unknown[] {
  if (array.some(Array.isArray)) throw new ValueError(`${at(path)} holds an array, which no array field can`)
  const objects = array.filter((item) => typeof item === 'object' && item !== null)
  if (objects.length > 0 && objects.length < array.length) {
    throw new ValueError(`${at(path)} holds objects and other values; an array field holds one or the other`)
  }
  return array.map((item, index) => toJsonValue(item, known, `${path}[${index}]`, depth + 1))
}

/** True for object literals, those of another window or worker too; false for instances of classes. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** A value in a few words. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)}`
  if (typeof value !== 'object') return `a ${typeof value}`
  if (Array.isArray(value)) return 'an array'
  const {constructor} = value
  return typeof constructor === 'function' && constructor !== Object ? `a ${constructor.name}` : 'an object'
}

function at(path: string): string {
  return path === '' ? 'it' : `\`${path}\``
}
