import type {$ZodIssue} from 'zod/v4/core'

import type {Message, Position} from '../types.ts'
import type {RuleFailure} from './fieldRules.ts'
import {describeKind, type Header, type Path} from './header.ts'
import type {Leftover, PickedSlots} from './pickSlots.ts'
import {SLOT_EXAMPLES, SLOT_PATHS, type Slot} from './slots.ts'
import {suggestKey} from './suggestKey.ts'

/** The parsed header of one file, with the place of each of its offsets in the file. */
export interface LocatedHeader {
  header: Header
  picked: PickedSlots
  /** Position in the file of an offset in the header's text. */
  positionAt: (offset: number) => Position
  /** Position of the opening fence. */
  fence: Position
}

/** Longest value that a message repeats. */
const SHOWN = 40

/** A value as a message shows it: one line, cut. */
export function showValue(value: unknown): string {
  const line = String(value).replace(/\s+/g, ' ').trim()
  return `\`${line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line}\``
}

/** A path as a message shows it: `seo.title`, `tags[2]`. */
function showPath(path: Path): string {
  const [first, ...steps] = path
  const rest = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  return `\`${String(first)}${rest.join('')}\``
}

/** Says that a value is missing that every article needs. */
export function describeMissing(slot: Slot, {header, positionAt, fence}: LocatedHeader): Message {
  const key = SLOT_PATHS[slot][0][0]
  const place = header.locate([key])
  const [position, reason] =
    place === undefined
      ? [fence, `The front matter that opens here has no \`${key}\`. Add one, such as \`${SLOT_EXAMPLES[slot]}\`.`]
      : [positionAt(place.key), `The \`${key}\` is empty. Write one, such as \`${SLOT_EXAMPLES[slot]}\`.`]
  return {severity: 'error', rule: `front-matter/missing-${slot}`, reason, ...position}
}

/**
 * Puts a complaint of the schema into words, at the place of the value it is about.
 *
 * @param issue - From a parse with `reportInput`.
 */
export function describeIssue(issue: $ZodIssue, located: LocatedHeader): Message {
  const [slot, ...inner] = issue.path as [Slot, ...PropertyKey[]]
  const origin = located.picked.origins.get(slot)
  if (origin === undefined) return describeMissing(slot, located)

  const path = [...origin, ...inner]
  const place = located.header.locate(path)
  const position = place === undefined ? located.fence : located.positionAt(place.value)
  if (issue.code === 'custom') {
    if (issue.params?.['found'] === 'ambiguous') {
      const reason = `${showPath(path)} is ${showValue(issue.input)}, which is two days, depending on the reader. Write it with the year first, such as \`2025-05-02\`, or set \`dateOrder\` to \`dmy\` or \`mdy\`.`
      return {severity: 'error', rule: 'front-matter/ambiguous-date', reason, ...position}
    }
    const reason = `${showPath(path)} is ${showValue(issue.input)}, which is no date; expected one such as \`2025-05-02\` or \`2025-05-02T08:45:00Z\`.`
    return {severity: 'error', rule: 'front-matter/invalid-date', reason, ...position}
  }
  const expected = inner.length === 0 && slot === 'tags' ? 'a list of texts, or one text with commas' : 'one text'
  const reason = `${showPath(path)} holds ${describeKind(issue.input)}; expected ${expected}, such as \`${SLOT_EXAMPLES[slot]}\`.`
  return {severity: 'error', rule: 'front-matter/invalid-value', reason, ...position}
}

/** Says of a function of the settings that it failed on a value. */
export function describeFailure({field, path, reason: thrown}: RuleFailure, located: LocatedHeader): Message {
  const place = located.header.locate(path)
  const position = place === undefined ? located.fence : located.positionAt(place.value)
  const reason = `The function for \`${field}\` in the configuration failed on ${showPath(path)}: ${thrown}. Correct the function or the value.`
  return {severity: 'error', rule: 'front-matter/rule-failed', reason, ...position}
}

function isStated(key: string, picked: PickedSlots): boolean {
  return [...picked.origins.values()].some(([used]) => used === key)
}

/** Says of a value that filled no field that it is kept, and what its key may have been meant to be. */
export function describeLeftover(
  {path, unused}: Leftover,
  {header, picked, positionAt, fence}: LocatedHeader,
): Message {
  const place = header.locate(path)
  const position = place === undefined ? fence : positionAt(place.key)
  const name = showPath(path)
  if (unused !== undefined) {
    const why =
      'instead' in unused ? `${showPath(unused.instead)} counts before it` : `there is no \`${unused.without}\``
    const reason = `${name} is not used, because ${why}; it is kept in the import record.`
    return {severity: 'warning', rule: 'front-matter/unused-key', reason, ...position}
  }
  const suggestion = path.length === 1 ? suggestKey(path[0]) : undefined
  const reason = `${name} has no field in an article; it is kept in the import record.`
  if (suggestion === undefined || isStated(suggestion, picked)) {
    return {severity: 'info', rule: 'front-matter/unknown-key', reason, ...position}
  }
  return {
    severity: 'warning',
    rule: 'front-matter/unknown-key',
    reason: `${reason} Did you mean \`${suggestion}\`?`,
    ...position,
  }
}
