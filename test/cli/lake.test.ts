import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

import {describe, expect, test} from 'vitest'

import {createLakeClient} from '../helpers/startLake.ts'
import {runCli, runImport, startCli} from '../helpers/runCli.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article} from './articles.ts'

interface Address {
  url: string
  project: string
  dataset: string
}

describe('migrate lake', () => {
  test('prints its address as one line of JSON, and a second process imports into it', async () => {
    await using folder = await createTempFolder({'tea.md': article('Tea')})
    const server = startCli(['lake', '--json', '--dataset', 'drinks'], {cwd: folder.path})
    const address = JSON.parse(await server.firstLine) as Address
    expect(address).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      project: 'local',
      dataset: 'drinks',
    })

    const byAddress = await runImport(['tea.md', '--lake', address.url, '--dataset', 'drinks'], {cwd: folder.path})
    expect(byAddress.result.counts.created).toBe(1)
    const byFolder = await runImport(['tea.md', '--dataset', 'drinks'], {cwd: folder.path})
    expect([byFolder.result.target.url, byFolder.result.counts.unchanged]).toEqual([address.url, 1])
    expect(await createLakeClient(address).fetch('*[_type == "article"].title')).toEqual(['Tea'])
    const elsewhere = await runImport(['tea.md', '--dataset', 'hot-drinks'], {cwd: folder.path})
    expect([elsewhere.result.target.url, elsewhere.result.counts.created]).toEqual([address.url, 1])

    server.child.kill('SIGINT')
    const {code, stdout, stderr} = await server.finished
    expect([code, stdout, stderr]).toEqual([0, `${JSON.stringify(address)}\n`, ''])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly, and the data stay', async (signal) => {
    await using folder = await createTempFolder({'tea.md': article('Tea')})
    await runImport(['tea.md'], {cwd: folder.path})
    const server = startCli(['lake'], {cwd: folder.path})
    expect(await server.firstLine).toMatch(
      /^Content Lake at http:\/\/localhost:\d+ \(project local, dataset production\)$/,
    )
    expect(existsSync(folder.file('.lake/lake.json'))).toBe(true)
    server.child.kill(signal)
    expect(await server.finished).toMatchObject({code: 0, stderr: ''})
    expect(existsSync(folder.file('.lake/lake.json'))).toBe(false)
    expect((await runImport(['tea.md'], {cwd: folder.path})).result.counts.unchanged).toBe(1)
  })

  test('enforces the hosted limits and answers late when told to', async () => {
    await using folder = await createTempFolder({})
    const server = startCli(['lake', '--json', '--hosted-limits', '--latency', '100'], {cwd: folder.path})
    const {url} = JSON.parse(await server.firstLine) as Address
    const start = performance.now()
    const {headers} = await fetch(`${url}/v1/ping`)
    expect(headers.get('ratelimit-limit')).toBe('500')
    expect(performance.now() - start).toBeGreaterThan(95)
    server.child.kill('SIGINT')
    await server.finished
    const {code, stderr} = await runCli(['lake', '--hosted-limits', 'enterprise'], {cwd: folder.path})
    expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are free, growth.')])
  })

  test('takes tokens from a file, warns of an open door, and shows no token', async () => {
    const token = 'write-0123456789abcdef0123456789abcdef'
    const files = {'tea.md': article('Tea'), tokens: `# who may what\n\nwrite ${token}\n`}
    await using folder = await createTempFolder(files)
    const server = startCli(['lake', '--json', '--host', '0.0.0.0', '--token-file', 'tokens'], {cwd: folder.path})
    const {url} = JSON.parse(await server.firstLine) as Address
    const refused = await runCli(['import', 'tea.md', '--lake', url], {cwd: folder.path})
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Set MIGRATE_LAKE_TOKEN to a token')])
    const env = {MIGRATE_LAKE_TOKEN: token}
    const {result} = await runImport(['tea.md', '--lake', url], {cwd: folder.path, env})
    expect(result.counts.created).toBe(1)
    server.child.kill('SIGINT')
    const {stdout, stderr} = await server.finished
    expect(stderr).toMatch(/^warning: This lake listens on 0\.0\.0\.0, port \d+\./)
    expect(stdout + stderr + refused.stderr).not.toContain(token)
  })

  test.each([
    ['write short', 'error: tokens:1 holds no role and token.\n'],
    [undefined, 'error: The token file tokens cannot be read (ENOENT).\n'],
  ])('a token file that holds %j is refused', async (content, message) => {
    await using folder = await createTempFolder(content === undefined ? {} : {tokens: content})
    const {code, stderr} = await runCli(['lake', '--token-file', 'tokens'], {cwd: folder.path})
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('a folder that is served already is named with its address', async () => {
    await using folder = await createTempFolder({})
    const server = startCli(['lake', '--json'], {cwd: folder.path})
    const {url} = JSON.parse(await server.firstLine) as Address
    const {code, stdout, stderr} = await runCli(['lake'], {cwd: folder.path})
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `error: A lake already serves .lake, at ${url}.\nUse that one, stop it first, or pass --lake with another folder.\n`,
    )
    server.child.kill('SIGINT')
    await server.finished
  })

  test('a port that is in use is named', async () => {
    await using folder = await createTempFolder({})
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const {port} = other.address() as AddressInfo
    try {
      const {code, stderr} = await runCli(['lake', '--port', String(port)], {cwd: folder.path})
      expect(code).toBe(1)
      expect(stderr).toContain(`error: The lake in .lake cannot be served: Port ${port} is in use on this machine`)
    } finally {
      other.close()
    }
  })
})
