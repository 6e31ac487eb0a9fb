import type {Annotation, Block} from '../../src/portable-text/types.ts'

/**
 * Takes the references that a stored body has where a source has links that lead nowhere now: an article that was linked to may have
 * got another slug since, or be deleted. That is told of the reference itself.
 *
 * @param body - The body, converted again, with its links looked up. It is not changed.
 * @param stored - The body of the dataset.
 */
export function keepStoredLinks(body: readonly Block[], stored: unknown): Block[] {
  const references = new Map(collectMarks(stored).map((mark) => [mark._key, mark]))
  return (references.size === 0 ? body : visit(body)) as Block[]

  function visit(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    const {_type, _key} = value as Partial<Annotation>
    const reference = _type === 'link' && _key !== undefined ? references.get(_key) : undefined
    if (reference) return reference
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member)]))
  }
}

function collectMarks(value: unknown): Annotation[] {
  if (Array.isArray(value)) return value.flatMap(collectMarks)
  if (typeof value !== 'object' || value === null) return []
  if ('_type' in value && value._type === 'articleLink') return [value as Annotation]
  return Object.values(value).flatMap(collectMarks)
}
