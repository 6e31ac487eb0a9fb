/**
 * Measures what the package promises of its speed and memory, each against its alternative in one run, and prints a table,
 * or with `--json` one array of `{name, value, target, ok}`. Machines differ and are noisy, so nothing fails because of a
 * figure. Names of rows choose what is measured; without any, all are.
 *
 * A row is a module in `rows/`, called by its file name, that exports `measure`.
 *
 * @module
 */
import {globSync} from 'node:fs'
import {basename, join} from 'node:path'
import {parseArgs} from 'node:util'

import {formatFigures, type Figure} from '../helpers/figures.ts'

/** What a row exports. */
interface BenchRow {
  measure(): Figure[] | Promise<Figure[]>
}

const ROWS = join(import.meta.dirname, 'rows')

const {values, positionals} = parseArgs({
  options: {json: {type: 'boolean', default: false}},
  allowPositionals: true,
})
const names = globSync('*.ts', {cwd: ROWS})
  .map((file) => basename(file, '.ts'))
  .toSorted()
const unknown = positionals.filter((name) => !names.includes(name))

if (unknown.length > 0) {
  process.stderr.write(`No row is called ${unknown.join(', ')}. Rows: ${names.join(', ')}.\n`)
  process.exitCode = 2
} else {
  process.stdout.write(formatFigures(await measureRows(positionals.length > 0 ? positionals : names), values))
}

async function measureRows(chosen: readonly string[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of chosen) {
    const row = (await import(`./rows/${name}.ts`)) as BenchRow
    figures.push(...(await row.measure()))
  }
  return figures
}
