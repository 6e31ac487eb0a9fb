import type {ArticleResult, Message, Severity} from '../types.ts'
import type {Color, Paint} from './output.ts'

const COLORS: Record<Severity, Color> = {
  error: 'red',
  warning: 'yellow',
  loss: 'magenta',
  changed: 'cyan',
  info: 'blue',
}

/**
 * Writes messages file by file: the path with what became of it, then `line:column level reason rule`, sorted by place.
 *
 * @param rows - Articles in the order to show them; those without messages are left out.
 * @param options.verbose - Show notes (`info`) too.
 * @param options.paint - Colours.
 * @returns Lines with a newline each, or nothing.
 */
export function formatMessages(
  rows: readonly Pick<ArticleResult, 'path' | 'messages'>[],
  {verbose, paint}: {verbose: boolean; paint: Paint},
): string {
  return rows
    .map(({path, messages}) => ({path, shown: messages.filter(({severity}) => verbose || severity !== 'info')}))
    .filter(({shown}) => shown.length > 0)
    .map(({path, shown}) => `${paint('underline', path)}\n${formatTable(shown, paint)}\n`)
    .join('')
}

function formatTable(messages: Message[], paint: Paint): string {
  const places = messages.map(placeOf)
  const width = Math.max(...places.map((place) => place.length))
  const level = Math.max(...messages.map(({severity}) => severity.length))
  return messages
    .map((message, index) => ({message, place: places[index] ?? ''}))
    .sort((a, b) => (a.message.line ?? 0) - (b.message.line ?? 0) || (a.message.column ?? 0) - (b.message.column ?? 0))
    .map(({message: {severity, reason, rule}, place}) => {
      const name = paint(COLORS[severity], severity.padEnd(level))
      return `  ${place.padStart(width)}  ${name}  ${reason}  ${paint('dim', rule)}\n`
    })
    .join('')
}

function placeOf({line, column}: Message): string {
  return line === undefined ? '-' : `${line}:${column ?? 1}`
}
