import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {runCli} from '../helpers/runCli.ts'
import {createTempFolder} from '../read/tempFolder.ts'

test('an unknown folder is one command from a configuration', async () => {
  await using folder = await createTempFolder({
    'hugo.toml': '',
    'content/a.md': '---\ntitle: A\n---\n',
    'content/b.md': '---\ntitle: [a\n---\n',
  })
  const {code, stdout, stderr} = await runCli(['init', 'content'], {cwd: folder.path})
  expect({code, stdout}).toEqual({code: 0, stdout: 'Wrote migrate.config.ts. Next: migrate import --dry-run\n'})
  expect(stderr.split('\n').slice(0, 3)).toEqual([
    'Articles      2 (front matter: yaml 2)',
    'Written for   hugo: hugo.toml is there',
    expect.stringMatching(/^Cannot read {3}content\/b\.md: The front matter is not valid YAML/),
  ])
  expect(await readFile(join(folder.path, 'migrate.config.ts'), 'utf8')).toContain("preset: 'hugo'")

  const again = await runCli(['init', 'content'], {cwd: folder.path})
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('There is a configuration already: migrate.config.ts.')
})

test('in a package that holds no modules the configuration says itself that it is one', async () => {
  await using folder = await createTempFolder({
    'package.json': '{"name": "blog"}',
    'posts/a.md': '---\ntitle: A\n---\n',
  })
  expect((await runCli(['init', 'posts'], {cwd: folder.path})).stdout).toContain('Wrote migrate.config.mts.')
  const {code, stderr} = await runCli(['check'], {cwd: folder.path})
  expect({code, stderr}).toMatchObject({code: 0, stderr: expect.not.stringContaining('MODULE_TYPELESS')})
  await writeFile(folder.file('package.json'), '{"type": "module"}')
  expect((await runCli(['init', 'posts', '--force'], {cwd: folder.path})).stdout).toContain('migrate.config.mts.')
})

test('a folder that is not there', async () => {
  await using folder = await createTempFolder({'a.md': ''})
  const {code, stderr} = await runCli(['init', 'gone', '--print'], {cwd: folder.path})
  expect(code).toBe(2)
  expect(stderr).toContain('gone')
})

test('what lies around the articles is looked at: their images, and the languages of their folders', async () => {
  await using folder = await createTempFolder({
    'assets/img/a.png': '',
    'posts/_posts/de/2020-01-02-tee.md': '---\ntitle: Tee\n---\n![a](/img/a.png)\n',
    'posts/_posts/en/2020-01-02-tee.md': '---\ntitle: Tea\n---\n',
  })
  const {stdout} = await runCli(['init', 'posts', '--print'], {cwd: folder.path})
  for (const said of [
    "preset: 'jekyll', // the folder _posts is there",
    "languages: ['en', 'de'],",
    "assets: {staticRoot: 'assets'}, // 1 of 1",
  ])
    expect(stdout).toContain(said)
})
