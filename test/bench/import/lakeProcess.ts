/**
 * Serves a lake in a process of its own, as one far away is: `lakeProcess.ts <folder> [limits latency]`. Prints its address.
 * Asked with a message, it answers which requests it took and how many it refused with 429.
 *
 * @module
 */
import {subscribe} from 'node:diagnostics_channel'
import type {IncomingMessage, ServerResponse} from 'node:http'

import {createLake, type LakeOptions} from '../../../src/lake/index.ts'

/** What a lake was asked. */
export interface RequestCounts {
  mutations: number
  uploads: number
  /** Bytes of the bodies of mutation requests that were taken. */
  mutationBytes: number
  /** Requests refused with 429. */
  refused: number
}

const counts: RequestCounts = {mutations: 0, uploads: 0, mutationBytes: 0, refused: 0}
subscribe('http.server.response.finish', (message) => {
  const {request, response} = message as {request: IncomingMessage; response: ServerResponse}
  if (response.statusCode === 429) counts.refused++
  else if (request.url?.includes('/assets/images/')) counts.uploads++
  else if (request.url?.includes('/data/mutate/')) {
    counts.mutations++
    counts.mutationBytes += Number(request.headers['content-length'] ?? 0)
  }
})
process.on('message', () => process.send?.(counts))
// The channel alone keeps no process alive, and a lake does.
process.channel?.unref()

const [dir = '', limits, latency = '0'] = process.argv.slice(2)
const options: LakeOptions = {dir, latency: Number(latency), ...(limits && {limits: limits as 'hosted'})}
const {url} = await createLake(options)
process.stdout.write(`${url}\n`)
