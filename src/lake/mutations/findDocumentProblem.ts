import {findIdProblem} from '../documentId.ts'
import type {StoredDocument} from '../engine.ts'

/** How many attributes may lie within one another in a document (hosted limit). */
const MAX_DEPTH = 20

const TOO_DEEP = `has attributes more than ${MAX_DEPTH} levels deep.`

/** The largest document, in bytes of JSON (hosted limit). */
const MAX_DOCUMENT_BYTES = 32_000_000

/**
 * Says what keeps a document from being stored: its id, a timestamp, or a limit that the hosted lake has too.
 *
 * @param json - the document's serialised form
 * @returns one sentence, or null
 */
export function findDocumentProblem(document: StoredDocument, json: string): string | null {
  const idProblem = findIdProblem(document._id)
  if (idProblem !== null) return idProblem
  for (const name of ['_createdAt', '_updatedAt'] as const) {
    if (typeof document[name] !== 'string' || Number.isNaN(Date.parse(document[name]))) {
      return `"${name}" of "${document._id}" is ${JSON.stringify(document[name])}; expected a time such as 2024-05-01T12:00:00Z.`
    }
  }
  // No character takes more than three bytes a UTF-16 unit, so most documents need no counting.
  const bytes = json.length * 3 > MAX_DOCUMENT_BYTES ? new TextEncoder().encode(json).length : 0
  if (bytes > MAX_DOCUMENT_BYTES) {
    return `The document "${document._id}" takes ${bytes} bytes of JSON; at most ${MAX_DOCUMENT_BYTES} are allowed.`
  }
  const problem = findAttributeProblem(document, 0)
  return problem === null ? null : `The document "${document._id}" ${problem}`
}

function findAttributeProblem(value: object, depth: number): string | null {
  if (depth > MAX_DEPTH) return TOO_DEEP
  if (Array.isArray(value)) {
    for (const member of value as unknown[]) {
      const problem = typeof member === 'object' && member !== null ? findAttributeProblem(member, depth) : null
      if (problem !== null) return problem
    }
    return null
  }
  for (const name in value) {
    if (name === '' || name === '__proto__') return `has an attribute with the name "${name}", which is not allowed.`
    const member = (value as Record<string, unknown>)[name]
    if (typeof member === 'object' && member !== null) {
      const problem = findAttributeProblem(member, depth + 1)
      if (problem !== null) return problem
    } else if (depth === MAX_DEPTH) return TOO_DEEP
  }
  return null
}
