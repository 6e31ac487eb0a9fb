import {createServer} from 'node:http'
import {once} from 'node:events'
import type {AddressInfo} from 'node:net'

import {describe, expect, test} from 'vitest'

import {resolveTarget} from '../../migrate/target/resolveTarget.ts'
import type {ImportResult} from '../../migrate/types.ts'
import {lockDataset} from '../../migrate/write/lock/lockDataset.ts'
import {createLake} from '../../src/lake/index.ts'
import {runCli, runImport, startCli} from '../helpers/runCli.ts'
import {createLakeClient, startLake} from '../helpers/startLake.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article, setUp} from './articles.ts'

const TOKEN = 'sk-very-secret-0123456789'

describe('resolveTarget', () => {
  test.each([
    {
      what: 'nothing said: the lake in .lake',
      options: {},
      env: {},
      expected: {kind: 'lake-folder', dir: '/srv/.lake', dataset: 'production'},
    },
    {
      what: 'MIGRATE_LAKE names a folder',
      options: {},
      env: {MIGRATE_LAKE: 'data', SANITY_DATASET: 'staging'},
      expected: {kind: 'lake-folder', dir: '/srv/data', dataset: 'staging'},
    },
    {
      what: 'MIGRATE_LAKE names an address',
      options: {},
      env: {MIGRATE_LAKE: 'http://localhost:3910/'},
      expected: {kind: 'lake-address', url: 'http://localhost:3910', dataset: 'production'},
    },
    {
      what: 'a project of the environment goes before MIGRATE_LAKE',
      options: {},
      env: {SANITY_PROJECT_ID: 'abc', SANITY_AUTH_TOKEN: TOKEN, MIGRATE_LAKE: 'data'},
      expected: {kind: 'hosted', project: 'abc', dataset: 'production', token: TOKEN},
    },
    {
      what: 'options go before the environment',
      options: {project: 'xyz', dataset: 'test'},
      env: {SANITY_PROJECT_ID: 'abc', SANITY_DATASET: 'staging', SANITY_AUTH_TOKEN: TOKEN},
      expected: {kind: 'hosted', project: 'xyz', dataset: 'test', token: TOKEN},
    },
    {
      what: '--lake goes before a project of the environment',
      options: {lake: 'here'},
      env: {SANITY_PROJECT_ID: 'abc', SANITY_AUTH_TOKEN: TOKEN},
      expected: {kind: 'lake-folder', dir: '/srv/here', dataset: 'production'},
    },
    {
      what: '--lake with --project: the project of that lake',
      options: {lake: '/data', project: 'mine'},
      env: {},
      expected: {kind: 'lake-folder', dir: '/data', project: 'mine', dataset: 'production'},
    },
    {
      what: 'empty variables count as unset',
      options: {},
      env: {SANITY_PROJECT_ID: '', SANITY_DATASET: '', MIGRATE_LAKE: ''},
      expected: {kind: 'lake-folder', dir: '/srv/.lake', dataset: 'production'},
    },
  ])('$what', ({options, env, expected}) => {
    expect(resolveTarget(options, env, '/srv')).toEqual(expected)
  })

  test.each([
    {options: {project: 'abc'}, code: 'token-missing', says: 'project abc'},
    {options: {project: 'a b'}, code: 'target-invalid', says: '--project "a b"'},
    {options: {dataset: 'Upper'}, code: 'target-invalid', says: '--dataset "Upper"'},
    {options: {lake: 'ftp://x/'}, code: 'target-invalid', says: '"ftp://x/"'},
    {
      options: {lake: 'http://me:secret@x:1/'},
      code: 'target-invalid',
      says: 'The lake address of x:1 holds a user name',
    },
  ])('refuses $options', ({options, code, says}) => {
    expect(() => resolveTarget(options, {}, '/srv')).toThrow(
      expect.objectContaining({code, exitCode: 2, message: expect.stringContaining(says)}),
    )
    expect(() => resolveTarget(options, {}, '/srv')).not.toThrow('secret')
  })
})

describe('usage', () => {
  test.each([
    {args: ['import', 'a.md', '--no-such'], says: "error: unknown option '--no-such'"},
    {args: ['import', 'a.md', '--jsn'], says: '(Did you mean --json?)'},
    {args: ['imprt'], says: "error: unknown command 'imprt'\n(Did you mean import?)"},
    {args: ['import'], says: 'error: Nothing says which articles to read.'},
    {args: ['import', 'a.md', '--on-conflict', 'ask'], says: 'Allowed choices are keep, overwrite, draft.'},
    {args: ['lake', '--port', '70000'], says: 'Expected a number from 0 to 65535.'},
    {args: ['lake', '--lake', 'http://localhost:1'], says: 'works on a folder'},
    {
      args: ['convert', 'a.md', '--to', 'docx'],
      says: 'Allowed choices are json, ndjson, portable-text, html, markdown.',
    },
    {args: [], says: 'Usage: migrate'},
  ])('$args ends with 2 and a hint', async ({args, says}) => {
    await using folder = await createTempFolder({})
    const {code, stdout, stderr} = await runCli(args, {cwd: folder.path})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
  })

  test('--version and --help', async () => {
    await using folder = await createTempFolder({})
    expect(await runCli(['--version'], {cwd: folder.path})).toEqual({code: 0, stdout: '0.1.0\n', stderr: ''})
    const help = await runCli(['import', '--help'], {cwd: folder.path})
    expect([help.code, help.stderr]).toEqual([0, ''])
    for (const part of ['--dry-run', '--on-conflict', 'Examples:', 'Exit codes:', 'SANITY_AUTH_TOKEN']) {
      expect(help.stdout).toContain(part)
    }
  })

  test('a project without a token ends with 2 and says what to set; --json says it as a value', async () => {
    await using folder = await createTempFolder({'tea.md': article('Tea')})
    const {code, stdout, stderr} = await runCli(['import', 'tea.md', '--json'], {
      cwd: folder.path,
      env: {SANITY_PROJECT_ID: 'abc123'},
    })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'token-missing',
        message: 'The target is the hosted project abc123, and there is no token to write to it with.',
        hint: expect.stringContaining('Set SANITY_AUTH_TOKEN in the environment or in .env'),
      },
    })
    expect(stderr).toContain('Set SANITY_AUTH_TOKEN')
  })
})

describe('the environment', () => {
  test('.env is read, and does not go before the environment itself', async () => {
    await using desk = await setUp({
      'tea.md': article('Tea'),
      '.env': 'MIGRATE_LAKE=from-file\nSANITY_DATASET=drinks\n',
    })
    const {path} = desk.folder
    const fromFile = await runImport(['tea.md'], {cwd: path})
    expect([fromFile.stderr.split('\n')[0], fromFile.result.target.dataset]).toEqual([
      'Target: the embedded lake from-file (local/drinks)',
      'drinks',
    ])
    const env = {MIGRATE_LAKE: desk.lake.lake.url, SANITY_DATASET: 'production'}
    const fromEnvironment = await runImport(['tea.md'], {cwd: path, env})
    expect([fromEnvironment.result.target.url, fromEnvironment.result.counts.created]).toEqual([desk.lake.lake.url, 1])
  })

  test('two imports into one folder: the second finds all unchanged', async () => {
    await using folder = await createTempFolder({'tea.md': article('Tea')})
    const first = await runImport(['tea.md', '--lake', 'data'], {cwd: folder.path})
    const second = await runImport(['tea.md', '--lake', 'data'], {cwd: folder.path})
    expect([first.result.counts.created, second.result.counts.unchanged]).toEqual([1, 1])
  })
})

test('a run that waits for another one serves the lake itself when the other ends and takes it along', async () => {
  await using folder = await createTempFolder({'tea.md': article('Tea')})
  const other = await createLake({dir: folder.file('data')})
  const lock = await lockDataset(createLakeClient(other), 'another-run')
  const cli = startCli(['import', 'tea.md', '--wait', '--json', '--lake', 'data'], {cwd: folder.path})
  await cli.says('Waiting for it to end.')
  await lock[Symbol.asyncDispose]()
  await other.close()
  const {code, stdout} = await cli.finished
  expect([code, (JSON.parse(stdout) as ImportResult).counts.created]).toEqual([0, 1])
})

describe('a target that does not do its part', () => {
  test('nothing answers at the address', async () => {
    await using folder = await createTempFolder({'tea.md': article('Tea')})
    const {lake, close} = await startLake()
    await close()
    const {code, stderr} = await runCli(['import', 'tea.md', '--lake', lake.url], {cwd: folder.path})
    expect(code).toBe(1)
    expect(stderr).toContain(
      `error: Nothing answers at ${lake.url} (ECONNREFUSED).\nStart a lake there with \`migrate lake\`, or pass --lake with a folder.\n`,
    )
  })

  test('the lake has another project', async () => {
    await using desk = await setUp({'tea.md': article('Tea')})
    const args = ['import', 'tea.md', '--lake', desk.lake.lake.url, '--project', 'other']
    const {code, stderr} = await runCli(args, {cwd: desk.folder.path})
    expect(code).toBe(1)
    expect(stderr).toContain('error: There is no project other with a dataset production')
  })

  test('no output ever shows the token, whatever the server says', async () => {
    const server = createServer((request, response) => {
      response.writeHead(401, {'content-type': 'application/json'})
      response.end(JSON.stringify({error: 'Unauthorized', message: `Bad ${request.headers.authorization} ${TOKEN}`}))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      await using folder = await createTempFolder({'tea.md': article('Tea')})
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const {code, stdout, stderr} = await runCli(['import', 'tea.md', '--json', '--lake', url], {
        cwd: folder.path,
        env: {SANITY_AUTH_TOKEN: TOKEN, DEBUG: 'migrate'},
      })
      expect(code).toBe(1)
      expect(stdout + stderr).not.toContain(TOKEN)
      expect(stderr).toContain('401: Unauthorized - Bad Bearer migrate [hidden]')
    } finally {
      server.close()
    }
  })
})
