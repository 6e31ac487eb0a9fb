import {cut} from './cut.ts'

/**
 * A value in one line for people: the words of a block, a text as it is, anything else as JSON; cut where it is long.
 *
 * @param value - A field or a block. Undefined and null give undefined.
 * @param longest - What may be there at most, in UTF-16 code units; default 80.
 */
export function excerpt(value: unknown, longest = 80): string | undefined {
  if (value === undefined || value === null) return undefined
  return cut(toLine(value).replace(/\s+/g, ' ').trim(), longest)
}

function toLine(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  const words = Array.isArray(value) && !value.some(isTyped) ? value.map(String).join(', ') : wordsOf(value)
  const type = (value as {_type?: unknown})._type
  if (typeof type !== 'string' || type === 'block') return words
  return words === '' ? `(${type})` : `(${type}) ${words}`
}

/** What a person would read in it; of a reference or an asset, what it points at. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) {
    const isText = value.some((item) => (item as {_type?: unknown} | null)?._type === 'span')
    return value
      .map(wordsOf)
      .filter(Boolean)
      .join(isText ? '' : ' ')
  }
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return ''
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .filter(([name]) => name === '_ref' || !/^(_|marks$|markDefs$|style$|listItem$|kind$|align$)/.test(name))
    .map(([, member]) => wordsOf(member))
    .filter(Boolean)
    .join(' ')
}

function isTyped(item: unknown): boolean {
  return typeof item === 'object' && item !== null
}
