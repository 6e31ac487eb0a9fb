import type {ArraySchemaType, BlockSchemaType, ObjectSchemaType, SchemaType, SpanSchemaType} from '@sanity/types'

/** Attributes that every stored object may have without a field for them. */
const SYSTEM = new Set(['_type', '_key', '_id', '_rev', '_createdAt', '_updatedAt', '_system', '_ref', '_weak'])

/**
 * Attributes of the content model that a schema cannot declare: the Studio allows no fields of one's own on text blocks,
 * and its editor carries them along. The browser tests of loose lists and of heading ids hold that.
 */
const UNDECLARED: Readonly<Record<string, string>> = {loose: 'block', anchor: 'block'}

/**
 * Compares a value with the type the Studio edits it as, and lists what the Studio would mark as unknown or invalid:
 * fields, member types, listed values, marks and mark definitions that the schema has not.
 *
 * @param type - a compiled schema type
 * @param value - the value at `path`
 * @param path - where the value stands, for the messages
 */
export function findSchemaMismatches(type: SchemaType, value: unknown, path = ''): string[] {
  if (value === undefined) return []
  const found = kindOf(value)
  if (found !== type.jsonType) return [`${path}: ${found} where ${type.name} is expected`]
  if (type.jsonType === 'array') return inArray(type, value as unknown[], path)
  if (type.jsonType === 'object') return inObject(type, value as Record<string, unknown>, path)
  return inList(type, value, path)
}

function inObject(type: ObjectSchemaType, value: Record<string, unknown>, path: string): string[] {
  const own = Object.keys(value).flatMap((name) => {
    if (SYSTEM.has(name) || UNDECLARED[name] === type.name) return []
    const field = type.fields.find((candidate) => candidate.name === name)
    if (field === undefined) return [`${path}.${name}: unknown field of ${type.name}`]
    return findSchemaMismatches(field.type, value[name], `${path}.${name}`)
  })
  return isNamed(type, 'block') ? [...own, ...inMarks(type as BlockSchemaType, value, path)] : own
}

function inArray(type: ArraySchemaType, items: unknown[], path: string): string[] {
  const keys = items.map((item) => (item as {_key?: unknown} | null)?._key)
  return items.flatMap((item, index) => {
    const at = `${path}[${index}]`
    const name = typeof item === 'object' && item !== null ? (item as {_type?: unknown})._type : undefined
    const member = type.of.find((candidate) =>
      name === undefined ? candidate.jsonType === kindOf(item) : candidate.name === name,
    )
    if (member === undefined) return [`${at}: ${String(name ?? kindOf(item))} is no member of ${type.name}`]
    const problems = findSchemaMismatches(member, item, at)
    if (name === undefined) return problems
    if (typeof keys[index] !== 'string') return [...problems, `${at}: no _key`]
    return keys.indexOf(keys[index]) === index ? problems : [...problems, `${at}: _key ${keys[index]} stands twice`]
  })
}

function inMarks(type: BlockSchemaType, block: Record<string, unknown>, path: string): string[] {
  const children = type.fields.find(({name}) => name === 'children')?.type as ArraySchemaType
  const span = children.of.find(({name}) => name === 'span') as SpanSchemaType
  const definitions = block['markDefs']
  if (!Array.isArray(definitions)) return [`${path}: no markDefs`]
  const known = new Set<unknown>([
    ...span.decorators.map(({value}) => value),
    ...(definitions as {_key: string}[]).map(({_key}) => _key),
  ])
  return (block['children'] as {_type: string; marks?: unknown[]}[]).flatMap(({_type, marks}, index) =>
    _type !== 'span'
      ? []
      : (marks ?? [`no marks`])
          .filter((mark) => !known.has(mark))
          .map((mark) => `${path}.children[${index}]: unknown mark ${String(mark)}`),
  )
}

function inList(type: SchemaType, value: unknown, path: string): string[] {
  const list = (type.options as {list?: (string | {value?: unknown})[]} | undefined)?.list
  const values = list?.map((entry) => (typeof entry === 'object' ? entry.value : entry))
  return values === undefined || values.includes(value)
    ? []
    : [`${path}: ${String(value)} is not one of ${values.join(', ')}`]
}

function isNamed(type: SchemaType, name: string): boolean {
  return type.name === name || (type.type !== undefined && type.type !== null && isNamed(type.type, name))
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value
}
