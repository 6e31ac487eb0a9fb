/**
 * Converts one large article and prints the most memory that took, in bytes. A process of its own, since nothing else may
 * have used memory before.
 *
 * @module
 */
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {readBodies} from './bodies.ts'

const bytes = Number(process.argv[2])
const bodies = readBodies().join('\n\n')
// Everything is loaded and has run once: what comes now is of the article.
toPortableText(bodies)
const before = process.memoryUsage.rss()
const {blocks} = toPortableText(bodies.repeat(Math.ceil(bytes / Buffer.byteLength(bodies))))
const memory = process.resourceUsage().maxRSS * 1024 - before
process.stdout.write(`${JSON.stringify({blocks: blocks.length, memory})}\n`)
