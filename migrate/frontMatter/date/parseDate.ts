import type {FrontMatterSettings} from '../../types.ts'
import {readDateParts, type DateParts} from './readDateParts.ts'
import {readOffset, toInstantIn} from './timeZone.ts'

/** What a date does not say itself. */
export type DateSettings = Pick<FrontMatterSettings, 'timeZone' | 'dateOrder'>

/** A point in time as front matter states it. */
export interface ParsedDate {
  /** ISO 8601 in UTC, ending in Z; seconds as precise as they were written. */
  iso: string
  /**
   * Where the time zone comes from: the text, a setting, or UTC because a time stands there without one and no setting says
   * which. A day alone begins in the zone of the setting, or in UTC.
   */
  zone: 'written' | 'configured' | 'assumed' | 'day'
  /** What is written; a month or a year stands for its first day. */
  precision: DateParts['precision']
}

/** The local time in milliseconds, as if it were UTC; undefined when calendar or clock have no such moment. */
function toLocal({year, month, day, time}: DateParts): number | undefined {
  const {hour, minute, second} = time ?? {hour: 0, minute: 0, second: 0}
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return date.setUTCHours(hour, minute, second)
}

function toIso(instant: number, fraction: string): string | undefined {
  const date = new Date(instant)
  const year = date.getUTCFullYear()
  if (Number.isNaN(year) || year < 0 || year > 9999) return undefined
  return date.toISOString().replace(/\.000Z$/, `${fraction}Z`)
}

/** Seconds or milliseconds since 1970: ten digits are seconds until the year 2286, thirteen are milliseconds. */
function parseEpoch(text: string): ParsedDate | undefined {
  if (!/^(?:\d{10}|\d{13})$/.test(text)) return undefined
  const milliseconds = text.length === 10 ? Number(text) * 1000 : Number(text)
  return {iso: new Date(milliseconds).toISOString().replace('.000Z', 'Z'), zone: 'written', precision: 'day'}
}

/**
 * Reads a date in any of the ways that articles write one: ISO 8601 and its relatives, English month names, RFC 2822, the
 * output of `date`, seconds or milliseconds since 1970. A zone that is written counts; see {@link DateSettings} for what holds
 * where none is.
 *
 * @param text - As the author wrote it, without white space around.
 * @returns `ambiguous` for a date like `5/2/2025` when no setting says which is the day; undefined when the text is no date,
 *   or the calendar has no such day
 *
 * @example
 * parseDate('2025-05-02T10:45:00+02:00') // {iso: '2025-05-02T08:45:00Z', zone: 'written', precision: 'day'}
 */
export function parseDate(text: string, settings: DateSettings = {}): ParsedDate | 'ambiguous' | undefined {
  const epoch = parseEpoch(text)
  if (epoch) return epoch
  const parts = readDateParts(text, settings.dateOrder)
  if (parts === undefined || parts === 'ambiguous') return parts
  const local = toLocal(parts)
  const offset = parts.zone === undefined ? undefined : readOffset(parts.zone)
  if (local === undefined || (parts.zone !== undefined && offset === undefined)) return undefined
  const instant = offset === undefined ? toInstantIn(settings.timeZone ?? 'UTC', local) : local - offset
  const iso = toIso(instant, parts.fraction)
  if (iso === undefined) return undefined
  const unstated = settings.timeZone === undefined ? 'assumed' : 'configured'
  return {iso, zone: !parts.time ? 'day' : offset === undefined ? unstated : 'written', precision: parts.precision}
}
