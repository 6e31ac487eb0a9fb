import {parseDate, type DateSettings} from './date/parseDate.ts'

/**
 * The day that the name of a file begins with, as Jekyll has it: `2019-03-04-a-title.md`.
 *
 * @param path - The path of the file, with forward slashes.
 * @returns ISO 8601 in UTC, the first instant of the day in the zone of the settings; undefined when there is none.
 */
export function readFileNameDate(path: string, settings: DateSettings): {day: string; iso: string} | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const day = /^(\d{4}-\d{1,2}-\d{1,2})(?=[-_. ])/.exec(name)?.[1]
  const date = day === undefined ? undefined : parseDate(day, settings)
  return day === undefined || typeof date !== 'object' ? undefined : {day, iso: date.iso}
}
