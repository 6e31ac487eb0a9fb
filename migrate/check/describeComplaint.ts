import type {Path} from '@sanity/types'

import type {Message, Position, SanityDocument} from '../types.ts'
import type {Complaint} from './loadStudioRules.ts'

/**
 * Makes a message of what the Studio says about a field. Its rule names the field and the type it belongs to, wherever in
 * the document that stands: `schema/article.title`, `schema/link.href`, `schema/figure.alt`.
 *
 * @param complaint - From the Studio.
 * @param document - The document it is about.
 * @param position - Where the source says it, when that is known.
 */
export function describeComplaint(
  {severity, path, text}: Complaint,
  document: SanityDocument,
  position: Position | undefined,
): Message {
  const {type, field} = nameField(document, path)
  const isInArray = path.some((segment) => typeof segment === 'object')
  const name = isInArray ? field : path.map(String).join('.')
  const owner = isInArray ? type : document._type
  const subject = name === '' ? `the ${owner}` : `\`${name}\` of the ${owner}`
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`
  return {
    severity,
    rule: `schema/${[type, ...(field === '' ? [] : [field])].join('.')}`,
    reason: `The Studio marks ${subject}: ${sentence}`,
    ...position,
  }
}

/** The innermost typed object on the way to a field, and the way from there. */
function nameField(document: SanityDocument, path: Path): {type: string; field: string} {
  let value: unknown = document
  let type = document._type
  let names: string[] = []
  for (const segment of path) {
    value = memberOf(value, segment)
    if (typeof segment === 'string') names = [...names, segment]
    if (isTyped(value)) {
      type = value._type
      names = []
    }
  }
  return {type, field: names.join('.')}
}

function memberOf(value: unknown, segment: Path[number]): unknown {
  if (typeof segment === 'object') {
    return Array.isArray(value) && '_key' in segment ? value.find((item) => item?._key === segment._key) : undefined
  }
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[segment] : undefined
}

function isTyped(value: unknown): value is {_type: string} {
  return typeof value === 'object' && value !== null && '_type' in value && typeof value._type === 'string'
}
