/**
 * Serves a lake in a process of its own: `node serveFolder.ts <dir>`. Prints its address, then the memory of the process
 * in bytes for each line it is sent.
 *
 * @module
 */
import {createInterface} from 'node:readline'

import {createLake} from '../../../src/lake/createLake.ts'

const lake = await createLake({dir: process.argv[2] ?? ''})
process.stdout.write(`${lake.url}\n`)
for await (const _line of createInterface(process.stdin)) {
  process.stdout.write(`${process.memoryUsage.rss()}\n`)
}
await lake.close()
