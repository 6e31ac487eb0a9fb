/**
 * Proves at length what the suite proves in short: `npm run soak -- <rows…> [--json]`. A row is a module in `rows/`.
 *
 * @module
 */
import {join} from 'node:path'

import {runRows} from '../helpers/runRows.ts'

await runRows(join(import.meta.dirname, 'rows'))
