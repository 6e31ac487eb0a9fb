import {isSpan, isTextBlock} from '../../../src/portable-text/guards.ts'
import type {Block, Span, TextBlock} from '../../../src/portable-text/types.ts'
import {walkBlocks} from '../../../src/portable-text/walkBlocks.ts'

/**
 * Everything the Studio's editor would repair on opening a body (its normalization rules), as a list of complaints;
 * empty for a body it takes as it is.
 */
export function editorRepairs(blocks: readonly Block[]): string[] {
  return [
    ...repeatedKeys(blocks),
    ...[...walkBlocks(blocks)]
      .filter(isTextBlock)
      .flatMap((block) => textRepairs(block).map((what) => `${block._key}: ${what}`)),
  ]
}

function textRepairs(block: TextBlock): string[] {
  const repairs: string[] = []
  const {children, markDefs, style} = block
  if (style === undefined) repairs.push('no style')
  if (children.length === 0) repairs.push('no children')
  const defined = markDefs.map((markDef) => markDef._key)
  const used = new Set(children.flatMap((child) => (isSpan(child) ? child.marks : [])))
  for (const key of defined) if (!used.has(key)) repairs.push(`unused mark definition ${key}`)
  children.forEach((child, index) => {
    const next = children[index + 1]
    if (!isSpan(child)) {
      const previous = children[index - 1]
      if (!previous || !isSpan(previous) || !next || !isSpan(next)) repairs.push('an object without spans around it')
      return
    }
    if (child.text === '' && child.marks.some((mark) => defined.includes(mark))) repairs.push('an annotated empty span')
    if (!next || !isSpan(next)) return
    if (child.text === '' || next.text === '') repairs.push('an empty span beside another span')
    if (hasEqualMarks(child, next)) repairs.push('two spans with equal marks')
  })
  return repairs
}

/** As sets: emphasis in emphasis equals emphasis. */
function hasEqualMarks(a: Span, b: Span): boolean {
  return a.marks.every((mark) => b.marks.includes(mark)) && b.marks.every((mark) => a.marks.includes(mark))
}

/** Keys that are missing, or occur twice in one array, anywhere inside a value. */
function repeatedKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const complaints = Object.values(value).flatMap(repeatedKeys)
  if (!Array.isArray(value)) return complaints
  const keys = value.filter((item) => typeof item === 'object').map((item: {_key?: string}) => item._key)
  if (keys.some((key) => !key)) complaints.push('an object without a key')
  if (new Set(keys).size < keys.length) complaints.push(`a key twice among ${keys.join(' ')}`)
  return complaints
}
