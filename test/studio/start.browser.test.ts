import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {glob} from 'tinyglobby'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {ROOT} from '../helpers/startTestStudio.ts'

// Beside the browser tests because it needs the built Studio as they do, and two builds at once have one work folder.

interface Started {
  child: ChildProcess
  output: () => string
  /** Resolves with the first match in the output, or rejects when the process ends before. */
  see: (pattern: RegExp) => Promise<RegExpExecArray>
  exit: Promise<number | null>
}

let folder: string
let articles: number
const running = new Set<ChildProcess>()

beforeEach(async () => {
  articles = (await glob('**/*.md', {cwd: join(ROOT, 'fixtures', 'articles')})).length
  folder = await mkdtemp(join(tmpdir(), 'start-'))
})

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  await rm(folder, {recursive: true, force: true})
})

function start(...args: string[]): Started {
  const child = spawn(
    process.execPath,
    ['studio/start.ts', '--lake', folder, '--port', '0', '--lake-port', '0', ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part))
  const exit = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  const see = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(text)
        if (match !== null) resolve(match)
      }
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
      child.once('close', (code) => reject(new Error(`ended with ${code} before ${pattern}:\n${text}`)))
      look()
    })
  return {child, output: () => text, see, exit}
}

describe('npm start', () => {
  test('imports, serves, ends cleanly, and imports nothing twice', async () => {
    const first = start()
    const [, lake = ''] = await first.see(/^Lake +(http:\S+)/m)
    const [, studio = ''] = await first.see(/^Studio +(http:\S+)\n\nCtrl-C ends both\.$/m)
    expect(first.output()).toMatch(new RegExp(`\\b${articles} created\\b`))
    expect(await (await fetch(studio)).text()).toContain(`globalThis.__SANITY_LAKE__={"apiHost":"${lake}"`)
    expect((await fetch(`${lake}/v1/ping`)).status).toBe(200)

    first.child.kill('SIGINT')
    expect(await first.exit).toBe(0)
    await expect(fetch(studio)).rejects.toThrow('fetch failed')
    await expect(fetch(`${lake}/v1/ping`)).rejects.toThrow('fetch failed')

    const second = start()
    await second.see(/^Studio +http/m)
    expect(second.output()).toMatch(new RegExp(`\\b${articles} unchanged\\b`))
    expect(second.output()).not.toContain('Building the Studio')
    second.child.kill('SIGTERM')
    expect(await second.exit).toBe(0)
  })

  test('says where the lake is when it is open already', async () => {
    const first = start('fixtures/articles/cold-starts.md')
    const [, lake = ''] = await first.see(/^Lake +(http:\S+)/m)
    await first.see(/^Studio +http/m)
    const second = start()
    expect(await second.exit).toBe(1)
    expect(second.output()).toBe(
      `The lake in ${folder} is already open and served at ${lake}. ` +
        'Stop that one first (Ctrl-C where it runs), or start on another folder: npm start -- --lake <folder>\n',
    )
    first.child.kill('SIGINT')
    expect(await first.exit).toBe(0)
  })

  test('stopped in the middle of the import, leaves a lake that the next start completes', async () => {
    const first = start()
    await first.see(/^Target: /m)
    first.child.kill('SIGINT')
    expect(await first.exit).toBe(130)

    const second = start()
    await second.see(/^Studio +http/m)
    expect(second.output()).toMatch(/ \d+ (created|unchanged)/)
    const [, lake = ''] = await second.see(/^Lake +(http:\S+)/m)
    const query = encodeURIComponent('count(*[_type == "article"])')
    expect(await (await fetch(`${lake}/v2025-02-19/data/query/production?query=${query}`)).json()).toMatchObject({
      result: articles,
    })
    second.child.kill('SIGINT')
    expect(await second.exit).toBe(0)
  })

  test.each([
    [['--port', 'x'], '"x" is no port. Expected a number from 0 to 65535.'],
    [['--open'], "Unknown option '--open'"],
  ])('refuses %j', async (args, message) => {
    const {exit, output} = start(...args)
    expect(await exit).toBe(2)
    expect(output()).toContain(message)
    expect(output()).toContain('npm start -- [articles…]')
  })
})
