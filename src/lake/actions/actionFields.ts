import type {LakeError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import type {ActionContext} from './actionContext.ts'

/** An action's fields, read with their types checked. */
export interface ActionFields {
  text(name: string): string
  optionalText(name: string): string | undefined
  texts(name: string): string[]
  object(name: string): Record<string, unknown>
  /** An object with a string `_id` and `_type`. */
  document(name: string): {_id: string; _type: string; [attribute: string]: unknown}
  has(name: string): boolean
  /** True only where the field is `true`. */
  flag(name: string): boolean
}

/** Reads the fields of one action; a missing or mistyped one refuses the action and says which. */
export function readActionFields(action: Record<string, unknown>, context: ActionContext): ActionFields {
  const wrong = (name: string, expected: string): LakeError =>
    context.refuse('validationError', `${String(action['actionType'])}: "${name}" must be ${expected}`)

  const fields: ActionFields = {
    text(name) {
      const value = action[name]
      if (typeof value === 'string' && value !== '') return value
      throw wrong(name, 'a non-empty string')
    },
    optionalText: (name) => (action[name] === undefined || action[name] === null ? undefined : fields.text(name)),
    texts(name) {
      const value = action[name] ?? []
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
      throw wrong(name, 'a list of strings')
    },
    object(name) {
      const value = action[name]
      if (isRecord(value)) return value
      throw wrong(name, 'an object')
    },
    document(name) {
      const {_id, _type, ...attributes} = fields.object(name)
      if (typeof _id === 'string' && _id !== '' && typeof _type === 'string' && _type !== '') {
        return {_id, _type, ...attributes}
      }
      throw wrong(name, 'a document with "_id" and "_type"')
    },
    has: (name) => action[name] !== undefined,
    flag: (name) => action[name] === true,
  }
  return fields
}
