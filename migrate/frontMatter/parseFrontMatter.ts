import type {ConversionSettings, FrontMatterSettings, Message, ParsedFrontMatter, Position} from '../types.ts'
import {chooseTitle} from './chooseTitle.ts'
import {completeFields} from './completeFields.ts'
import {positionOf} from './describeChoices.ts'
import {findFence} from './fence.ts'
import {
  describeFailure,
  describeIssue,
  describeLeftover,
  describeMissing,
  type LocatedHeader,
} from './frontMatterMessages.ts'
import {emptyHeader, type Header, type HeaderProblem} from './header.ts'
import {pickSlots, toMembers, type Leftover} from './pickSlots.ts'
import {toPlainText} from './plainText.ts'
import {createPositionAt} from './position.ts'
import {readHeader} from './readHeader.ts'
import {frontMatterSchema} from './schema.ts'

/** Where the front matter comes from. */
export interface FrontMatterContext extends Pick<ConversionSettings, 'slugs' | 'languages' | 'roots'> {
  /** Path of the file, with forward slashes; its name makes the slug when nothing else does. */
  path: string
  /** How to read it; nothing set by default. */
  settings?: FrontMatterSettings
  /** Finds the first heading of a body, from its first line on; by default front matter has to state the title. */
  readHeading?: (body: string) => {text: string; line: number} | undefined
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
 * @param text - The whole file; a byte order mark is fine, and any end of lines.
 * @param context - Where it comes from.
 * @returns The fields, or a message of severity `error` that says why there are none; the body in either case, with `\n` for
 *   every `\r` that
 *   ends a line alone.
 */
export function parseFrontMatter(text: string, context: FrontMatterContext): ParsedFrontMatter {
  const plain = toPlainText(text)
  const positionInFile = createPositionAt(plain)
  const fence = findFence(plain, positionInFile)
  if ('severity' in fence) {
    const isOptional = context.settings?.optional === true && fence.rule === 'front-matter/missing'
    return isOptional ? parseWithout(plain, context, fence) : {unknown: {}, body: plain, bodyLine: 0, messages: [fence]}
  }

  const body = plain.slice(fence.bodyStart)
  const bodyLine = positionInFile(fence.bodyStart).line - 1
  const positionAt = (offset: number): Position => positionInFile(fence.header.start + offset)

  const header = readHeader(plain, fence, (offset) => positionAt(offset).line)
  const problems = header.problems.map((problem) => toMessage(problem, {positionAt}))
  if (problems.some(({severity}) => severity === 'error')) return {unknown: {}, body, bodyLine, messages: problems}

  const {fields: rules} = context.settings ?? {}
  const picked = pickSlots(header.text, {path: context.path, ...(rules && {fields: rules})})
  const located: LocatedHeader = {header, picked, positionAt, fence: positionInFile(fence.start)}
  const unknown = collectUnknown(header.data, picked.leftovers)
  const known = [...problems, ...picked.leftovers.map((leftover) => describeLeftover(leftover, located))]

  const parsed = frontMatterSchema(context.settings ?? {}).safeParse(picked.input, {reportInput: true})
  const stated = parsed.data?.title
  const chosen = picked.origins.has('title') ? undefined : chooseTitle({body, bodyLine, hasHeader: true}, context)
  const titled = stated === undefined ? chosen : {title: stated, position: positionOf('title', located)}
  const complaints = [
    ...picked.failures.map((failure) => describeFailure(failure, located)),
    ...(parsed.error?.issues ?? []).map((issue) => describeIssue(issue, located)),
    ...(picked.origins.has('title') || chosen ? [] : [describeMissing('title', located)]),
  ]
  if (!parsed.success || titled === undefined || picked.failures.length > 0) {
    return {unknown, body, bodyLine, messages: [...known, ...complaints].sort(byPosition)}
  }
  const {fields, slugPosition, messages} = completeFields(parsed.data, titled, located, context)
  const all = [...known, ...(chosen ? [chosen.message] : []), ...messages]
  return {fields, unknown, body, bodyLine, slugPosition, messages: all.sort(byPosition)}
}

/** Reads a file that has no front matter, and need not have any. */
function parseWithout(body: string, context: FrontMatterContext, missing: Message): ParsedFrontMatter {
  const chosen = body.trim() === '' ? undefined : chooseTitle({body, bodyLine: 0, hasHeader: false}, context)
  if (chosen === undefined) return {unknown: {}, body, bodyLine: 0, messages: [missing]}
  const start = {line: 1, column: 1}
  const located: LocatedHeader = {header: emptyHeader(), picked: pickSlots({}), positionAt: () => start, fence: start}
  const {fields, slugPosition, messages} = completeFields({}, chosen, located, context)
  return {fields, unknown: {}, body, bodyLine: 0, slugPosition, messages: [chosen.message, ...messages]}
}
