import {execFile} from 'node:child_process'
import {symlink} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'

import {expect, onTestFinished, test} from 'vitest'

import {redirectEnvironment, type Lake} from '../../src/lake/index.ts'
import {runCli} from '../helpers/runCli.ts'
import {startLake} from '../helpers/startLake.ts'
import {createTempFolder, type TempFolder} from '../read/tempFolder.ts'

const MODULES = resolve(import.meta.dirname, '../../node_modules')
const SLOW = 240_000

const run = promisify(execFile)

/** A project of the `sanity` command line, with the id of a hosted project and one type. */
async function createProject(): Promise<TempFolder> {
  const folder = await createTempFolder({
    'package.json': '{"type": "module", "private": true}',
    'sanity.cli.js': `import {defineCliConfig} from 'sanity/cli'
      export default defineCliConfig({api: {projectId: 'x1y2z3', dataset: 'production'}})`,
    'sanity.config.js': `import {defineConfig} from 'sanity'
      const title = {name: 'title', type: 'string', validation: (rule) => rule.required()}
      const types = [{name: 'note', type: 'document', fields: [title, {name: 'file', type: 'file'}]}]
      export default defineConfig({projectId: 'x1y2z3', dataset: 'production', schema: {types}})`,
    'notes.json': '[{"_id": "a", "_type": "note", "title": "x"}, {"_id": "b", "_type": "note"}]',
  })
  await symlink(MODULES, folder.file('node_modules'))
  onTestFinished(() => folder[Symbol.asyncDispose]())
  return folder
}

/** Runs `sanity` in a project; what it prints, or what it printed when it failed. */
function createSanity(lake: Lake, {path: cwd}: TempFolder): (...args: string[]) => Promise<string> {
  const env = {PATH: process.env['PATH'], HOME: cwd, ...redirectEnvironment(lake, {})}
  return async (...args) => {
    const ran = run(join(MODULES, '.bin', 'sanity'), args, {cwd, env})
    const {stdout} = await ran.catch((error: {stdout: string}) => error)
    return stdout
  }
}

// A process of the command line takes seconds, so they run side by side and each is run once.
test(
  'the sanity command line reads, writes, validates, exports and imports',
  async () => {
    await using started = await startLake()
    const {client, lake} = started
    const project = await createProject()
    const sanity = createSanity(lake, project)

    expect(await sanity('documents', 'create', 'notes.json')).toMatch(/Created:\s+- a\s+- b/)
    const file = await client.assets.upload('file', Buffer.from('hello'), {filename: 'hello.txt'})
    await client
      .patch('a')
      .set({file: {_type: 'file', asset: {_type: 'reference', _ref: file._id}}})
      .commit()

    const [got, queried, validated, created] = await Promise.all([
      sanity('documents', 'get', 'a'),
      sanity('documents', 'query', '*[_type == "note"]._id', '--api-version', '2025-02-19'),
      sanity('documents', 'validate', '--yes', '--format', 'ndjson'),
      sanity('datasets', 'create', 'staging', '--visibility', 'public'),
      sanity('datasets', 'export', 'production', 'production.tar.gz'),
    ])
    expect(JSON.parse(got)).toMatchObject({_id: 'a', title: 'x'})
    expect(JSON.parse(queried)).toEqual(['a', 'b'])
    expect(JSON.parse(validated)).toMatchObject({documentId: 'b', markers: [{message: 'Required', path: ['title']}]})
    expect(created).toContain('Dataset created successfully')

    const [imported, deleted, edited] = await Promise.all([
      sanity('datasets', 'import', 'production.tar.gz', '--dataset', 'staging'),
      sanity('documents', 'delete', 'b'),
      sanity('datasets', 'visibility', 'set', 'production', 'private'),
    ])
    expect(imported).toContain('Imported 2 documents to dataset "staging"')
    expect(deleted).toContain('Deleted 1 document')
    expect(edited).toContain('Dataset visibility changed')
    expect(await client.fetch('*[_type == "note"]._id')).toEqual(['a'])
    const staging = client.withConfig({dataset: 'staging'})
    expect(await staging.fetch('*[_type == "note"]{_id, "name": file.asset->originalFilename}')).toEqual([
      {_id: 'a', name: 'hello.txt'},
      {_id: 'b', name: null},
    ])
    expect(await sanity('datasets', 'delete', 'staging', '--force')).toContain('Dataset deleted successfully')
    expect(await client.datasets.list()).toMatchObject([{name: 'production', aclMode: 'private'}])
  },
  SLOW,
)

test(
  'migrate lake exec runs it on the lake of a folder, and ends with its exit code',
  async () => {
    const {path: cwd} = await createProject()
    const [listed, failed, missing] = await Promise.all([
      runCli(['lake', 'exec', '--dataset', 'drinks', '--lake', 'one', '--', 'sanity', 'datasets', 'list'], {cwd}),
      runCli(['lake', 'exec', '--lake', 'two', 'node', '-e', 'process.exit(7)'], {cwd}),
      runCli(['lake', 'exec', '--lake', 'three', 'no-such-program'], {cwd}),
    ])
    expect([listed.code, listed.stdout.trim()]).toEqual([0, 'drinks'])
    expect(failed.code).toBe(7)
    expect([missing.code, missing.stderr]).toEqual([
      2,
      'error: no-such-program cannot be started: spawn no-such-program ENOENT.\n' +
        'Install it, or write the path of the program after "--".\n',
    ])
  },
  SLOW,
)
