import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdir, readdir, readFile, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'

import type {SanityClient} from '@sanity/client'
import {describe, expect, test} from 'vitest'

import {createLibrary, readLibrary} from '../contract/library.ts'
import {callCli} from '../helpers/callCli.ts'
import {startLake} from '../helpers/startLake.ts'
import {createTempFolder} from '../read/tempFolder.ts'

const run = promisify(execFile)

/** The library of a lake's folder, and how many transactions its history has. */
async function readFolder(dir: string): Promise<{library: object[]; commits: number}> {
  await using started = await startLake({dir})
  const {client, lake} = started
  return {library: await readLibrary(client), commits: lake.engine.transactions('production', {documentIds: []}).length}
}

async function fileOf(client: SanityClient): Promise<string> {
  const url = await client.fetch<string>('*[_type == "sanity.fileAsset"][0].url')
  return (await fetch(url)).text()
}

describe.each([['is served'], ['nobody serves']])('a lake that %s', (state) => {
  const isServed = state === 'is served'

  test('is backed up to one file and restored with history and assets', async () => {
    await using folder = await createTempFolder({})
    const {path: cwd} = folder
    const started = await startLake({dir: folder.file('.lake')})
    await createLibrary(started.client)
    const original = await readLibrary(started.client)
    if (!isServed) await started.close()

    const backedUp = await callCli(['lake', 'backup', 'lake.tar.gz'], {cwd})
    expect([backedUp.code, backedUp.stderr]).toEqual([0, ''])
    expect(backedUp.stdout).toMatch(/^Backed up \.lake to lake\.tar\.gz: \d+ bytes\.\n$/)
    expect((await readdir(folder.file('.lake'))).filter((name) => name.endsWith('.copy'))).toEqual([])
    await started.close()
    const {commits} = await readFolder(folder.file('.lake'))

    expect(await callCli(['lake', 'restore', 'lake.tar.gz', '--lake', 'again'], {cwd})).toMatchObject({
      code: 0,
      stderr: '',
    })
    expect((await readFolder(folder.file('again'))).library).toEqual(original)
    expect((await readFolder(folder.file('again'))).commits).toBeGreaterThanOrEqual(commits)
    await using restored = await startLake({dir: folder.file('again')})
    expect(await fileOf(restored.client)).toBe('a,b\n1,2\n')

    await mkdir(folder.file('unpacked'))
    await run('tar', ['-xzf', 'lake.tar.gz', '-C', 'unpacked'], {cwd})
    expect((await readFolder(folder.file('unpacked'))).library).toEqual(original)
  })

  test('exports a dataset that another imports', async () => {
    await using folder = await createTempFolder({})
    const {path: cwd} = folder
    const started = await startLake({dir: folder.file('.lake')})
    await createLibrary(started.client)
    const original = await readLibrary(started.client)
    if (!isServed) await started.close()

    const exported = await callCli(['lake', 'export', 'production.tar.gz'], {cwd})
    expect([exported.code, exported.stdout]).toEqual([
      0,
      'Exported production to production.tar.gz: 5 documents, 3 assets.\n',
    ])
    const imported = await callCli(['lake', 'import', 'production.tar.gz', '--lake', 'other'], {cwd})
    expect([imported.code, imported.stdout]).toEqual([0, 'Imported production.tar.gz into production: 5 documents.\n'])
    expect((await readFolder(folder.file('other'))).library).toEqual(original)
    const again = await callCli(['lake', 'import', 'production.tar.gz', '--lake', 'other'], {cwd})
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringMatching(/already exists[\s\S]*Pass --replace or --missing/),
    ])
    const replaced = await callCli(['lake', 'import', 'production.tar.gz', '--lake', 'other', '--replace'], {cwd})
    expect(replaced.code).toBe(0)
    await started.close()
  })

  test('is compacted: history goes as it is told to, unused assets and free space with it', async () => {
    await using folder = await createTempFolder({})
    const {path: cwd} = folder
    const dir = folder.file('.lake')
    const started = await startLake({dir, ...(isServed && {history: '0d'})})
    const {client} = started
    const text = 'x'.repeat(100_000)
    for (const n of [1, 2, 3, 4, 5]) await client.createOrReplace({_id: 'a', _type: 'note', n, text})
    await client.create({_id: 'gone', _type: 'note'})
    await client.delete('gone')
    const file = await client.assets.upload('file', Buffer.from('kept'), {filename: 'kept.txt'})
    const unused = 'f'.repeat(40)
    await writeFile(join(dir, 'assets', unused), 'unused')
    await utimes(join(dir, 'assets', unused), 0, 0)
    if (!isServed) await started.close()

    const {code, stdout, stderr} = await callCli(['lake', 'compact', '--history', '0d'], {cwd})
    expect([code, stderr]).toEqual([0, ''])
    const [, before, after, forgotten] =
      /: (\d+) → (\d+) bytes; .*forgotten: (\d+); assets removed: 1\.\n$/.exec(stdout) ?? []
    expect(Number(after)).toBeLessThan(Number(before) - 300_000)
    expect(Number(forgotten)).toBe(6)
    expect(existsSync(join(dir, 'assets', unused))).toBe(false)
    await started.close()
    await using again = await startLake({dir})
    expect(await again.client.getDocument('a')).toMatchObject({n: 5})
    expect(await (await fetch((await again.client.getDocument(file._id))?.['url'] as string)).text()).toBe('kept')
  })
})

describe('migrate lake', () => {
  test('imports JSON lines, and only some types when it exports', async () => {
    await using folder = await createTempFolder({
      'notes.ndjson':
        '{"_id": "a", "_type": "note"}\n{"_id": "drafts.a", "_type": "note"}\n{"_id": "b", "_type": "other"}\n',
    })
    const {path: cwd} = folder
    const imported = await callCli(['lake', 'import', 'notes.ndjson', '--dataset', 'drinks'], {cwd})
    expect([imported.code, imported.stdout]).toEqual([0, 'Imported notes.ndjson into drinks: 3 documents.\n'])
    const flags = ['--dataset', 'drinks', '--types', 'note', '--no-drafts', '--no-assets']
    const exported = await callCli(['lake', 'export', 'out.tar.gz', ...flags], {cwd})
    expect([exported.code, exported.stdout]).toEqual([0, 'Exported drinks to out.tar.gz: 1 documents, 0 assets.\n'])
  })

  test('an export that fails leaves the archive that is there', async () => {
    await using folder = await createTempFolder({'out.tar.gz': 'before', 'one.ndjson': '{"_id": "a", "_type": "b"}\n'})
    const {path: cwd} = folder
    await callCli(['lake', 'import', 'one.ndjson'], {cwd})
    await using started = await startLake({dir: folder.file('.lake')})
    await started.client.create({_type: 'sanity.imageAsset', _id: 'image-a-1x1-png', url: 'http://localhost:1/a.png'})
    const {code} = await callCli(['lake', 'export', 'out.tar.gz', '--overwrite'], {cwd})
    expect([code, await readFile(folder.file('out.tar.gz'), 'utf8')]).toEqual([1, 'before'])
    expect((await readdir(cwd)).toSorted()).toEqual(['.lake', 'one.ndjson', 'out.tar.gz'])
  })

  test.each([
    [['backup', 'out.tar.gz'], 'There is no lake in .lake.'],
    [['export', 'out.tar.gz'], 'There is no lake in .lake.'],
    [['compact'], 'There is no lake in .lake.'],
    [['backup', 'notes.txt', '--lake', 'here'], 'notes.txt is there already.'],
    [['restore', 'notes.txt', '--lake', 'new'], 'notes.txt is no backup of a lake: '],
    [['restore', 'notes.txt', '--lake', 'here'], 'is not empty. Restore into a folder that is empty or not there.'],
    [['import', 'none.ndjson', '--lake', 'new'], 'There is no '],
    [['import', 'notes.txt', '--replace', '--missing'], '--replace and --missing cannot both be given.'],
    [['compact', '--history', 'long'], 'Expected "all", or days such as "30d".'],
  ])('%j is refused in one message', async (args, message) => {
    await using folder = await createTempFolder({'notes.txt': 'notes', 'here/lake.db': ''})
    const {code, stdout, stderr} = await callCli(['lake', ...args], {cwd: folder.path})
    expect([code === 0, stdout]).toEqual([false, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect((await readdir(folder.path)).filter((name) => !['notes.txt', 'here', 'new'].includes(name))).toEqual([])
  })
})
