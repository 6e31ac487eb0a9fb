/**
 * Lists the attributes of a document as the hosted lake counts them: each path with the type of its value, the items of
 * an array under one path, so that `[2.5, 3, "abc"]` is four (the array, a float, an integer, a string).
 *
 * @example
 * listAttributes({_id: 'a', tags: ['x']}) // Set {'_id string', 'tags array', 'tags[] string'}
 */
export function listAttributes(document: object): Set<string> {
  const found = new Set<string>()
  addMembers(document, '', found)
  return found
}

function addMembers(value: object, prefix: string, found: Set<string>): void {
  for (const [name, member] of Object.entries(value)) add(member, prefix === '' ? name : `${prefix}.${name}`, found)
}

function add(value: unknown, path: string, found: Set<string>): void {
  found.add(`${path} ${typeOf(value)}`)
  if (Array.isArray(value)) for (const item of value) add(item, `${path}[]`, found)
  else if (typeof value === 'object' && value !== null) addMembers(value, path, found)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return typeof value
}
