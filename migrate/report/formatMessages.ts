import type {ArticleResult, Message, Severity} from '../types.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

const COLORS: Record<Severity, Color> = {
  error: 'red',
  warning: 'yellow',
  loss: 'magenta',
  changed: 'cyan',
  info: 'blue',
}

/** How to show messages. */
interface View {
  /** Show notes (`info`) too, and each place of what is said of several. */
  verbose: boolean
  /** Colours. */
  paint: Paint
}

/**
 * Writes messages file by file: the path with what became of it, then `line:column level reason rule`, sorted by place. What
 * is said of several places of a file stands once, with the others behind it.
 *
 * @param rows - Articles in the order to show them; those without messages are left out.
 * @param view - See {@link View}.
 * @returns Lines with a newline each, or nothing.
 */
export function formatMessages(rows: readonly Pick<ArticleResult, 'path' | 'messages'>[], view: View): string {
  return rows
    .map(({path, messages}) => ({
      path,
      shown: messages.filter(({severity}) => view.verbose || severity !== 'info').toSorted(byPlace),
    }))
    .filter(({shown}) => shown.length > 0)
    .map(({path, shown}) => `${view.paint('underline', path)}\n${formatTable(shown, view)}\n`)
    .join('')
}

/** Places of equal messages that are named besides the first. */
const MORE_PLACES = 3

function formatTable(messages: readonly Message[], {verbose, paint}: View): string {
  const lines = verbose ? messages.map((message) => [message] as const) : groupEqual(messages)
  const width = widthOf(lines.map(([first]) => placeOf(first)))
  const level = widthOf(messages.map(({severity}) => severity))
  return lines
    .map(([first, ...others]) => {
      const name = paint(COLORS[first.severity], first.severity.padEnd(level))
      const also = others.length > 0 ? ` (${alsoAt(others)})` : ''
      return `  ${placeOf(first).padStart(width)}  ${name}  ${first.reason}${also}  ${paint('dim', first.rule)}\n`
    })
    .join('')
}

/** Messages that say the same of several places, together at the first of them; each error by itself. */
function groupEqual(messages: readonly Message[]): (readonly [Message, ...Message[]])[] {
  const groups = Map.groupBy(messages, (message) => {
    const {severity, rule, reason} = message
    return severity === 'error' ? message : `${severity} ${rule} ${reason}`
  })
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

function alsoAt(others: readonly Message[]): string {
  const named = others.length > MORE_PLACES + 1 ? others.slice(0, MORE_PLACES) : others
  const more = others.length - named.length
  return `also at ${named.map(placeOf).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function byPlace(a: Message, b: Message): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

function placeOf({line, column}: Message): string {
  return line === undefined ? '-' : `${line}:${column ?? 1}`
}
