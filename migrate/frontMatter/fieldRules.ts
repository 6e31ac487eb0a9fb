import type {FieldName, FieldRule, FrontMatterSettings} from '../types.ts'
import type {Path} from './header.ts'
import type {Slot} from './slots.ts'

/** What a rule of the settings made of a header. */
export interface RuledValue {
  /** Undefined when its function says that there is none. */
  value: unknown
  /** Where the value that counted stands. */
  path: Path
}

/** A function of the settings that failed. */
export interface RuleFailure {
  field: FieldName
  path: Path
  /** What the rule threw. */
  reason: string
}

/** Slots whose field has another name. */
const FIELD_OF_SLOT: Partial<Record<Slot, FieldName>> = {coverSrc: 'coverImage'}

/** The rule that the settings have for a slot. */
export function ruleFor(slot: Slot, fields: FrontMatterSettings['fields'] = {}): [FieldName, FieldRule] | undefined {
  const field = FIELD_OF_SLOT[slot] ?? (slot as FieldName)
  const rule = fields[field]
  return rule === undefined ? undefined : [field, rule]
}

/** The keys that rules name. */
export function ruleKeys(fields: FrontMatterSettings['fields'] = {}): ReadonlySet<string> {
  return new Set(Object.values(fields).flatMap(keysOf))
}

function keysOf(rule: FieldRule): string[] {
  const from = typeof rule === 'object' && 'from' in rule ? rule.from : rule
  return typeof from === 'string' ? [from] : [...from]
}

/**
 * Applies a rule to a header: the first of its keys that has something to say counts.
 *
 * @param text - The header with its values as written.
 * @param source - The path of the file, for the rule's function.
 * @returns Undefined when none of the keys is there.
 * @throws Whatever the rule's function throws.
 */
export function applyRule(
  rule: FieldRule,
  text: Record<string, unknown>,
  source: {path: string},
): {path: Path; read: () => RuledValue} | undefined {
  const transform = typeof rule === 'object' && 'from' in rule ? rule.transform : undefined
  for (const name of keysOf(rule)) {
    const found = findValue(text, name)
    if (found === undefined) continue
    const read = (): RuledValue => ({
      path: found.path,
      value: transform ? transform(found.value, {path: source.path, header: text}) : found.value,
    })
    return {path: found.path, read}
  }
  return undefined
}

/** A key may hold dots itself; else `a.b` is the member `b` of `a`. */
function findValue(text: Record<string, unknown>, name: string): {path: Path; value: unknown} | undefined {
  if (Object.hasOwn(text, name)) return isSaid(text[name]) ? {path: [name], value: text[name]} : undefined
  const dot = name.indexOf('.')
  const [key, member] = [name.slice(0, dot), name.slice(dot + 1)]
  const inner = dot > 0 && Object.hasOwn(text, key) ? text[key] : undefined
  if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, member)) return undefined
  const value = (inner as Record<string, unknown>)[member]
  return isSaid(value) ? {path: [key, member], value} : undefined
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
