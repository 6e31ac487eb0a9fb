import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import type {AddressInfo} from 'node:net'
import {networkInterfaces, tmpdir} from 'node:os'
import {join} from 'node:path'

import {createClient} from '@sanity/client'
import {describe, expect, onTestFinished, test, vi} from 'vitest'

import {createLake, findRunningLake, isLakeInUse} from '../../../src/lake/index.ts'
import {createLakeClient} from '../../helpers/startLake.ts'

/** Runs a test in a folder of its own. */
async function inFolder(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'lake-'))
  try {
    await use(dir)
  } finally {
    await rm(dir, {recursive: true})
  }
}

// As the README shows it.
test('drafts are no articles', async () => {
  await using lake = await createLake()
  const client = createClient(lake.clientConfig)
  await client.create({_id: 'drafts.tea', _type: 'article'})
  expect(await client.fetch('*[_type == "article"]')).toEqual([])
})

describe('a lake', () => {
  test('lives in memory, with one public dataset, unless told otherwise', async () => {
    const lake = await createLake()
    expect([lake.project, lake.dataset, lake.url]).toEqual(['local', 'production', `http://localhost:${lake.port}`])
    expect(lake.engine.datasets()).toMatchObject([{name: 'production', aclMode: 'public'}])
    await lake.close()
    await lake.close()
    await expect(fetch(`${lake.url}/v1/ping`)).rejects.toThrow('fetch failed')
  })

  test('takes its names from the options, and keeps documents in its folder', async () => {
    await inFolder(async (parent) => {
      const dir = join(parent, 'made', 'here')
      const options = {dir, project: 'mine', dataset: 'staging'}
      const first = await createLake(options)
      expect((await readdir(dir)).filter((name) => !name.startsWith('lake.db-')).sort()).toEqual([
        'assets',
        'lake.db',
        'lake.json',
      ])
      const created = await createLakeClient(first).create({_id: 'a', _type: 'note'})
      await first.close()
      const second = await createLake(options)
      expect(await createLakeClient(second).getDocument('a')).toEqual(created)
      expect(second.engine.datasets().map(({name}) => name)).toEqual(['staging'])
      await second.close()
    })
  })

  test('answers on both loopback addresses and on no other', async () => {
    const lake = await createLake()
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    const hasIpv6 = addresses.some(({address}) => address === '::1')
    const outside = addresses.filter(({internal, family}) => !internal && family === 'IPv4').map(({address}) => address)
    for (const host of ['127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])]) {
      expect((await fetch(`http://${host}:${lake.port}/v1/ping`)).status).toBe(200)
    }
    for (const host of outside)
      await expect(fetch(`http://${host}:${lake.port}/v1/ping`)).rejects.toThrow('fetch failed')
    await lake.close()
  })

  test('says so when its port is in use, and leaves nothing running', async () => {
    await inFolder(async (dir) => {
      const occupant = createServer()
      await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve))
      const {port} = occupant.address() as AddressInfo
      const error = await createLake({dir, port}).catch((caught: unknown) => caught)
      expect(error).toMatchObject({
        message:
          `Port ${port} is in use on this machine, so the lake cannot listen there. ` +
          'Stop the program that uses it, choose another port, or use port 0 for any free one.',
        cause: {code: 'EADDRINUSE'},
      })
      await new Promise((resolve) => occupant.close(resolve))
      const lake = await createLake({dir, port})
      expect(lake.port).toBe(port)
      await lake.close()
    })
  })

  test('says so when its folder is in use', async () => {
    await inFolder(async (dir) => {
      const lake = await createLake({dir})
      const error = await createLake({dir}).catch((caught: unknown) => caught)
      expect(isLakeInUse(error)).toBe(true)
      expect(await findRunningLake(dir)).toEqual({url: lake.url, project: 'local', dataset: 'production'})
      await lake.close()
    })
  })

  test('goes on where it cannot forget what is old, says so, and tries again in an hour', async () => {
    vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
    onTestFinished(() => void vi.useRealTimers())
    const told: unknown[] = []
    await using lake = await createLake({history: '1d', onError: (error) => told.push(error)})
    const full = new Error('The disk is full.')
    lake.engine.forgetHistory = () => {
      throw full
    }
    vi.advanceTimersByTime(2 * 60 * 60 * 1000)
    expect(told).toEqual([full, full])
  })

  test('closes its port also where its file cannot be taken away', async () => {
    await inFolder(async (dir) => {
      const lake = await createLake({dir})
      await rm(join(dir, 'lake.json'))
      await mkdir(join(dir, 'lake.json'))
      await expect(lake.close()).rejects.toMatchObject({code: 'EISDIR'})
      await expect(fetch(`${lake.url}/v1/ping`)).rejects.toThrow('fetch failed')
    })
  })

  test.each(['', 'Mine', 'a/b', '-a', 'a b', '../..'])('refuses the project id %j', async (project) => {
    await expect(createLake({project})).rejects.toThrow(`"project" is ${JSON.stringify(project)}; expected`)
  })

  test('refuses an origin that is none', async () => {
    await expect(createLake({origins: ['everywhere']})).rejects.toThrow(/"everywhere" is not an origin/)
  })
})

describe('finding a running lake', () => {
  test('works while it runs, and not after', async () => {
    await inFolder(async (dir) => {
      expect(await findRunningLake(dir)).toBeUndefined()
      const lake = await createLake({dir})
      expect(JSON.parse(await readFile(join(dir, 'lake.json'), 'utf8'))).toEqual({
        url: lake.url,
        project: 'local',
        dataset: 'production',
        pid: process.pid,
        instance: expect.any(String),
      })
      expect(await findRunningLake(dir)).toEqual({url: lake.url, project: 'local', dataset: 'production'})
      await lake.close()
      expect(await findRunningLake(dir)).toBeUndefined()
      expect(await readdir(dir)).not.toContain('lake.json')
    })
  })

  test.each([
    ['another run answers', (file: Record<string, unknown>) => ({...file, instance: 'older'})],
    ['nothing answers', (file: Record<string, unknown>) => ({...file, url: 'http://localhost:1'})],
    ['it names another machine', (file: Record<string, unknown>) => ({...file, url: 'http://192.0.2.1:80'})],
    ['it is incomplete', ({url: _url, ...file}: Record<string, unknown>) => file],
    ['it is no object', () => []],
  ])('finds none where %s', async (_case, change) => {
    await inFolder(async (dir) => {
      const lake = await createLake({dir})
      const path = join(dir, 'lake.json')
      const file = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
      await writeFile(path, JSON.stringify(change(file)))
      expect(await findRunningLake(dir)).toBeUndefined()
      await lake.close()
    })
  })

  test('finds none where the file is cut off', async () => {
    await inFolder(async (dir) => {
      await writeFile(join(dir, 'lake.json'), '{"url": "http://loc')
      expect(await findRunningLake(dir)).toBeUndefined()
    })
  })
})
