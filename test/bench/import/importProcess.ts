/**
 * One import in a process of its own: `importProcess.ts <folder of articles> <lake: folder or address> [options as JSON]`. Prints a
 * line when it begins, and then what it did and how long that took, without the start of the process, as JSON.
 *
 * @module
 */
import {importArticles, type ImportOptions} from '../../../migrate/importArticles.ts'
import {openTarget} from '../../../migrate/target/openTarget.ts'
import {resolveTarget} from '../../../migrate/target/resolveTarget.ts'

const [folder = '', lake = '', json = '{}'] = process.argv.slice(2)
/** With `kind: 'hosted'` it is written to as the hosted lake is. */
const {kind, ...options} = JSON.parse(json) as Partial<ImportOptions> & {kind?: 'hosted'}
const cwd = process.cwd()
const target = await openTarget(resolveTarget({lake}, {}, cwd), {cwd, readOnly: false})
process.stdout.write('importing\n')
const start = performance.now()
const {counts, assets} = await importArticles([folder], {
  cwd,
  target: {...target, ...(kind && {kind})},
  dryRun: false,
  onConflict: 'keep',
  remoteImages: false,
  retryImages: false,
  cache: true,
  runId: `run-${process.pid}-${Date.now()}`,
  toolVersion: '1.0.0',
  now: Date.now,
  onProgress: () => {},
  ...options,
})
const ms = performance.now() - start
await target.close()
process.stdout.write(JSON.stringify({counts, assets, ms}))
