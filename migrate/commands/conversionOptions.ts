import {InvalidArgumentError, Option, type Command} from 'commander'

import {DIALECTS, type Dialect} from '../convert/dialects.ts'
import {isTimeZone} from '../frontMatter/date/timeZone.ts'
import {PUBLISHING_RULES, type FrontMatterSettings, type PublishingRule} from '../types.ts'

/** What the options that say how articles are read are parsed to. */
export interface ConversionFlags {
  config?: string
  dialect?: Dialect
  timeZone?: string
  dateOrder?: NonNullable<FrontMatterSettings['dateOrder']>
  linkBase?: string[]
  drafts?: PublishingRule
  future?: PublishingRule
}

/**
 * Adds the options that say how articles are read. They count before the configuration.
 *
 * @param command - The command they are added to.
 */
export function addConversionOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration (default: migrate.config.ts in this folder, if there is one)')
    .addOption(
      new Option('--dialect <name>', 'which Markdown the articles are written in (default: plain)').choices(DIALECTS),
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
    .addOption(
      new Option(
        '--link-base <path>',
        'a path that articles stand below on their site, such as /blog/; may be given several times',
      ).argParser((path: string, before: string[] = []) => [...before, path]),
    )
    .addOption(
      new Option(
        '--drafts <rule>',
        'articles whose sources say they are drafts: bring as drafts, publish, or skip (default: draft)',
      ).choices(PUBLISHING_RULES),
    )
    .addOption(
      new Option('--future <rule>', 'articles with a date in the future: the same (default: publish)').choices(
        PUBLISHING_RULES,
      ),
    )
}

function toTimeZone(text: string): string {
  if (isTimeZone(text)) return text
  throw new InvalidArgumentError('It is no time zone. Write one such as Europe/Berlin, +02:00 or UTC.')
}
