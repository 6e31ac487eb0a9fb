/**
 * Converts one large article and prints the most memory the process ever had, in bytes. A process of its own, since
 * nothing else may have used memory before.
 *
 * @module
 */
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {readBodies} from './bodies.ts'

const bytes = Number(process.argv[2])
const bodies = readBodies().join('\n\n')
const {blocks} = toPortableText(bodies.repeat(Math.ceil(bytes / Buffer.byteLength(bodies))))
process.stdout.write(`${JSON.stringify({blocks: blocks.length, maxRss: process.resourceUsage().maxRSS * 1024})}\n`)
