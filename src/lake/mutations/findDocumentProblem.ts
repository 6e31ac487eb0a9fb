import {findIdProblem} from '../documentId.ts'
import type {StoredDocument} from '../engine.ts'

/** How many attributes may lie within one another in a document (hosted limit). */
const MAX_DEPTH = 20

const TOO_DEEP = `has attributes more than ${MAX_DEPTH} levels deep.`

/** The largest document, in bytes of JSON (hosted limit). */
const MAX_DOCUMENT_BYTES = 32_000_000

/** The most bytes of JSON that a character takes: one that is escaped. */
const MAX_CHARACTER_BYTES = 6

/** The most characters of JSON that a number takes. */
const MAX_NUMBER = 26

/**
 * Says what keeps a document from being stored: its id, a timestamp, or a limit that the hosted lake has too.
 *
 * @returns one sentence, or null
 */
export function findDocumentProblem(document: StoredDocument): string | null {
  const idProblem = findIdProblem(document._id)
  if (idProblem !== null) return idProblem
  for (const name of ['_createdAt', '_updatedAt'] as const) {
    if (typeof document[name] !== 'string' || Number.isNaN(Date.parse(document[name]))) {
      return `"${name}" of "${document._id}" is ${JSON.stringify(document[name])}; expected a time such as 2024-05-01T12:00:00Z.`
    }
  }
  const tally = {characters: 0}
  const problem = findAttributeProblem(document, 0, tally)
  if (problem !== null) return `The document "${document._id}" ${problem}`
  // Most documents need no counting.
  if (tally.characters * MAX_CHARACTER_BYTES <= MAX_DOCUMENT_BYTES) return null
  const bytes = Buffer.byteLength(JSON.stringify(document))
  return bytes > MAX_DOCUMENT_BYTES
    ? `The document "${document._id}" takes ${bytes} bytes of JSON; at most ${MAX_DOCUMENT_BYTES} are allowed.`
    : null
}

/** @param tally - adds up what the value takes, in about the characters of its JSON without escapes */
function findAttributeProblem(value: object, depth: number, tally: {characters: number}): string | null {
  if (depth > MAX_DEPTH) return TOO_DEEP
  if (Array.isArray(value)) {
    for (const member of value as unknown[]) {
      tally.characters += lengthOf(member)
      const problem = typeof member === 'object' && member !== null ? findAttributeProblem(member, depth, tally) : null
      if (problem !== null) return problem
    }
    return null
  }
  for (const name in value) {
    if (name === '' || name === '__proto__') return `has an attribute with the name "${name}", which is not allowed.`
    const member = (value as Record<string, unknown>)[name]
    tally.characters += name.length + lengthOf(member)
    if (typeof member === 'object' && member !== null) {
      const problem = findAttributeProblem(member, depth + 1, tally)
      if (problem !== null) return problem
    } else if (depth === MAX_DEPTH) return TOO_DEEP
  }
  return null
}

/** A value without its members, together with the signs around it; no number is longer. */
function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length + MAX_NUMBER : MAX_NUMBER
}
