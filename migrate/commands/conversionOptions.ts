import {Option, type Command} from 'commander'

import {DIALECTS, type Dialect} from '../convert/dialects.ts'

/** What the options of a conversion are parsed to. */
export interface ConversionFlags {
  dialect: Dialect
}

/**
 * Adds the options that say how Markdown is read.
 *
 * @param command - The command they are added to.
 */
export function addConversionOptions(command: Command): Command {
  return command.addOption(
    new Option('--dialect <name>', 'which Markdown the articles are written in').choices(DIALECTS).default('plain'),
  )
}
