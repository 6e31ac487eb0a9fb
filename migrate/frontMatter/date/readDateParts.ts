import type {FrontMatterSettings} from '../../types.ts'

/** Which of two numbers is the day where both could be. */
type DateOrder = NonNullable<FrontMatterSettings['dateOrder']>

/** A date taken apart; nothing is known yet of whether the calendar has it. */
export interface DateParts {
  year: number
  month: number
  day: number
  /** Absent for a day alone. */
  time?: {hour: number; minute: number; second: number}
  /** Decimals of the second with their point, as written; empty without any. */
  fraction: string
  /** As written; absent where none is. */
  zone?: string
  /** What is written; the rest is the first of its kind. */
  precision: 'year' | 'month' | 'day'
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME =
  '(?<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\\.?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?'
const DAY = '(?<day>\\d{1,2})'
const YEAR = '(?<year>\\d{4})'
const CLOCK =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?<fraction>\\.\\d+)?)?(?:\\s*(?<half>[ap])\\.?m\\.?)?'
const ZONE = '(?<zone>z|(?:utc|gmt)?[+-]\\d{1,2}(?::?\\d{2})?|[a-z]{2,4})(?:\\s*\\([^()]*\\))?'
const TIME = `(?:(?:t|,?\\s+(?:at\\s+)?)${CLOCK}(?:\\s*${ZONE})?)?`

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'i')
}

/** Every way to write a date of which one reading is the right one, or a setting says which. */
const SHAPES: readonly RegExp[] = [
  // 2025-05-02, 2025/5/2 8:45, 2025.05.02T08:45:00Z
  whole(`${YEAR}(?<separator>[-/.])(?<month>\\d{1,2})\\k<separator>${DAY}${TIME}`),
  // 2025-05
  whole(`${YEAR}[-/.](?<month>\\d{1,2})`),
  // 2025
  whole(YEAR),
  // 20250502, 20250502T084500Z
  whole(
    `${YEAR}(?<month>\\d{2})${DAY}(?:t?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?<fraction>\\.\\d+)?${ZONE}?)?`,
  ),
  // 2025年5月2日
  whole(`${YEAR}\\s*年\\s*(?<month>\\d{1,2})\\s*月\\s*${DAY}\\s*日${TIME}`),
  // 2.5.2025: with points, the day is first wherever that is written
  whole(`${DAY}\\.\\s?(?<month>\\d{1,2})\\.\\s?${YEAR}${TIME}`),
  // 5/2/2025, 2-5-2025
  whole(`(?<one>\\d{1,2})(?<separator>[-/])(?<other>\\d{1,2})\\k<separator>${YEAR}${TIME}`),
  // Fri, May 2nd, 2025 at 8:45 am
  whole(`${WEEKDAY}${NAME}\\s+${DAY}(?:st|nd|rd|th)?,?\\s+${YEAR}${TIME}`),
  // Fri, 02 May 2025 08:45:00 GMT; 2-May-2025
  whole(`${WEEKDAY}${DAY}(?:st|nd|rd|th)?(?:\\s+(?:of\\s+)?|-)${NAME}(?:,?\\s+|-)${YEAR}${TIME}`),
  // Fri May  2 08:45:00 CEST 2025
  whole(`${WEEKDAY}${NAME}\\s+${DAY}\\s+${CLOCK}(?:\\s+${ZONE})?\\s+${YEAR}`),
  // May 2025
  whole(`${NAME},?\\s+${YEAR}`),
]

/**
 * Takes a date apart.
 *
 * @param order - Which number of `5/2/2025` is the day; without it only `25/2/2025` and its like are read.
 * @returns `ambiguous` where the order would have to say; undefined for what is no date.
 */
export function readDateParts(text: string, order?: DateOrder): DateParts | 'ambiguous' | undefined {
  const groups = SHAPES.map((shape) => shape.exec(text)?.groups).find((found) => found !== undefined)
  if (groups === undefined) return undefined
  const {year, month, day, name, one, hour, minute, second, half, fraction = '', zone} = groups
  const numbers = one === undefined ? undefined : toOrder(Number(one), Number(groups['other']), order)
  if (numbers === 'ambiguous') return 'ambiguous'
  const clock = hour === undefined ? undefined : toHour(Number(hour), half)
  return {
    year: Number(year),
    month: numbers?.month ?? (name === undefined ? Number(month ?? 1) : toMonth(name)),
    day: numbers?.day ?? Number(day ?? 1),
    ...(clock !== undefined && {time: {hour: clock, minute: Number(minute), second: Number(second ?? 0)}}),
    fraction,
    ...(zone !== undefined && {zone}),
    precision: day === undefined && one === undefined ? ((month ?? name) === undefined ? 'year' : 'month') : 'day',
  }
}

function toMonth(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function toOrder(one: number, other: number, order: DateOrder | undefined): {day: number; month: number} | 'ambiguous' {
  if (order === 'dmy' || (order === undefined && one > 12)) return {day: one, month: other}
  if (order === 'mdy' || other > 12 || one === other) return {day: other, month: one}
  return 'ambiguous'
}

/** The hour of a clock with 24 of them; 99 for one that no clock has. */
function toHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}
