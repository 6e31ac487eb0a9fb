/**
 * Outlines: documents without their bulk. Listings filter, order and mostly also show short attributes, while most of a
 * document is its text; an outline answers for the former without the latter being parsed.
 *
 * @module
 */
import type {StoredDocument} from '../../engine.ts'

/** The longest string and the longest array, in characters of JSON, that an outline keeps. */
const MAX_TEXT = 1_000
const MAX_ARRAY = 1_000

/** The names that lead to an attribute, such as `['slug', 'current']`. */
export type AttributePath = readonly string[]

/** What an outline leaves out: a text that is too long or an array that is, and where it stands. */
export type Omission = readonly ['text' | 'array', ...AttributePath]

/** A document without its long texts and arrays. Objects are looked into, so each omission is one of those two. */
export interface Outline {
  document: StoredDocument
  /** Empty where the document is whole. */
  omissions: readonly Omission[]
}

/** An array or object with omissions: it is there, it equals nothing, and it is no number, string or boolean. */
export const OPAQUE = Symbol('opaque')

/** A string that is longer than {@link MAX_TEXT}. */
export const LONG_TEXT = Symbol('long text')

/**
 * Takes a document apart into its outline and its bulk.
 *
 * @returns the outline, which is the document itself where nothing is long, and what it leaves out in the order of its omissions
 */
export function splitDocument(document: StoredDocument): {outline: Outline; bulk: readonly unknown[]} {
  const cut: Cut = {path: [], omissions: [], bulk: []}
  const shortened = shortenRecord(document, cut) as StoredDocument
  return {outline: {document: shortened, omissions: cut.omissions}, bulk: cut.bulk}
}

/** Puts a document together again; it uses up the outline. What was left out comes last among the attributes of its object. */
export function joinDocument({document, omissions}: Outline, bulk: readonly unknown[]): StoredDocument {
  for (const [index, [, ...path]] of omissions.entries()) {
    const name = path.pop() ?? ''
    const parent = valueAt(document, path) as Record<string, unknown>
    parent[name] = bulk[index]
  }
  return document
}

/** Whether a constant may be compared for equality with outlined values: it is no text that an outline would omit. */
export function isShortText(value: unknown): boolean {
  return typeof value !== 'string' || value.length <= MAX_TEXT
}

/** Whether an outline answers for an attribute with all that is in it. */
export function isComplete({omissions}: Outline, path: AttributePath): boolean {
  return omissions.every((omission) => !isUnder(omission, path))
}

/** The value of an attribute; a symbol where the outline leaves out part of it, undefined where there is none. */
export function outlinedValue({document, omissions}: Outline, path: AttributePath): unknown {
  for (const omission of omissions) {
    if (isUnder(omission, path))
      return omission[0] === 'text' && omission.length === path.length + 1 ? LONG_TEXT : OPAQUE
  }
  return valueAt(document, path)
}

/** Follows own attributes of objects, as GROQ does. */
function valueAt(document: object, path: AttributePath): unknown {
  let value: unknown = document
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

function isUnder(omission: Omission, path: AttributePath): boolean {
  return omission.length > path.length && path.every((name, index) => omission[index + 1] === name)
}

/** Whether a value takes about more characters of JSON; stops looking where it does. */
export function isLongerThan(value: unknown, characters: number): boolean {
  return spendMember(value, characters) < 0
}

/** What was cut out of a document so far, and where in it one is. */
interface Cut {
  path: string[]
  omissions: Omission[]
  bulk: unknown[]
}

/** @returns the record itself where nothing in it is long */
function shortenRecord(record: object, cut: Cut): object {
  let kept: Record<string, unknown> | null = null
  for (const name in record) {
    const value = (record as Record<string, unknown>)[name]
    const shortened = shorten(value, name, cut)
    if (shortened !== value) kept ??= takeUntil(record as Record<string, unknown>, name)
    if (kept !== null && shortened !== undefined) kept[name] = shortened
  }
  return kept ?? record
}

/** @returns the value itself where it is short, undefined where it is cut out */
function shorten(value: unknown, name: string, cut: Cut): unknown {
  if (typeof value === 'string') return value.length > MAX_TEXT ? cutOut('text', value, name, cut) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return spend(value, MAX_ARRAY) < 0 ? cutOut('array', value, name, cut) : value
  cut.path.push(name)
  const shortened = shortenRecord(value, cut)
  cut.path.pop()
  return shortened
}

function cutOut(kind: Omission[0], value: unknown, name: string, {path, omissions, bulk}: Cut): undefined {
  omissions.push([kind, ...path, name])
  bulk.push(value)
  return undefined
}

/** The attributes of a record that come before one of them. */
function takeUntil(record: Record<string, unknown>, end: string): Record<string, unknown> {
  const taken: Record<string, unknown> = {}
  for (const name in record) {
    if (name === end) break
    taken[name] = record[name]
  }
  return taken
}

/** Takes about the characters of JSON that an array or object has off a budget; stops where nothing is left. */
function spend(value: object, budget: number): number {
  let left = budget - 2
  if (Array.isArray(value)) {
    for (const member of value as unknown[]) {
      left = spendMember(member, left - 1)
      if (left < 0) return left
    }
    return left
  }
  for (const name in value) {
    left = spendMember((value as Record<string, unknown>)[name], left - name.length - 4)
    if (left < 0) return left
  }
  return left
}

function spendMember(value: unknown, budget: number): number {
  if (typeof value === 'string') return budget - value.length - 2
  return typeof value === 'object' && value !== null ? spend(value, budget) : budget - 4
}
