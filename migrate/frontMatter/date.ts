/** A point in time as front matter states it. */
export interface ParsedDate {
  /** ISO 8601 in UTC, ending in Z; seconds as precise as they were written. */
  iso: string
  /** Where the time zone comes from: the text, or UTC because a time stands there without one; a day alone needs none. */
  zone: 'written' | 'assumed' | 'day'
}

const SHAPE = new RegExp(
  [
    String.raw`^(?<year>\d{4})(?<separator>[-/])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})`,
    String.raw`(?:(?:[Tt]|[ \t]+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?<fraction>\.\d+)?)?`,
    String.raw`[ \t]*(?<zone>[Zz]|[+-]\d{1,2}(?::?\d{2})?)?)?$`,
  ].join(''),
)

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAME =
  '(?<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\\.?'
const MONTH_FIRST = new RegExp(`^${MONTH_NAME}\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})$`, 'i')
const DAY_FIRST = new RegExp(`^(?<day>\\d{1,2})\\s+${MONTH_NAME},?\\s+(?<year>\\d{4})$`, 'i')

function pad(number: number, length = 2): string {
  return String(number).padStart(length, '0')
}

/** The instant in milliseconds, or undefined when the calendar or the clock has no such moment. */
function toInstant(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return date.setUTCHours(hour, minute, second)
}

function toIso(instant: number, fraction: string): string | undefined {
  const date = new Date(instant)
  const year = date.getUTCFullYear()
  if (year < 0 || year > 9999) return undefined
  const day = `${pad(year, 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
  return `${day}T${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}${fraction}Z`
}

/** Milliseconds that a zone is ahead of UTC, or undefined when no clock is that far off. */
function toOffset(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0
  const {
    sign,
    hours = '0',
    minutes = '0',
  } = /^(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/.exec(zone)?.groups ?? {}
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

function parseNamedMonth(text: string): ParsedDate | undefined {
  const {name = '', day, year} = (MONTH_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups ?? {}
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  const instant = month === 0 ? undefined : toInstant(Number(year), month, Number(day))
  const iso = instant === undefined ? undefined : toIso(instant, '')
  return iso === undefined ? undefined : {iso, zone: 'day'}
}

/**
 * Reads a date whose order nobody can mistake: ISO 8601 and its relatives (`2025-05-02`, `2025/5/2`, `2025-05-02 08:45`, with or
 * without seconds, fraction and zone) and days with an English month name (`Jul 08 2022`, `8 July 2022`). A day alone is its first
 * instant in UTC; a time without zone is taken as UTC. `1/2/2025` is not read: it is two days, depending on the reader.
 *
 * @param text - as the author wrote it, without white space around
 * @returns undefined when the text is no such date, or the calendar has no such day
 *
 * @example
 * parseDate('2025-05-02T10:45:00+02:00') // {iso: '2025-05-02T08:45:00Z', zone: 'written'}
 */
export function parseDate(text: string): ParsedDate | undefined {
  const groups = SHAPE.exec(text)?.groups
  if (groups === undefined) return parseNamedMonth(text)
  const {year, month, day, hour, minute, second, fraction = '', zone} = groups
  const instant = toInstant(
    Number(year),
    Number(month),
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  )
  const offset = toOffset(zone ?? 'Z')
  if (instant === undefined || offset === undefined) return undefined
  const iso = toIso(instant - offset, fraction)
  if (iso === undefined) return undefined
  return {iso, zone: hour === undefined ? 'day' : zone === undefined ? 'assumed' : 'written'}
}
