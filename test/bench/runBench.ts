/**
 * Measures what the package promises of its speed, each against its alternative in one run, and prints a table, or with
 * `--json` one array of `{name, value, target, ok}`. Machines differ and are noisy, so nothing fails because of a figure.
 *
 * @module
 */
import {parseArgs} from 'node:util'

import {formatFigures} from '../helpers/figures.ts'
import {measureConversionCost} from './conversionCost.ts'
import {measureGrowth} from './growth.ts'
import {measureLargeArticle} from './largeArticle.ts'
import {measureThreads} from './threads.ts'

const {values} = parseArgs({options: {json: {type: 'boolean', default: false}}})
const figures = [...measureConversionCost(), await measureThreads(), ...measureGrowth(), measureLargeArticle()]
process.stdout.write(formatFigures(figures, values))
