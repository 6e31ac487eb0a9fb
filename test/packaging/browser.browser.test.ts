import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

import type {Browser} from 'playwright-core'
import {build, type Rolldown} from 'vite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {createConverter} from '../../migrate/convert/index.ts'
import {toMarkdown} from '../../migrate/markdown/index.ts'
import {readArticles, readCases} from '../convert/support/cases.ts'
import {launchBrowser} from '../helpers/browser.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const LAUNCH_MS = 120_000

/** Every case and article; character references by name are decoded by the browser itself there. */
const SOURCES = [...readCases(), ...readArticles()].map(({markdown}) => markdown)

/** Converts each source with a directive of its own, and writes it back: all of it as one JSON. */
function convertAll(
  convert: Pick<typeof import('../../migrate/convert/index.ts'), 'createConverter'>,
  markdown: Pick<typeof import('../../migrate/markdown/index.ts'), 'toMarkdown'>,
  sources: readonly string[],
): string {
  const converter = convert.createConverter({
    directives: {flow: {video: ({attributes}) => ({_type: 'video', id: attributes['id']})}},
  })
  const results = sources.map((source) => {
    const conversion = converter(`${source}\n\n::video{id="a"}\n\n&copy; &NotEqualTilde; <kbd title="&ouml;">b</kbd>`)
    return {conversion, written: markdown.toMarkdown(conversion.blocks)}
  })
  return JSON.stringify(results)
}

let browser: Browser
let folder: string
let chunk: Rolldown.OutputChunk

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  const entry = join(folder, 'entry.js')
  const entries = ['convert', 'markdown'].map((name) => JSON.stringify(join(ROOT, 'migrate', name, 'index.ts')))
  await writeFile(entry, `export * as convert from ${entries[0]}\nexport * as markdown from ${entries[1]}\n`)
  const lib = {entry, formats: ['iife' as const], name: 'bundle'}
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {write: false, minify: false, lib},
  })
  const [output] = [built].flat()
  const first = output && 'output' in output ? output.output[0] : undefined
  if (!first) throw new Error('Vite built nothing')
  chunk = first
  browser = await launchBrowser()
}, LAUNCH_MS)

afterAll(async () => {
  await browser?.close()
  await rm(folder, {recursive: true, force: true})
})

describe('converter and writer, bundled for a browser', () => {
  test('are one file that needs nothing of Node', () => {
    const {imports, dynamicImports, moduleIds} = chunk
    expect([...imports, ...dynamicImports]).toEqual([])
    expect(moduleIds.filter((id) => /^node:|__vite-browser-external/.test(id))).toEqual([])
    expect(moduleIds).toContain(join(ROOT, 'migrate/convert/createConverter.ts'))
  })

  test('give the same bytes there as in Node', async () => {
    const page = await browser.newPage()
    const errors: unknown[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.addScriptTag({content: chunk.code})
    const inBrowser = await page.evaluate(
      ([run, sources]) => {
        const {bundle} = globalThis as unknown as {bundle: {convert: never; markdown: never}}
        const convertThere = new Function(`return ${run}`)() as typeof convertAll
        return convertThere(bundle.convert, bundle.markdown, sources)
      },
      [convertAll.toString(), SOURCES] as const,
    )
    expect(errors).toEqual([])
    expect(inBrowser).toBe(convertAll({createConverter}, {toMarkdown}, SOURCES))
    await page.close()
  })
})
