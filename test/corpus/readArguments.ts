import {availableParallelism} from 'node:os'
import {parseArgs} from 'node:util'

import {DIALECTS, type Dialect} from '../../migrate/convert/dialects.ts'

/** What the command line asks for. */
export interface CorpusArguments {
  /** Files, folders and globs, as `migrate import` takes them. */
  paths: string[]
  dialect: Dialect
  /** How many files of each path are checked, from all over it. */
  limit: number
  threads: number
  /** How many files that fail a check are listed. */
  failures: number
  json: boolean
}

/** How the command is used. */
export const USAGE = `Usage: npm run corpus -- <folders…> [options]

  --dialect <name>   which Markdown they hold: ${DIALECTS.join(', ')}; plain by default
  --limit <number>   check so many files of each folder, from all over it; all by default
  --threads <number> how many files at the same time; 1 by default
  --failures <number> list so many files for each check that they fail; 40 by default
  --json             print the figures as one array of {name, value, target, ok}, and all else to stderr
`

/**
 * Reads the command line.
 *
 * @param args - Without the program and the script.
 * @returns What it asks for, or what is wrong with it.
 */
export function readArguments(args: string[]): CorpusArguments | {problem: string} {
  try {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {
        dialect: {type: 'string', default: 'plain'},
        limit: {type: 'string', default: 'Infinity'},
        threads: {type: 'string', default: '1'},
        failures: {type: 'string', default: '40'},
        json: {type: 'boolean', default: false},
      },
    })
    const dialect = DIALECTS.find((name) => name === values.dialect)
    const [limit, threads, failures] = [values.limit, values.threads, values.failures].map(Number) as [
      number,
      number,
      number,
    ]
    if (positionals.length === 0) return {problem: 'No folder was given.'}
    if (!dialect) return {problem: `There is no dialect ${values.dialect}.`}
    if (!(limit >= 1)) return {problem: `--limit is ${values.limit}; expected a number from 1.`}
    if (!(threads >= 1 && threads <= availableParallelism() * 4 && Number.isInteger(threads)))
      return {problem: `--threads is ${values.threads}; expected a number from 1 to ${availableParallelism() * 4}.`}
    if (!(failures >= 0)) return {problem: `--failures is ${values.failures}; expected a number.`}
    return {paths: positionals, dialect, limit, threads, failures, json: values.json}
  } catch (error) {
    return {problem: error instanceof Error ? error.message : String(error)}
  }
}
