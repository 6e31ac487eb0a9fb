import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'

import {
  duplicateKey,
  emptyHeader,
  firstOffset,
  isRecord,
  notKeys,
  type Header,
  type HeaderProblem,
  type LineAt,
  type Path,
  type Place,
} from '../header.ts'
import {applyRepairs, proposeRepair, type RepairedText} from './yamlRepairs.ts'
import {describeSyntaxError} from './yamlSyntaxError.ts'

/** Places of one header that are repaired before it counts as no YAML at all. */
const MAX_REPAIRS = 50

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}

/** A value as it is written, white space at its ends aside. */
function textOf(node: unknown, text: string): string {
  const [start, end] = (node as Node | null)?.range ?? [0, 0]
  return text.slice(start, end).trim()
}

function sourceOf(node: Scalar): string {
  return typeof node.source === 'string' ? node.source : String(node.value)
}

/** What one walk over a well-formed document finds. */
interface Inspection {
  /** Keys twice, keys that are no text, aliases to nothing. */
  problems: HeaderProblem[]
  /** Numbers and booleans that stand as values. */
  scalars: Scalar[]
}

function inspect(document: Document.Parsed, text: string, lineAt: LineAt): Inspection {
  const problems: HeaderProblem[] = []
  const scalars: Scalar[] = []
  const refuse = (rule: string, reason: string, node: unknown): unknown =>
    problems.push({severity: 'error', rule, reason, offset: startOf(node) ?? 0})
  visit(document, {
    Map(_, map) {
      const seen = new Map<string, {offset: number; value: string}>()
      for (const {key, value} of map.items) {
        if (!isScalar(key)) {
          refuse(
            'invalid-key',
            'A list or a set of keys stands where a key is expected. Put quotes around a value that begins with `{` or `[`.',
            key,
          )
          continue
        }
        if (typeof key.value === 'symbol' && !isMergeSource(value, document)) {
          refuse(
            'invalid-merge',
            'The key `<<` takes in the keys of a value named with `*`. Put quotes around it, `"<<"`, to have it as a key.',
            key,
          )
        }
        const name = String(key.value)
        const first = seen.get(name)
        const offset = startOf(key) ?? 0
        const written = textOf(value, text)
        if (first === undefined) seen.set(name, {offset, value: written})
        else problems.push(duplicateKey(name, [first.offset, offset], first.value === written, lineAt))
      }
    },
    Alias(_, alias) {
      const {source} = alias
      if (alias.resolve(document) !== undefined) return
      refuse(
        'unknown-alias',
        `\`*${source}\` refers to an anchor \`&${source}\` that does not stand before it. Put quotes around a value that begins with \`*\`.`,
        alias,
      )
    },
    Scalar(key, node) {
      if (key !== 'key' && node.value !== null && typeof node.value !== 'string') scalars.push(node)
    },
  })
  return {problems, scalars}
}

/** Whether keys can be taken in from a value: it has keys, refers to one that has, or is a list of such. */
function isMergeSource(value: unknown, document: Document.Parsed): boolean {
  const source: unknown = isAlias(value) ? value.resolve(document) : value
  return isMap(source) || (isSeq(source) && source.items.every((item) => isMergeSource(item, document)))
}

function toIgnoredTag({message, pos}: {message: string; pos: [number, number]}): HeaderProblem {
  const tag = message.replace(/^Unresolved tag: (?:tag:yaml\.org,2002:)?/, '')
  const reason = `The tag \`${tag}\` has no meaning here and is ignored; its value is kept as written.`
  return {severity: 'warning', rule: 'ignored-tag', reason, offset: pos[0]}
}

function createLocate(document: Document.Parsed): Header['locate'] {
  const pairsOf = new Map<YAMLMap, ReadonlyMap<string, Pair>>()
  const findPair = (map: YAMLMap, step: PropertyKey): Pair | undefined => {
    const pairs = pairsOf.get(map) ?? pairsByKey(map)
    pairsOf.set(map, pairs)
    return pairs.get(String(step))
  }
  return (path: Path) => {
    let node: unknown = document.contents
    let place: Place | undefined
    for (const step of path) {
      const target: unknown = isAlias(node) ? node.resolve(document) : node
      if (isMap(target)) {
        const pair = findPair(target, step)
        const key = startOf(pair?.key)
        if (pair === undefined || key === undefined) break
        place = {key, value: startOf(pair.value) ?? key}
        node = pair.value
      } else if (isSeq(target)) {
        node = target.items[Number(step)]
        const start = startOf(node)
        if (start === undefined) break
        place = {key: start, value: start}
      } else break
    }
    return place
  }
}

/** The pairs of a map by key; of a key that stands twice the first. */
function pairsByKey({items}: YAMLMap): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const pair of items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : undefined
    if (name !== undefined && !pairs.has(name)) pairs.set(name, pair)
  }
  return pairs
}

/** Whether JSON would write a value in another way than the author did, so that reading it back gives another text. */
function isRewritten(node: Scalar): boolean {
  return typeof node.value !== 'boolean' && String(node.value) !== sourceOf(node)
}

function toHeader(document: Document.Parsed, text: string, lineAt: LineAt): Header {
  const {problems, scalars} = inspect(document, text, lineAt)
  problems.push(...document.warnings.map(toIgnoredTag))
  if (problems.some(({severity}) => severity === 'error')) return emptyHeader(problems)

  for (const node of scalars.filter(isRewritten)) node.value = sourceOf(node)
  const data: unknown = document.toJS()
  if (data === null) return emptyHeader(problems)
  if (!isRecord(data)) return emptyHeader([notKeys(data, startOf(document.contents) ?? 0)])
  for (const node of scalars) node.value = sourceOf(node)
  const asWritten = scalars.length === 0 ? data : (document.toJS() as Record<string, unknown>)
  return {data, text: asWritten, locate: createLocate(document), problems}
}

/**
 * Parses a header with the YAML 1.2 reader, which keeps positions. Dates stay text, tags run no code, and a header that
 * multiplies itself through aliases is refused. What other readers take for YAML (a text that holds a colon or begins with
 * `@`, a tab, a quoted text that goes on at the margin) is read as they do, with a warning for each.
 *
 * @param text - The text between the fences.
 * @param lineAt - For problems that name two lines.
 * @param syntax - `json` takes plain scalars as JSON does
 */
export function parseYaml(text: string, lineAt: LineAt, syntax: 'yaml' | 'json' = 'yaml'): Header {
  const header = parseStrictly(text, lineAt, syntax)
  return syntax === 'yaml' && findError(header) ? repairAndParse(text, lineAt, header) : header
}

/** With the error that stays, when one does. */
function repairAndParse(text: string, lineAt: LineAt, refused: Header): Header {
  let header = refused
  let repaired: RepairedText = {text, toOriginal: (offset) => offset}
  const notes: HeaderProblem[] = []
  const lines = new Set<number>()
  for (let error = findError(header); error !== undefined; error = findError(header)) {
    const {toOriginal} = repaired
    const proposal = proposeRepair(repaired.text, error.offset)
    const line = lineAt(toOriginal(error.offset))
    // A line that is still refused after it was repaired has something else wrong with it.
    if (lines.has(line)) return refused
    if (proposal === undefined || lines.size === MAX_REPAIRS) return atOriginalPlaces(header, toOriginal, [])
    lines.add(line)
    notes.push({
      severity: 'warning',
      rule: 'lenient-yaml',
      reason: proposal.reason,
      offset: toOriginal(proposal.offset),
    })
    repaired = applyRepairs(repaired, proposal.repairs)
    header = parseStrictly(repaired.text, (offset) => lineAt(repaired.toOriginal(offset)), 'yaml')
  }
  return atOriginalPlaces(header, repaired.toOriginal, notes)
}

function findError({problems}: Header): HeaderProblem | undefined {
  return problems.find(({severity}) => severity === 'error')
}

function atOriginalPlaces(header: Header, toOriginal: RepairedText['toOriginal'], notes: HeaderProblem[]): Header {
  return {
    ...header,
    locate(path) {
      const place = header.locate(path)
      return place && {key: toOriginal(place.key), value: toOriginal(place.value)}
    },
    problems: [...notes, ...header.problems.map((problem) => ({...problem, offset: toOriginal(problem.offset)}))],
  }
}

function parseStrictly(text: string, lineAt: LineAt, syntax: 'yaml' | 'json'): Header {
  const document = parseDocument(text, {
    schema: syntax === 'json' ? 'json' : 'core',
    version: '1.2',
    merge: true,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
  })
  const [error] = document.errors
  if (error !== undefined) return emptyHeader([describeSyntaxError(error, document, syntax)])
  try {
    return toHeader(document, text, lineAt)
  } catch (thrown) {
    if (!(thrown instanceof ReferenceError)) throw thrown
    const reason = 'The front matter repeats itself through too many aliases (`*name`). Write the values out.'
    return emptyHeader([{severity: 'error', rule: `invalid-${syntax}`, reason, offset: firstOffset(text)}])
  }
}
