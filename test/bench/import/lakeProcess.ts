/**
 * Serves a lake in a process of its own, as one far away is: `lakeProcess.ts <folder> [limits latency]`. Prints its address.
 * Asked with a message, it answers how many requests of each kind it refused with 429 and took.
 *
 * @module
 */
import {createLake, type LakeOptions} from '../../../src/lake/index.ts'

const [dir = '', limits, latency = '0'] = process.argv.slice(2)
const options: LakeOptions = {dir, latency: Number(latency), ...(limits && {limits: limits as 'hosted'})}
const {url} = await createLake(options)
process.stdout.write(`${url}\n`)
