import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

import {describe, expect, test} from 'vitest'

import type {ConverterSettings} from '../../migrate/convert/options.ts'
import {exitCodeOf} from '../../migrate/report/exitCodeOf.ts'
import {article, setUp} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {createLakeClient, startLake} from '../helpers/startLake.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {runImport} from './runImport.ts'

const [READ, WRITE] = ['read-token-of-a-test', 'write-token-of-a-test']

test.each([
  {what: 'a wrong token', token: 'wrong-token-of-a-test', says: 'The token is not accepted by the lake'},
  {what: 'a token that may only read', token: READ, says: 'The token may not do this in the dataset production'},
  {
    what: 'a dataset that is not there',
    token: WRITE,
    dataset: 'nope',
    says: 'There is no project local with a dataset nope',
  },
])(
  '$what: one message that says what to do, no token in it, and nothing is written',
  async ({token, dataset, says}) => {
    await using folder = await createTempFolder({'a.md': article('A'), 'b.md': article('B')})
    await using started = await startLake({
      tokens: [
        {token: READ, role: 'read'},
        {token: WRITE, role: 'write'},
      ],
    })
    const args = ['import', '.', '--lake', started.lake.url, ...(dataset ? ['--dataset', dataset] : [])]
    const {code, stdout, stderr} = await callCli(args, {cwd: folder.path, env: {MIGRATE_LAKE_TOKEN: token}})
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)])
    expect(stderr.match(/error:/g)).toHaveLength(1)
    expect(stdout + stderr).not.toContain(token)
    expect([...started.lake.engine.allDocuments(started.lake.dataset)]).toEqual([])
  },
)

test('a file where the folder of a lake should be is told as a wrong option', async () => {
  await using folder = await createTempFolder({'a.md': article('A'), data: 'Not a folder.'})
  for (const lake of ['data', 'data/below']) {
    const {code, stderr} = await callCli(['import', 'a.md', '--lake', lake], {cwd: folder.path})
    expect([code, stderr]).toEqual([2, expect.stringContaining(`The embedded lake in ${lake} cannot be opened`)])
    expect(stderr).toContain('There is a file in its place')
  }
})

test('an address at which something else than a lake answers is told as such', async () => {
  await using folder = await createTempFolder({'a.md': article('A')})
  const server = createServer((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html'}).end('<h1>A site</h1>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const {code, stderr} = await callCli(['import', 'a.md', '--lake', url], {cwd: folder.path})
    expect([code, stderr]).toEqual([1, expect.stringContaining(`What answers at ${url} is no Content Lake`)])
  } finally {
    server.close()
  }
})

test('a file of 33 MB is refused before it is converted, and the others arrive', async () => {
  const long = `---\ntitle: Long\n---\n\n${'[*a*](b) `c`\n\n'.repeat(2_400_000)}`
  await using desk = await setUp({'a.md': article('A'), 'long.md': long})
  const {counts, articles} = await runImport(desk.folder.path, desk.lake.lake.url)
  expect([counts.created, counts.failed]).toEqual([1, 1])
  expect(articles.find(({outcome}) => outcome === 'failed')?.messages).toEqual([
    {
      severity: 'error',
      rule: 'document/too-large',
      reason: expect.stringMatching(/^This file has 33,600,021 bytes, and the Content Lake takes 4,000,000 in/),
    },
  ])
})

test('an article that would need more attributes than the dataset may have is refused by itself', async () => {
  await using folder = await createTempFolder({'a.md': article('A')})
  await using started = await startLake({limits: 'hosted'})
  const {url} = started.lake
  await runImport(folder.path, url)
  const client = createLakeClient(started.lake)
  const fill = (_id: string, prefix: string, count: number) =>
    client.create({
      _id,
      _type: 'note',
      ...Object.fromEntries(Array.from({length: count}, (_, index) => [`${prefix}${index}`, 1])),
    })
  // All that the plan allows, but for what the lock of a run needs and a table does not fit in.
  await fill('room', 'room', 14)
  for (let count = 900, turn = 0; count >= 1; turn++) {
    const isTaken = await fill(`fill${turn}`, `fill${turn}_`, count).then(
      () => true,
      () => false,
    )
    if (!isTaken) count = Math.floor(count / 2)
  }
  await client.delete('room')
  await using next = await createTempFolder({
    'b.md': article('B'),
    'c.md': article('C', '| a | b |\n|---|---|\n| 1 | 2 |'),
    'd.md': article('D'),
  })
  const {counts, articles} = await runImport(next.path, url)
  expect([counts.created, counts.failed]).toEqual([2, 1])
  expect(articles.find(({outcome}) => outcome === 'failed')).toMatchObject({
    path: 'c.md',
    messages: [{rule: 'write/refused', reason: expect.stringMatching(/attribute/)}],
  })
})

describe('a clock that is wrong', () => {
  const DAY = 86_400_000

  test('is told, everything arrives, and what is published goes by the clock of the Content Lake', async () => {
    const at = (ms: number): string => new Date(Date.now() + ms).toISOString()
    await using desk = await setUp({
      'a.md': article('A', 'Words.', {date: at(-DAY)}),
      'b.md': article('B', 'Words.', {date: at(DAY)}),
    })
    const convert: ConverterSettings = {publishing: {future: 'draft'}}
    for (const wrong of [-3 * DAY, 3 * DAY]) {
      const result = await runImport(desk.folder.path, desk.lake.lake.url, {convert, now: () => Date.now() + wrong})
      expect(result.articles.map(({path, draft}) => [path, draft])).toEqual([
        ['a.md', undefined],
        ['b.md', wrong < 0 ? true : undefined],
      ])
      expect(
        desk
          .all()
          .filter(({_type}) => _type === 'article')
          .map(({_id}) => _id),
      ).toEqual(['article-a', 'drafts.article-b'])
      const reason = expect.stringMatching(/^The clock of this machine shows \S+ and that of the Content Lake \S+Z\./)
      expect(result.messages).toEqual([{severity: 'error', rule: 'run/clock', reason}])
      expect(exitCodeOf(result)).toBe(1)
    }
  })

  test('is told once where an earlier run is dated in the future', async () => {
    await using desk = await setUp({'a.md': article('A')})
    const startedAt = new Date(Date.now() + DAY).toISOString()
    await desk.client.create({_id: 'migration.run.far', _type: 'migration.run', run: 'run-far', startedAt})
    const args = ['import', '.', '--lake', desk.lake.lake.url]
    const {code, stderr} = await callCli(args, {cwd: desk.folder.path})
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/error: The clock of this machine shows \S+, and the run run-far is dated/),
    ])
    expect(await desk.get('article-a')).toBeDefined()
    expect(await callCli(args, {cwd: desk.folder.path})).toMatchObject({code: 0})
    await desk.client.patch('migration.run.far').set({pruned: '[]'}).commit()
    const undone = await callCli(['rollback', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect([undone.code, undone.stdout]).toEqual([0, expect.stringContaining('article-a')])
  })
})
