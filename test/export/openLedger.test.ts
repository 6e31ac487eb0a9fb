import {appendFile, readFile, symlink} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {openLedger} from '../../migrate/export/io/openLedger.ts'
import {createTempFolder} from '../read/tempFolder.ts'

const NAME = '.migrate-export.jsonl'
const open = (folder: string): ReturnType<typeof openLedger> => openLedger(folder)

test('knows what was announced, before and after it is compacted', async () => {
  await using folder = await createTempFolder({})
  const first = await open(folder.path)
  expect(first.knows('b.md', '1')).toBe(false)
  for (const [path, hash] of [
    ['b.md', '1'],
    ['a.md', '1'],
    ['b.md', '2'],
  ] as const)
    await first.announce(path, hash)
  // A run that is stopped here has written either; both are its own.
  const second = await open(folder.path)
  expect([second.knows('b.md', '1'), second.knows('b.md', '2'), second.knows('a.md', '2')]).toEqual([true, true, false])

  first.confirm('b.md', '2')
  await first.compact()
  expect(await readFile(folder.file(NAME), 'utf8')).toBe('["a.md","1"]\n["b.md","2"]\n')
  expect((await open(folder.path)).knows('b.md', '1')).toBe(false)
})

test('a line that was cut off says nothing, and is gone after the next', async () => {
  await using folder = await createTempFolder({[NAME]: '["a.md","1"]\n["b.m'})
  const ledger = await open(folder.path)
  await ledger.announce('c.md', '3')
  expect(await readFile(folder.file(NAME), 'utf8')).toBe('["a.md","1"]\n["c.md","3"]\n')
})

test('nothing announced, nothing written', async () => {
  await using folder = await createTempFolder({})
  await (await open(folder.path)).compact()
  await expect(readFile(folder.file(NAME))).rejects.toMatchObject({code: 'ENOENT'})
})

test('a symbolic link in its place is not followed', async () => {
  await using folder = await createTempFolder({'mine.txt': '', 'empty/': ''})
  await symlink('../mine.txt', folder.file(join('empty', NAME)))
  await expect(open(folder.file('empty'))).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('ELOOP'),
  })
})

test('a list that is none is refused with its line', async () => {
  await using folder = await createTempFolder({[NAME]: '["a.md","1"]\n'})
  await appendFile(folder.file(NAME), 'not a line\n')
  await expect(open(folder.path)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('"not a line"'),
  })
})
