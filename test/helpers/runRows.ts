import {globSync} from 'node:fs'
import {basename, join} from 'node:path'
import {parseArgs} from 'node:util'

import {formatFigures, type Figure} from './figures.ts'

/** What the module of a row exports. */
interface Row {
  measure(): Figure[] | Promise<Figure[]>
}

/**
 * Measures rows and prints a table, or with `--json` one array of `{name, value, target, ok}`. Names on the command line
 * choose rows; without any, all are measured. A name that is no row ends the process with 2; a figure never does.
 *
 * @param folder - Each module in it is a row, called by its file name, and exports `measure`.
 */
export async function runRows(folder: string): Promise<void> {
  const {values, positionals} = parseArgs({
    options: {json: {type: 'boolean', default: false}},
    allowPositionals: true,
  })
  const names = globSync('*.ts', {cwd: folder})
    .map((file) => basename(file, '.ts'))
    .toSorted()
  const unknown = positionals.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    process.stderr.write(`No row is called ${unknown.join(', ')}. Rows: ${names.join(', ')}.\n`)
    process.exitCode = 2
    return
  }
  const figures: Figure[] = []
  for (const name of positionals.length > 0 ? positionals : names) {
    const row = (await import(join(folder, `${name}.ts`))) as Row
    figures.push(...(await row.measure()))
  }
  process.stdout.write(formatFigures(figures, values))
}
