import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join, relative, resolve} from 'node:path'
import {promisify} from 'node:util'

import {expect, test} from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const studio = join(root, 'studio')
const generated = join(root, 'src/queries/types.generated.ts')
const sanity = resolve(createRequire(import.meta.url).resolve('sanity/package.json'), '../bin/sanity')

/** Runs the `sanity` command line; fails with what it printed. */
const run = (cwd: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [sanity, ...args], {cwd, env: {...process.env, DO_NOT_TRACK: '1'}})

/** Without the comments that name the files something was read from: they differ with the folder of the run. */
const withoutSources = (text: string): string => text.replace(/^\/\/ Source: .*\n/gm, '')

test('the committed types are those of the schema and the queries as they are now', {timeout: 180_000}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'typegen-'))
  try {
    await run(studio, 'schema', 'extract', '--path', relative(studio, join(folder, 'schema.json')))
    const typegen = {
      path: join(root, 'src/queries/*.ts'),
      schema: 'schema.json',
      generates: 'types.ts',
      formatGeneratedCode: false,
    }
    await writeFile(join(folder, 'sanity.cli.js'), `export default ${JSON.stringify({typegen})}`)
    await run(folder, 'typegen', 'generate')

    const [expected, committed] = await Promise.all([
      readFile(join(folder, 'types.ts'), 'utf8'),
      readFile(generated, 'utf8'),
    ])
    expect(withoutSources(committed), 'out of date: run `npm run typegen`').toBe(withoutSources(expected))
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
})
