/**
 * Content Source Maps, the standard of which parts of a result come from which parts of which documents
 * (https://github.com/sanity-io/content-source-maps).
 *
 * @module
 */
import type {SourceMap} from '../../engine.ts'
import type {Origin, Step} from './origins.ts'

/** Where a part of a result stands. */
export type ResultPath = readonly (string | number)[]

/** A map while it is made. */
export interface SourceMapBuilder {
  add(path: ResultPath, origin: Origin): void
  addLiteral(path: ResultPath): void
  build(): SourceMap
}

/**
 * Begins an empty map.
 *
 * @param withKeys - members of arrays in documents are named by their `_key` where they have one
 */
export function createSourceMap(withKeys: boolean): SourceMapBuilder {
  const documents = new Map<string, {place: number; entry: SourceMap['documents'][number]}>()
  const paths = new Map<string, number>()
  const mappings: SourceMap['mappings'] = {}

  function placeOfDocument({document}: Origin): number {
    const {_id, _originalId = _id, _type} = document
    const id = String(_originalId)
    const known = documents.get(id) ?? {place: documents.size, entry: {_id: id, _type}}
    documents.set(id, known)
    return known.place
  }

  function placeOfPath(steps: readonly Step[]): number {
    const path = toJsonPath(steps.map((step) => toSegment(step, withKeys)))
    const known = paths.get(path) ?? paths.size
    paths.set(path, known)
    return known
  }

  function add(path: ResultPath, origin: Origin): void {
    const {document, path: steps} = origin
    if (steps.length === 0) {
      for (const name of Object.keys(document)) add([...path, name], {document, path: [name]})
      return
    }
    if (isOfPerspective(origin)) return
    const source = {type: 'documentValue', document: placeOfDocument(origin), path: placeOfPath(origin.path)} as const
    mappings[toJsonPath(path.map((step) => toSegment(step, false)))] = {type: 'value', source}
  }

  return {
    add,
    addLiteral: (path) => {
      mappings[toJsonPath(path.map((step) => toSegment(step, false)))] = {type: 'value', source: {type: 'literal'}}
    },
    build: () => ({
      documents: Array.from(documents.values(), ({entry}) => entry),
      paths: Array.from(paths.keys()),
      mappings,
    }),
  }
}

/** Whether an attribute is not as it is stored: the perspective has changed or added it. */
function isOfPerspective({document, path: [name]}: Origin): boolean {
  return name === '_originalId' || (name === '_id' && (document['_originalId'] ?? document._id) !== document._id)
}

function toSegment(step: Step | number, withKeys: boolean): string {
  if (typeof step === 'string') return `['${escape(step)}']`
  if (typeof step === 'number') return `[${step}]`
  return withKeys && step.key !== undefined ? `[?(@._key=='${escape(step.key)}')]` : `[${step.index}]`
}

function toJsonPath(segments: readonly string[]): string {
  return `$${segments.join('')}`
}

const ESCAPES: Record<string, string> = {
  '\f': String.raw`\f`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  "'": String.raw`\'`,
  '\\': String.raw`\\`,
}

function escape(text: string): string {
  return text.replace(/[\f\n\r\t'\\]/g, (sign) => ESCAPES[sign] ?? sign)
}
