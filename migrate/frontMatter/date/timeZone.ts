/**
 * Time zones: those that a date states, and one that a setting names.
 *
 * @module
 */

const MINUTE = 60_000

/** Zones that RFC 2822 names, and the ones of central and eastern Europe, in hours ahead of UTC. */
const NAMED_HOURS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
}

/**
 * Milliseconds that a zone is ahead of UTC.
 *
 * @param zone - `Z`, `+02:00`, `-5`, `GMT+0100`, `EST`.
 * @returns Undefined when there is no such zone.
 */
export function readOffset(zone: string): number | undefined {
  const hours = NAMED_HOURS[zone.toUpperCase()]
  if (hours !== undefined) return hours * 60 * MINUTE
  const groups = /^(?:UTC|GMT)?(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/i.exec(zone)?.groups
  if (groups === undefined) return undefined
  const [ahead, minutes] = [Number(groups['hours']), Number(groups['minutes'] ?? 0)]
  if (ahead > 23 || minutes > 59) return undefined
  return (groups['sign'] === '-' ? -1 : 1) * (ahead * 60 + minutes) * MINUTE
}

/** Whether a setting names a zone: `Europe/Berlin`, `+02:00`, `UTC`. */
export function isTimeZone(zone: string): boolean {
  return readOffset(zone) !== undefined || formatterOf(zone) !== undefined
}

/**
 * The instant at which clocks of a zone show a time. Of a time that they show twice it is one of both; a time that they skip
 * is read with the offset before the gap.
 *
 * @param local - The time they show, in milliseconds as if it were UTC.
 * @param zone - See {@link isTimeZone}; UTC for a zone nobody knows.
 * @returns Milliseconds since 1970.
 */
export function toInstantIn(zone: string, local: number): number {
  const fixed = readOffset(zone)
  if (fixed !== undefined) return local - fixed
  const formatter = formatterOf(zone)
  if (formatter === undefined) return local
  const guess = local - offsetAt(formatter, local)
  return local - offsetAt(formatter, guess)
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat | undefined>()

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!FORMATTERS.has(zone)) FORMATTERS.set(zone, createFormatter(zone))
  return FORMATTERS.get(zone)
}

function createFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function offsetAt(formatter: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(({type, value}) => [type, value]))
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year'])
  const shown = new Date(0)
  shown.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']))
  shown.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']))
  return shown.getTime() - Math.floor(instant / 1000) * 1000
}
