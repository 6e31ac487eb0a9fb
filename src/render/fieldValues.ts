/**
 * Reading fields of content as what they should be: nothing keeps a dataset from holding something else there.
 *
 * @module
 */

/** A text; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** An array; empty where there is none. */
export function listOf<Item>(value: readonly Item[] | null | undefined): readonly Item[] {
  return Array.isArray(value) ? value : []
}
