import {isContentField} from './isContentField.ts'

/** Fields that are merged member by member, with the type of their value. */
const DIVIDED = {seo: 'seo'} as const

type DividedField = keyof typeof DIVIDED

function isDivided(name: string): name is DividedField {
  return Object.hasOwn(DIVIDED, name)
}

function toRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

/**
 * The content of a document apart from its body, part by part: a field, or a member of one that is merged by its members
 * (`seo.title`). What is absent is not there.
 *
 * @param document - Published or draft.
 * @param whole - Fields that are to stay in one; none by default.
 */
export function toParts(
  document: Readonly<Record<string, unknown>>,
  whole: readonly string[] = [],
): Map<string, unknown> {
  const parts = new Map<string, unknown>()
  for (const [name, value] of Object.entries(document)) {
    if (!isContentField(name) || value === undefined || value === null) continue
    const members = isDivided(name) && !whole.includes(name) ? toRecord(value) : undefined
    if (!members) parts.set(name, value)
    for (const [member, inner] of Object.entries(members ?? {})) {
      if (!member.startsWith('_') && inner !== undefined && inner !== null) parts.set(`${name}.${member}`, inner)
    }
  }
  return parts
}

/**
 * The fields that an earlier version hashed in one, though they have members.
 *
 * @param hashes - Hashes by field, as an import record keeps them.
 */
export function wholeFields(hashes: Readonly<Record<string, string>>): string[] {
  return Object.keys(DIVIDED).filter((name) => Object.hasOwn(hashes, name))
}

/**
 * Puts a part into a document.
 *
 * @param document - Is changed; values inside it are not.
 * @param part - The part, as {@link toParts} names it.
 * @param value - Undefined takes it out.
 */
export function putPart(document: Record<string, unknown>, part: string, value: unknown): void {
  const dot = part.indexOf('.')
  const name = dot < 0 ? part : part.slice(0, dot)
  if (dot < 0 || !isDivided(name)) {
    if (value === undefined) delete document[part]
    else document[part] = value
    return
  }
  const {[part.slice(dot + 1)]: _before, ...members} = toRecord(document[name]) ?? {_type: DIVIDED[name]}
  const next = value === undefined ? members : {...members, [part.slice(dot + 1)]: value}
  if (Object.keys(next).every((member) => member.startsWith('_'))) delete document[name]
  else document[name] = next
}
