import {once} from 'node:events'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer, type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {serveStudio} from '../../../studio/serve/serveStudio.ts'
import {withFreePort} from '../../../studio/serve/withFreePort.ts'

const target = {apiHost: 'http://localhost:3334', projectId: 'local', dataset: 'production'}
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-build-'))
  await mkdir(join(folder, 'static'))
  await writeFile(join(folder, 'index.html'), '<head></head>')
  await writeFile(join(folder, 'static', 'app-AAAAAAAA.js'), 'start()')
})

afterAll(() => rm(folder, {recursive: true, force: true}))

describe('serving a build', () => {
  test('sends the page with its target, and the files, on both loopback addresses', async () => {
    const studio = await serveStudio({folder, target, port: 0})
    try {
      const {port} = new URL(studio.url)
      expect(await (await fetch(studio.url)).text()).toBe(
        `<head><script>globalThis.__SANITY_LAKE__=${JSON.stringify(target)}</script></head>`,
      )
      for (const host of ['127.0.0.1', '[::1]']) {
        const file = await fetch(`http://${host}:${port}/static/app-AAAAAAAA.js`)
        expect([file.headers.get('content-type'), await file.text()]).toEqual([
          'text/javascript; charset=utf-8',
          'start()',
        ])
      }
    } finally {
      await studio.close()
    }
    await expect(fetch(studio.url)).rejects.toThrow('fetch failed')
  })

  test('goes on when the build is removed from the disk', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'studio-build-'))
    await writeFile(join(copy, 'index.html'), '<head></head>')
    await writeFile(join(copy, 'late.js'), 'late()')
    const studio = await serveStudio({folder: copy, target, port: 0})
    await rm(copy, {recursive: true})
    expect(await (await fetch(`${studio.url}/late.js`)).text()).toBe('late()')
    await studio.close()
  })

  test('refuses a folder that is no build', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'studio-build-'))
    await expect(serveStudio({folder: empty, target, port: 0})).rejects.toThrow(`There is no index.html in ${empty}`)
    await rm(empty, {recursive: true})
  })
})

describe('a port in use', () => {
  test.each(['127.0.0.1', '::1'])('on %s is told, and another one is taken', async (host) => {
    const other = createServer().listen(0, host)
    await once(other, 'listening')
    const {port: taken} = other.address() as AddressInfo
    const told: number[] = []

    const studio = await withFreePort(
      taken,
      (port) => serveStudio({folder, target, port}),
      (port) => told.push(port),
    )
    expect(told).toEqual([taken])
    expect(studio.url).not.toBe(`http://localhost:${taken}`)
    expect((await fetch(studio.url)).status).toBe(200)

    await studio.close()
    other.close()
  })

  test('is the only failure that is tried again', async () => {
    const attempts: number[] = []
    const start = (port: number) => {
      attempts.push(port)
      return Promise.reject(new Error('broken'))
    }
    await expect(withFreePort(3333, start, () => undefined)).rejects.toThrow('broken')
    expect(attempts).toEqual([3333])
  })
})
