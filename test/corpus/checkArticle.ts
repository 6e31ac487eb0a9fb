import {createHash} from 'node:crypto'
import {isDeepStrictEqual} from 'node:util'

import type {Converter} from '../../migrate/convert/createConverter.ts'
import type {Dialect} from '../../migrate/convert/dialects.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import type {Conversion, Message, ParsedFrontMatter, Source} from '../../migrate/types.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {toPlainText} from '../../src/render/toPlainText.ts'
import {editorRepairs} from '../convert/support/editorRules.ts'
import {toComparable} from '../markdown/comparable.ts'
import {compareStructure, HTML} from './compareStructure.ts'
import type {Check, Failure, FileReport} from './corpusTypes.ts'
import {blockWords, referenceHtml, treeWords} from './readings.ts'
import {bareWords, firstDifference, firstMissing, htmlWords, markUntitled} from './words.ts'

/** What a file is checked with. */
export interface CheckTools {
  dialect: Dialect
  /** Converts in that dialect. */
  convert: Converter
  /** Lists what the schema does not know of a body. */
  findMismatches(body: unknown): string[]
}

/** Converts a source, renders it, writes it back, and compares. Nothing is thrown. */
export function checkArticle(source: Source, tools: CheckTools): FileReport {
  const bytes = Buffer.byteLength(source.text)
  const failures: Failure[] = []
  const fail = (check: Check, difference: string | undefined): void => {
    if (difference !== undefined) failures.push({check, difference: toLine(difference)})
  }
  const report: FileReport = {path: source.path, bytes, cpuMs: 0, failures, rules: {}}
  try {
    const frontMatter = parseFrontMatter(source.text, {path: source.path})
    fail('front matter', describeFrontMatter(frontMatter))
    const {body, bodyLine} = frontMatter
    const options = {firstLine: bodyLine + 1}
    const start = process.threadCpuUsage()
    const conversion = tools.convert(body, options)
    const {user, system} = process.threadCpuUsage(start)
    report.cpuMs = (user + system) / 1000
    const messages = [...frontMatter.messages, ...conversion.messages]
    for (const {rule} of messages) report.rules[rule] = (report.rules[rule] ?? 0) + 1
    fail('places of messages', messages.map((message) => describePlace(message, source)).find(Boolean))
    for (const [check, difference] of compare(body, conversion, options, tools)) fail(check, difference)
  } catch (error) {
    fail('no throw', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  return report
}

function* compare(
  body: string,
  {blocks, messages}: Conversion,
  options: {firstLine: number},
  {dialect, convert, findMismatches}: CheckTools,
): Generator<[Check, string | undefined]> {
  const again = convert(body, options)
  yield [
    'equal bytes twice',
    isEqualHash(JSON.stringify([blocks, messages]), JSON.stringify([again.blocks, again.messages])),
  ]
  yield ['fit for the editor', editorRepairs(blocks)[0]]
  yield ['schema', findMismatches(blocks)[0]]
  const difference =
    dialect === 'plain'
      ? comparePlain(body, {blocks, messages})
      : firstMissing(blockWords(blocks), treeWords(body, dialect))
  yield ['text of the HTML', difference]
  yield* compareStructure(body, {blocks, messages}, dialect)
  const shown = htmlWords(toHtml(markUntitled(blocks) as Block[], {...HTML, source: 'hide'}))
  yield ['plain text', firstMissing(bareWords(toPlainText(blocks)), shown.flatMap(bareWords))]
  const written = toMarkdown(blocks, {dialect})
  const back = convert(written.markdown).blocks
  yield [
    'there and back',
    isMoved(messages)
      ? firstMissing(blockWords(back), blockWords(blocks))
      : firstUnequal(toComparable(back), toComparable(blocks)),
  ]
}

/** In order; what is nested too deeply is laid out flat with signs that its source does not show, so only its words count. */
function comparePlain(body: string, {blocks, messages}: Pick<Conversion, 'blocks' | 'messages'>): string | undefined {
  const actual = htmlWords(toHtml(markUntitled(blocks) as Block[], HTML))
  const expected = htmlWords(referenceHtml(body))
  if (isMoved(messages)) return firstMissing(actual.flatMap(bareWords), expected.flatMap(bareWords))
  return firstDifference(actual, expected)
}

/** Whether something was nested so deeply that it was moved: Markdown may say the same with less nesting. */
function isMoved(messages: readonly Message[]): boolean {
  return messages.some(({rule}) => rule === 'convert/nesting-limit')
}

function isEqualHash(a: string, b: string): string | undefined {
  return a === b ? undefined : `${hash(a)} where ${hash(b)} is expected`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** Where two bodies begin to differ: the first block that does. */
function firstUnequal(actual: unknown, expected: unknown): string | undefined {
  if (!Array.isArray(actual) || !Array.isArray(expected)) return 'no list of blocks'
  const length = Math.max(actual.length, expected.length)
  const index = Array.from({length}, (_, index) => index).find(
    (index) => !isDeepStrictEqual(actual[index], expected[index]),
  )
  if (index === undefined) return undefined
  const [a = 'nothing', b = 'nothing'] = [actual[index], expected[index]].map((block: unknown) => JSON.stringify(block))
  const from = Math.max(0, [...a].findIndex((character, place) => character !== b[place]) - 60)
  return `block ${index}: …${a.slice(from, from + 160)} where …${b.slice(from, from + 160)} is expected`
}

function describeFrontMatter({fields, messages}: ParsedFrontMatter): string | undefined {
  const errors = messages.filter(({severity}) => severity === 'error')
  if (fields) return errors.length > 0 ? `fields, and an error: ${errors[0]?.reason}` : undefined
  if (errors.length === 0) return 'neither fields nor an error'
  return errors.find(({line}) => line === undefined)?.reason
}

function describePlace({rule, line, column}: Message, {text}: Source): string | undefined {
  const lines = text.split('\n').length
  const isPlace = line !== undefined && line >= 1 && line <= lines && column !== undefined && column >= 1
  return isPlace ? undefined : `${rule} at ${line}:${column} of ${lines} lines`
}

function toLine(text: string): string {
  return text.replaceAll('\n', '⏎').slice(0, 700)
}
