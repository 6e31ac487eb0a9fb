import {stepTo, type Origin} from './origins.ts'
import type {SourceMapBuilder, ResultPath} from './sourceMap.ts'
import type {TracedTree} from './traceTree.ts'

/**
 * Reads where the parts of a result come from. What was worked out has no source; neither has what only looks like part
 * of a document.
 *
 * @returns the result without what was hidden in it
 */
export function readSources(
  result: unknown,
  {partsOf, isHidden}: TracedTree,
  origins: ReadonlyMap<object, Origin>,
  map: SourceMapBuilder,
): unknown {
  /** What a part of something is, followed to where it was made. */
  function mapPart(holder: unknown, from: string | number, value: unknown, path: ResultPath): void {
    if (value === null || value === undefined || typeof holder !== 'object' || holder === null) return
    const origin = origins.get(holder)
    if (Array.isArray(holder)) {
      const index = typeof from === 'number' && from < 0 ? from + holder.length : from
      if (origin === undefined || typeof index !== 'number' || holder[index] !== value) return
      map.add(path, {document: origin.document, path: [...origin.path, stepTo(value, index)]})
      return
    }
    if (typeof from === 'number' || !Object.hasOwn(holder, from)) return
    if ((holder as Record<string, unknown>)[from] !== value) return
    if (origin === undefined) mapMade(holder, from, value, path)
    else map.add(path, {document: origin.document, path: [...origin.path, from]})
  }

  /** What an attribute of an object that the query made is made of: the last of its parts that has it. */
  function mapMade(object: object, name: string, value: unknown, path: ResultPath): void {
    const parts = partsOf(object) ?? []
    const last = parts.findLast(({part, value: whole}) =>
      part.kind === 'all'
        ? typeof whole === 'object' && whole !== null && Object.hasOwn(whole, name)
        : part.name === name,
    )
    if (last === undefined) return
    const {part, value: holder} = last
    if (part.kind === 'literal') map.addLiteral(path)
    if (part.kind === 'all') mapPart(holder, name, value, path)
    if (part.kind === 'attribute') mapPart(holder, part.from, value, path)
    if (part.kind !== 'each' || !Array.isArray(holder) || !Array.isArray(value) || holder.length !== value.length)
      return
    for (const [index, member] of (value as unknown[]).entries()) {
      mapPart(holder[index], part.from, member, [...path, index])
    }
  }

  function walk(value: unknown, path: ResultPath): unknown {
    if (typeof value !== 'object' || value === null) return value
    const origin = origins.get(value)
    if (origin !== undefined) {
      map.add(path, origin)
      return value
    }
    if (Array.isArray(value)) return value.map((member, index) => walk(member, [...path, index]))
    const names = Object.keys(value).filter((name) => !isHidden(name))
    return Object.fromEntries(
      names.map((name) => {
        const member = (value as Record<string, unknown>)[name]
        const place = [...path, name]
        if (typeof member !== 'object' || !origins.has(member as object)) mapMade(value, name, member, place)
        return [name, walk(member, place)]
      }),
    )
  }

  const {result: root} = result as {result: unknown}
  if (typeof root !== 'object' || root === null || Array.isArray(root)) mapMade(result as object, 'result', root, [])
  return walk(root, [])
}
