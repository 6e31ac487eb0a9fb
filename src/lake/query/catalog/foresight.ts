import type {ChangingColumn} from './column.ts'
import type {AttributePath, Outline} from './outline.ts'

/** Columns for attributes that no query has asked for yet. */
export interface Foresight {
  /** Takes in a document. */
  notice(number: number, outline: Outline): void
  columns(): {path: AttributePath; column: ChangingColumn}[]
}

/** Attributes to take in before they are asked for; each costs memory for every document. */
const MAX_PATHS = 32

/** The longest text, in characters, that lists are likely filtered or ordered by. */
const LONGEST = 160

/**
 * Makes columns, while all documents are read for the first time, of the attributes that are short in each of them: the
 * plain ones, and those of objects such as slugs and references. Reading everything again for each attribute that a query
 * asks for would take much longer.
 */
export function createForesight(createColumn: () => ChangingColumn): Foresight {
  const found = new Map<string, {path: AttributePath; column: ChangingColumn} | null>()
  let count = 0

  function notice(number: number, value: unknown, path: AttributePath): void {
    const name = JSON.stringify(path)
    const known = found.get(name)
    if (known === null || value === undefined) return
    const isShort = typeof value === 'string' ? value.length <= LONGEST : typeof value !== 'object' || value === null
    // Once given up, an attribute stays so: a column that starts late lacks what came before.
    if (!isShort || (known === undefined && count === MAX_PATHS)) {
      if (known !== undefined) count -= 1
      found.set(name, null)
      return
    }
    const own = known ?? {path, column: createColumn()}
    if (known === undefined) {
      count += 1
      found.set(name, own)
    }
    own.column.set(number, value)
  }

  return {
    notice(number, {document, omissions}) {
      for (const [, ...path] of omissions) notice(number, {}, path)
      for (const name in document) {
        const value = document[name]
        notice(number, value, [name])
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
        for (const inner in value) notice(number, (value as Record<string, unknown>)[inner], [name, inner])
      }
    },
    columns: () => Array.from(found.values()).filter((known) => known !== null),
  }
}
