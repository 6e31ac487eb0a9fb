/**
 * A dataset as one would write it down on paper: whole documents in a map, copied for each transaction. What it says is held
 * against the lake with random transactions; it shares no code with it.
 *
 * @module
 */

/** A document without the attributes that transactions give it. */
type ModelDocument = {_id: string; _type: string; [attribute: string]: unknown}

/** A refused transaction: the type of the first item, and the mutations the items name. */
export interface ModelRefusal {
  type: string
  indexes: number[]
}

/** Mutations in wire form, of the shapes that {@link applyToModel} knows. */
export type ModelMutation = Record<string, Record<string, unknown>>

/** Documents, each with the transaction that changed it last. */
export type ModelState = ReadonlyMap<string, {document: ModelDocument; rev: string}>

class Refused extends Error {
  readonly refusal: ModelRefusal
  constructor(type: string, indexes: number[]) {
    super(type)
    this.refusal = {type, indexes}
  }
}

/** What a transaction makes of a dataset, or why it is refused. */
export function applyToModel(
  before: ModelState,
  mutations: readonly ModelMutation[],
  rev: string,
): {state: ModelState} | {refusal: ModelRefusal} {
  const state = new Map(before)
  const touched = new Map<string, number>()
  try {
    for (const [index, mutation] of mutations.entries()) {
      for (const id of idsOf(mutation, before, state)) applyOne(state, mutation, {id, index, rev, before, touched})
    }
    checkReferences(before, state, touched)
    return {state}
  } catch (error) {
    if (error instanceof Refused) return {refusal: error.refusal}
    throw error
  }
}

/** Queries are `*[n > $least]` only, and see the dataset as it was before the transaction. */
function idsOf(mutation: ModelMutation, before: ModelState, state: ModelState): string[] {
  const body = Object.values(mutation)[0] ?? {}
  if (typeof body['query'] !== 'string') return [String(body['id'] ?? body['_id'])]
  const least = Number((body['params'] as {least: number}).least)
  return Array.from(before.values())
    .filter(({document}) => typeof document['n'] === 'number' && document['n'] > least && state.has(document._id))
    .map(({document}) => document._id)
    .sort()
}

interface Step {
  id: string
  index: number
  rev: string
  before: ModelState
  touched: Map<string, number>
}

function applyOne(
  state: Map<string, {document: ModelDocument; rev: string}>,
  mutation: ModelMutation,
  step: Step,
): void {
  const {id, index, rev, before, touched} = step
  const [kind = '', body = {}] = Object.entries(mutation)[0] ?? []
  const current = state.get(id)
  touched.set(id, index)
  if (kind === 'create' && current !== undefined) throw new Refused('documentAlreadyExistsError', [index])
  if (kind === 'createIfNotExists' && current !== undefined) return
  if (kind.startsWith('create')) {
    state.set(id, {document: structuredClone(body) as ModelDocument, rev})
  } else if (kind === 'delete') {
    state.delete(id)
  } else {
    if (current === undefined) throw new Refused('documentNotFoundError', [index])
    const expected = body['ifRevisionID']
    if (expected !== undefined && expected !== (before.get(id) ?? current).rev) {
      throw new Refused('documentRevisionIDDoesNotMatchError', [index])
    }
    state.set(id, {document: patchModel(current.document, body), rev})
  }
}

type Place = {holder: Record<string, unknown> | unknown[]; key: string | number}

/** Paths are `a`, `a.b`, `list[n]`, `list[_key=="k"]`, and an attribute of such an item. */
function placesOf(document: ModelDocument, path: string, canMake: boolean): Place[] {
  const item = /^list\[(?:(-?\d+)|_key=="(\w+)")\](?:\.(\w+))?$/.exec(path)
  if (item === null) {
    const [first = '', second] = path.split('.')
    if (second === undefined) return [{holder: document, key: first}]
    if (!isObject(document[first])) {
      if (!canMake) return []
      document[first] = {}
    }
    return [{holder: document[first] as Record<string, unknown>, key: second}]
  }
  // What lies on the way to a place is made, and @sanity/mutator always makes objects.
  if (document['list'] === undefined && canMake) document['list'] = {}
  const list = document['list']
  if (!Array.isArray(list)) return []
  const [, position, key, attribute] = item
  const at =
    position === undefined
      ? list.findIndex((each) => isObject(each) && each['_key'] === key)
      : Number(position) < 0
        ? list.length + Number(position)
        : Number(position)
  if (at < 0 || at >= list.length) return []
  if (attribute === undefined) return [{holder: list, key: at}]
  return isObject(list[at]) ? [{holder: list[at], key: attribute}] : []
}

function patchModel(current: ModelDocument, patch: Record<string, unknown>): ModelDocument {
  const document = structuredClone(current)
  const each = (name: string, canMake: boolean, act: (place: Place, value: unknown) => void): void => {
    for (const [path, value] of Object.entries((patch[name] as Record<string, unknown> | undefined) ?? {})) {
      for (const place of placesOf(document, path, canMake)) act(place, structuredClone(value))
    }
  }
  const read = ({holder, key}: Place): unknown => (holder as Record<string | number, unknown>)[key]
  const write = ({holder, key}: Place, value: unknown): void => {
    ;(holder as Record<string | number, unknown>)[key] = value
  }
  const add = (sign: number) => (place: Place, value: unknown) => {
    const known = read(place)
    if (typeof known === 'number') write(place, known + sign * Number(value))
  }

  each('setIfMissing', true, (place, value) => {
    if (read(place) === undefined) write(place, value)
  })
  each('set', true, write)
  for (const path of (patch['unset'] as string[] | undefined) ?? []) {
    for (const {holder, key} of placesOf(document, path, false)) {
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
    }
  }
  each('inc', false, add(1))
  each('dec', false, add(-1))
  insertIntoModel(document, patch['insert'] as {items: unknown[]} & Record<string, string>)
  return document
}

function insertIntoModel(
  document: ModelDocument,
  insert: ({items: unknown[]} & Record<string, string>) | undefined,
): void {
  if (insert === undefined) return
  const {items, ...position} = insert
  const [[where, path] = ['', '']] = Object.entries(position)
  const list = document['list']
  if (!Array.isArray(list)) return
  const [place] = placesOf(document, String(path), false)
  const copies = structuredClone(items)
  if (place !== undefined)
    list.splice(Number(place.key) + (where === 'after' ? 1 : 0), where === 'replace' ? 1 : 0, ...copies)
  else if (list.length === 0 && !String(path).includes('_key')) list.push(...copies)
}

function checkReferences(before: ModelState, after: ModelState, touched: ReadonlyMap<string, number>): void {
  const refusals: {type: string; index: number}[] = []
  for (const [id, index] of touched) {
    const document = after.get(id)?.document
    for (const target of strongTargets(document)) {
      if (!after.has(target)) refusals.push({type: 'documentReferenceDoesNotExistError', index})
    }
    const was = before.get(id)?.document
    const isTaken = was !== undefined && was._type !== document?._type
    const referrers = Array.from(after.values()).filter(
      ({document: other}) => other._id !== id && strongTargets(other).includes(id),
    )
    if (isTaken && referrers.length > 0) refusals.push({type: 'documentHasExistingReferencesError', index})
  }
  const [first] = refusals
  if (first !== undefined)
    throw new Refused(
      first.type,
      refusals.map(({index}) => index),
    )
}

function strongTargets(value: unknown): string[] {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit)
    if (!isObject(part)) return
    if (typeof part['_ref'] === 'string' && part['_weak'] !== true) found.add(part['_ref'])
    Object.values(part).forEach(visit)
  }
  visit(value)
  return Array.from(found)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
