import type {TypedObject} from '@portabletext/types'

/** Narrows anything to an object that says its type. */
export function isTyped(value: unknown): value is TypedObject & Record<string, unknown> {
  return typeof value === 'object' && value !== null && '_type' in value && typeof value._type === 'string'
}
