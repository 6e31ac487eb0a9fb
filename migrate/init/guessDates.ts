import {parseDate} from '../frontMatter/date/parseDate.ts'
import type {FrontMatterSettings} from '../types.ts'
import type {SeenFile} from './lookAtFile.ts'

/** What dates of a collection leave open. */
export interface DateFindings {
  /** Which number is the day, where one date shows it; absent when none does, or none needs it. */
  order?: NonNullable<FrontMatterSettings['dateOrder']>
  /** Dates that are two days without an order. */
  ambiguous: string[]
  /** Times without a zone. */
  withoutZone: string[]
}

const NUMBERS = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}/

/** Looks at all values that are dates. */
export function guessDates(files: readonly SeenFile[]): DateFindings {
  const texts = files.flatMap(({header}) => Object.values(header).filter((value) => typeof value === 'string'))
  const read = texts.map((text) => ({text, date: parseDate(text.trim())}))
  const ambiguous = read.filter(({date}) => date === 'ambiguous').map(({text}) => text)
  const withoutZone = read.filter(({date}) => typeof date === 'object' && date.zone === 'assumed').map(({text}) => text)
  const order = texts.map(toOrder).find((found) => found !== undefined)
  return {ambiguous, withoutZone, ...(ambiguous.length > 0 && order !== undefined && {order})}
}

/** A number above twelve is no month. */
function toOrder(text: string): 'dmy' | 'mdy' | undefined {
  const [, one = '', other = ''] = NUMBERS.exec(text.trim()) ?? []
  if (Number(one) > 12) return 'dmy'
  return Number(other) > 12 ? 'mdy' : undefined
}
