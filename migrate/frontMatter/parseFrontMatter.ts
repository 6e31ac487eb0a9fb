import type {FrontMatterSettings, Message, ParsedFrontMatter, Position} from '../types.ts'
import {parseDate} from './date/parseDate.ts'
import {findFence} from './fence.ts'
import {describeIssue, describeLeftover, showValue, type LocatedHeader} from './frontMatterMessages.ts'
import type {Header, HeaderProblem} from './header.ts'
import {pickSlots, toMembers, type Leftover} from './pickSlots.ts'
import {createPositionAt} from './position.ts'
import {readHeader} from './readHeader.ts'
import {frontMatterSchema, type StatedFields} from './schema.ts'
import type {Slot} from './slots.ts'
import {stateSlug} from './stateSlug.ts'

/** Where the front matter comes from. */
export interface FrontMatterContext {
  /** Path of the file, with forward slashes; its name makes the slug when nothing else does. */
  path: string
  /** How to read it; nothing set by default. */
  settings?: FrontMatterSettings
}

function byPosition(a: Message, b: Message): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** Leftovers as they stand in the file, nested as there. */
function collectUnknown(data: Header['data'], leftovers: readonly Leftover[]): Record<string, unknown> {
  const unknown = new Map<string, unknown>()
  for (const {path} of leftovers) {
    const [key, member] = path
    if (member === undefined) unknown.set(key, data[key])
    else {
      const kept = (unknown.get(key) ?? {}) as Record<string, unknown>
      unknown.set(key, {...kept, ...Object.fromEntries([[member, toMembers(data[key])?.[member]]])})
    }
  }
  return Object.fromEntries(unknown)
}

/** Where the value of a slot stands. */
function positionOf(slot: Slot, {header, picked, positionAt, fence}: LocatedHeader): Position {
  const place = header.locate(picked.origins.get(slot) ?? [])
  return place === undefined ? fence : positionAt(place.value)
}

/** What a date leaves open, and how that was settled. */
function describeDates(located: LocatedHeader, settings: FrontMatterSettings): Message[] {
  return (['publishedAt', 'updatedAt'] as const).flatMap((slot): Message[] => {
    const value = located.picked.input[slot]
    const written = typeof value === 'string' ? value.trim() : ''
    const date = parseDate(written, settings)
    if (date === undefined || date === 'ambiguous') return []
    const key = String(located.picked.origins.get(slot)?.[0])
    const position = positionOf(slot, located)
    if (date.precision !== 'day') {
      const reason = `\`${key}\` says only the ${date.precision} (${showValue(written)}), so its first day is taken. Write \`${date.iso.slice(0, 10)}\` to say so, or the day it was.`
      return [{severity: 'warning', rule: 'front-matter/partial-date', reason, ...position}]
    }
    if (date.zone !== 'assumed') return []
    const reason = `\`${key}\` has no time zone (${showValue(written)}), so it is taken as UTC. Write \`${date.iso}\` to say so, or add the zone it has.`
    return [{severity: 'warning', rule: 'front-matter/assumed-utc', reason, ...position}]
  })
}

/** The fields with slug and positions, and what is worth saying about them. */
function completeFields(
  stated: StatedFields,
  located: LocatedHeader,
  {path, settings = {}}: FrontMatterContext,
): Required<Pick<ParsedFrontMatter, 'fields' | 'slugPosition' | 'messages'>> {
  const {coverImage} = stated
  const {slug, message} = stateSlug(stated.slug, stated.title, path)
  const slugPosition = positionOf(stated.slug === undefined ? 'title' : 'slug', located)
  return {
    fields: {
      ...stated,
      slug,
      ...(coverImage && {coverImage: {...coverImage, position: positionOf('coverSrc', located)}}),
    },
    slugPosition,
    messages: [...(message ? [{...message, ...slugPosition}] : []), ...describeDates(located, settings)],
  }
}

function toMessage(
  {severity, rule, reason, offset}: HeaderProblem,
  {positionAt}: Pick<LocatedHeader, 'positionAt'>,
): Message {
  return {severity, rule: `front-matter/${rule}`, reason, ...positionAt(offset)}
}

/**
 * Parses and validates the front matter of one file: YAML 1.2, TOML or JSON, never a program. Every message says the line and
 * column of the key or value it is about. What the model has no field for is kept verbatim in `unknown` and reported. No side
 * effects, and no code of the file is run.
 *
 * Values are taken as written: dates become UTC without losing their precision, `title: 2024` is the text `2024`, empty values
 * count as absent.
 *
 * @param text - the whole file; a byte order mark and `\r\n` are fine
 * @param context - where it comes from
 * @returns the fields, or a message of severity `error` that says why there are none; the body in either case
 */
export function parseFrontMatter(text: string, context: FrontMatterContext): ParsedFrontMatter {
  const plain = text.replace(/^\u{FEFF}/u, '')
  const positionInFile = createPositionAt(plain)
  const fence = findFence(plain, positionInFile)
  if ('severity' in fence) return {unknown: {}, body: plain, bodyLine: 0, messages: [fence]}

  const body = plain.slice(fence.bodyStart)
  const bodyLine = positionInFile(fence.close).line
  const headerStart = fence.start + fence.opening.length
  const positionAt = (offset: number): Position => positionInFile(headerStart + offset)

  const header = readHeader(plain, fence, (offset) => positionAt(offset).line)
  const problems = header.problems.map((problem) => toMessage(problem, {positionAt}))
  if (problems.some(({severity}) => severity === 'error')) return {unknown: {}, body, bodyLine, messages: problems}

  const picked = pickSlots(header.text)
  const located: LocatedHeader = {header, picked, positionAt, fence: positionInFile(fence.start)}
  const unknown = collectUnknown(header.data, picked.leftovers)
  const known = [...problems, ...picked.leftovers.map((leftover) => describeLeftover(leftover, located))]

  const parsed = frontMatterSchema(context.settings ?? {}).safeParse(picked.input, {reportInput: true})
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => describeIssue(issue, located))
    return {unknown, body, bodyLine, messages: [...known, ...complaints].sort(byPosition)}
  }
  const {fields, slugPosition, messages} = completeFields(parsed.data, located, context)
  return {fields, unknown, body, bodyLine, slugPosition, messages: [...known, ...messages].sort(byPosition)}
}
