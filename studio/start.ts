/**
 * `npm start`: an embedded lake, the articles imported into it, and the Studio on it, until Ctrl-C.
 *
 * @module
 */
import {once} from 'node:events'
import {relative, resolve} from 'node:path'
import {parseArgs} from 'node:util'

import {startStudio} from './serve/startStudio.ts'

const USAGE = `npm start -- [articles…] [--lake <folder>] [--lake-port <port>] [--port <port>]

  articles     files, folders or globs to import (fixtures/articles)
  --lake       folder of the embedded lake (.lake)
  --lake-port  port of the lake, 0 for any free one (3334)
  --port       port of the Studio, 0 for any free one (3333)
`

const ROOT = resolve(import.meta.dirname, '..')
const INTERRUPTED = 130

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort())

process.exitCode = await main(process.argv.slice(2))

async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    write(USAGE)
    return 0
  }
  const options = readOptions(argv)
  if (options === undefined) return 2
  try {
    const studio = await startStudio({...options, root: ROOT, write, signal: stop.signal})
    write(`Studio  ${studio.url}\n\nCtrl-C ends both.`)
    if (!stop.signal.aborted) await once(stop.signal, 'abort')
    await studio.close()
    return 0
  } catch (error) {
    if (stop.signal.aborted) return INTERRUPTED
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

function readOptions(argv: string[]) {
  try {
    const {values, positionals} = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        lake: {type: 'string', default: '.lake'},
        'lake-port': {type: 'string', default: '3334'},
        port: {type: 'string', default: '3333'},
      },
    })
    return {
      lakeFolder: values.lake,
      lakePort: readPort(values['lake-port']),
      studioPort: readPort(values.port),
      paths: positionals.length > 0 ? positionals : [relative(process.cwd(), resolve(ROOT, 'fixtures/articles'))],
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`)
    return undefined
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`"${text}" is no port. Expected a number from 0 to 65535.`)
}

function write(line: string): void {
  process.stdout.write(`${line}\n`)
}
