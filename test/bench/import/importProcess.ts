/**
 * One import in a process of its own: `importProcess.ts <folder of articles> <lake: folder or address> [requests a second]`.
 * Prints how many articles it created and how long that took, without the start of the process, as JSON.
 *
 * @module
 */
import {importArticles} from '../../../migrate/importArticles.ts'
import {openTarget} from '../../../migrate/target/openTarget.ts'
import {resolveTarget} from '../../../migrate/target/resolveTarget.ts'

const [folder = '', lake = '', perSecond] = process.argv.slice(2)
const cwd = process.cwd()
const target = await openTarget(resolveTarget({lake}, {}, cwd), {cwd, readOnly: false})
const start = performance.now()
const {counts, assets} = await importArticles([folder], {
  cwd,
  target,
  dryRun: false,
  onConflict: 'keep',
  remoteImages: false,
  retryImages: false,
  runId: `run-${process.pid}-${Date.now()}`,
  toolVersion: '0.0.0',
  now: Date.now,
  onProgress: () => {},
  ...(perSecond !== undefined && {perSecond: Number(perSecond)}),
})
const ms = performance.now() - start
await target.close()
process.stdout.write(JSON.stringify({counts, assets, ms}))
