/**
 * Measures what the package promises of its speed and memory, each against its alternative in one run:
 * `npm run bench -- <rows…> [--json]`. Machines differ and are noisy, so nothing fails because of a figure.
 * A row is a module in `rows/`.
 *
 * @module
 */
import {join} from 'node:path'

import {runRows} from '../helpers/runRows.ts'

await runRows(join(import.meta.dirname, 'rows'))
