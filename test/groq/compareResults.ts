import {isDeepStrictEqual} from 'node:util'

/** What every stored document has, and a document of the suite need not have. */
const SYSTEM = ['_rev', '_createdAt', '_updatedAt']

/**
 * Whether a result is the expected one. Where the suite has no such attributes, those that every stored document has do
 * not count, nor does the `_weak` of references to documents that are not there. Scores count by their order only.
 */
export function isExpected(result: unknown, expected: unknown): boolean {
  return isDeepStrictEqual(trim(rankScores(result), expected), normalize(expected))
}

function normalize(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function trim(value: unknown, expected: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((member, index) => trim(member, Array.isArray(expected) ? expected[index] : undefined))
  }
  if (!isRecord(value)) return value
  const pattern = isRecord(expected) ? expected : {}
  const extra = typeof value['_ref'] === 'string' ? [...SYSTEM, '_weak'] : SYSTEM
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => Object.hasOwn(pattern, name) || !extra.includes(name))
      .map(([name, member]) => [name, trim(member, pattern[name])]),
  )
}

/** Puts in place of each score its position among all, as the suite asks for. */
function rankScores(result: unknown): unknown {
  const scores = new Set<number>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    if (!isRecord(value)) return
    if (typeof value['_score'] === 'number') scores.add(value['_score'])
    Object.values(value).forEach(collect)
  }
  collect(result)
  const order = Array.from(scores).sort((one, other) => other - one)
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace)
    if (!isRecord(value)) return value
    const entries = Object.entries(value).map(([name, member]) =>
      name === '_score' && typeof member === 'number' ? ['_pos', order.indexOf(member) + 1] : [name, replace(member)],
    )
    return Object.fromEntries(entries) as unknown
  }
  return replace(result)
}
