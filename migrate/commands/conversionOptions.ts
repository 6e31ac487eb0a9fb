import {InvalidArgumentError, Option, type Command} from 'commander'

import {DIALECTS, type Dialect} from '../convert/dialects.ts'
import {isTimeZone} from '../frontMatter/date/timeZone.ts'
import type {ConversionSettings, FrontMatterSettings} from '../types.ts'

/** What the options of a conversion are parsed to. */
export interface ConversionFlags {
  dialect: Dialect
  timeZone?: string
  dateOrder?: FrontMatterSettings['dateOrder']
}

/**
 * Adds the options that say how articles are read.
 *
 * @param command - The command they are added to.
 */
export function addConversionOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--dialect <name>', 'which Markdown the articles are written in').choices(DIALECTS).default('plain'),
    )
    .addOption(
      new Option(
        '--time-zone <zone>',
        'the zone of dates that state none, such as Europe/Berlin (default: UTC)',
      ).argParser(toTimeZone),
    )
    .addOption(
      new Option(
        '--date-order <order>',
        'which number is the day in 5/2/2025 (default: such a date is refused)',
      ).choices(['dmy', 'mdy']),
    )
}

/** The settings that options stand for. */
export function toConversionSettings({dialect, timeZone, dateOrder}: ConversionFlags): ConversionSettings {
  const frontMatter = {...(timeZone !== undefined && {timeZone}), ...(dateOrder !== undefined && {dateOrder})}
  return {dialect, ...(Object.keys(frontMatter).length > 0 && {frontMatter})}
}

function toTimeZone(text: string): string {
  if (isTimeZone(text)) return text
  throw new InvalidArgumentError('It is no time zone. Write one such as Europe/Berlin, +02:00 or UTC.')
}
