/** An object of an array of the Content Lake. */
export interface Keyed {
  _key: string
  [member: string]: unknown
}

/**
 * Reads an array whose members can be addressed by key.
 *
 * @param value - Any value.
 * @returns The members, or undefined when it is no array, or a member has no `_key` of its own that a path can hold.
 */
export function toKeyed(value: unknown): Keyed[] | undefined {
  if (!Array.isArray(value)) return undefined
  const keys = new Set<string>()
  for (const item of value as unknown[]) {
    const key = (item as Partial<Keyed> | null)?._key
    if (typeof key !== 'string' || !/^[\w-]+$/.test(key) || keys.has(key)) return undefined
    keys.add(key)
  }
  return value as Keyed[]
}

/** The path of a member of an array: `body[_key=="0a1b"]`. */
export function keyPath(array: string, key: string): string {
  return `${array}[_key=="${key}"]`
}
