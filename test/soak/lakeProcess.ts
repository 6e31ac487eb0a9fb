/**
 * Serves the lake of the folder that is named, prints its address, and goes on until it is killed.
 *
 * @module
 */
import {createLake} from '../../src/lake/index.ts'

const [dir = ''] = process.argv.slice(2)
const {url} = await createLake({dir})
process.stdout.write(`${url}\n`)
