/**
 * The `_key` of objects in arrays, for requests that ask the lake to add what is missing.
 *
 * @module
 */
import type {IncomingDocument, Mutation, PatchOperations} from '../engine.ts'
import {isRecord} from '../isRecord.ts'

/** Makes a new key. */
export type CreateKey = () => string

/** Adds a `_key` to every array object in a mutation's payload that has none. Returns a copy; keys that exist stay. */
export function addArrayKeys(mutation: Mutation, createKey: CreateKey): Mutation {
  switch (mutation.type) {
    case 'create':
      return {...mutation, document: addKeys(mutation.document, createKey) as IncomingDocument}
    case 'createIfNotExists':
    case 'createOrReplace':
      return {...mutation, document: addKeys(mutation.document, createKey) as IncomingDocument & {_id: string}}
    case 'patch':
      return {...mutation, operations: addOperationKeys(mutation.operations, createKey)}
    case 'delete':
      return mutation
  }
}

function addOperationKeys(operations: PatchOperations, createKey: CreateKey): PatchOperations {
  const {set, setIfMissing, insert} = operations
  return {
    ...operations,
    ...(set && {set: addValueKeys(set, createKey)}),
    ...(setIfMissing && {setIfMissing: addValueKeys(setIfMissing, createKey)}),
    ...(insert && {insert: {...insert, items: addKeys(insert.items, createKey) as unknown[]}}),
  }
}

/** A path that ends in brackets points into an array, so the object put there is a member too. */
function addValueKeys(values: Record<string, unknown>, createKey: CreateKey): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => {
      const keyed = addKeys(value, createKey)
      return [path, path.endsWith(']') && isKeyless(keyed) ? {_key: createKey(), ...keyed} : keyed]
    }),
  )
}

function addKeys(value: unknown, createKey: CreateKey): unknown {
  if (Array.isArray(value)) {
    const members: unknown[] = value.map((member) => addKeys(member, createKey))
    const taken = new Set(members.map((member) => (isRecord(member) ? member['_key'] : undefined)))
    return members.map((member) => (isKeyless(member) ? {_key: createUniqueKey(taken, createKey), ...member} : member))
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, addKeys(member, createKey)]))
}

function isKeyless(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && typeof value['_key'] !== 'string'
}

function createUniqueKey(taken: Set<unknown>, createKey: CreateKey): string {
  const base = createKey()
  let key = base
  for (let count = 2; taken.has(key); count += 1) key = `${base}${count}`
  taken.add(key)
  return key
}
