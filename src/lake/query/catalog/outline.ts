/**
 * Outlines: documents without their bulk. Listings filter, order and mostly also show short attributes, while most of a
 * document is its text; an outline answers for the former without the latter being parsed.
 *
 * @module
 */
import type {StoredDocument} from '../../engine.ts'

/** Documents with at most this much JSON, in characters, are their own outline. */
const SMALL_DOCUMENT = 2_000

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
 * Makes the outline of a document.
 *
 * @param characters - length of its JSON
 * @returns the outline, or null where the document is small enough to be its own
 */
export function toOutline(document: StoredDocument, characters: number): Outline | null {
  if (characters <= SMALL_DOCUMENT) return null
  const omissions: Omission[] = []
  return {document: shortenRecord(document, [], omissions) as StoredDocument, omissions}
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

/** @param path - where the record stands; changed on the way and put back */
function shortenRecord(record: object, path: string[], omissions: Omission[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const name in record) {
    const value = (record as Record<string, unknown>)[name]
    if (typeof value === 'string') {
      if (value.length > MAX_TEXT) omissions.push(['text', ...path, name])
      else kept[name] = value
    } else if (typeof value !== 'object' || value === null) kept[name] = value
    else if (Array.isArray(value)) {
      if (spend(value, MAX_ARRAY) < 0) omissions.push(['array', ...path, name])
      else kept[name] = value
    } else {
      path.push(name)
      kept[name] = shortenRecord(value, path, omissions)
      path.pop()
    }
  }
  return kept
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
