import {execFile} from 'node:child_process'
import {cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import packageJson from '../../package.json' with {type: 'json'}

/** The package as npm would publish it, unpacked into a project of its own that has the dependencies beside it. */
const run = promisify(execFile)
const ROOT = resolve(import.meta.dirname, '../..')
const BUILD_MS = 120_000

/** How a consumer may check its types. */
const compilerOptions = {
  module: 'nodenext',
  target: 'es2024',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
}

let project: string
let installed: string

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'package-'))
  const {stdout} = await run('npm', ['pack', '--json', '--pack-destination', project], {cwd: ROOT})
  const filename = /"filename": "([^"]+)"/.exec(stdout)?.[1] ?? ''
  const modules = join(project, 'node_modules')
  installed = join(modules, packageJson.name)
  await mkdir(installed, {recursive: true})
  await run('tar', ['-xzf', join(project, filename), '--strip-components=1', '-C', installed])
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
  await writeFile(join(project, 'package.json'), '{"type": "module", "private": true}\n')
}, BUILD_MS)

afterAll(() => rm(project, {recursive: true, force: true}))

describe('the published package', () => {
  test('holds the build and nothing else', async () => {
    const names = await readdir(installed)
    expect(names.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
    const built = await readdir(join(installed, 'dist'))
    expect(built.sort()).toEqual(['migrate', 'schemas', 'src', 'studio'])
  })

  test.each([
    ['.', 'toHtml'],
    ['./schemas', 'schemaTypes'],
    ['./queries', 'articleBySlugQuery'],
    ['./render', 'toPlainText'],
    ['./convert', 'toPortableText'],
    ['./markdown', 'toMarkdown'],
    ['./migrate', 'importArticles'],
    ['./lake', 'createLake'],
  ])('exports %s with %s', async (entry, name) => {
    const specifier = packageJson.name + entry.slice(1)
    const program = `import * as all from '${specifier}'; console.log(typeof all['${name}'])`
    const {stdout} = await run(process.execPath, ['--input-type=module', '-e', program], {cwd: project})
    expect(stdout.trim()).not.toBe('undefined')
  })

  test('names every entry point it has', () => {
    expect(Object.keys(packageJson.exports)).toEqual([
      '.',
      './schemas',
      './studio',
      './queries',
      './render',
      './convert',
      './markdown',
      './migrate',
      './lake',
      './package.json',
    ])
  })

  test(
    'types every entry point for whoever imports it',
    async () => {
      await writeFile(
        join(project, 'consumer.ts'),
        `import {toHtml, articleBySlugQuery} from '${packageJson.name}'
import {schemaTypes} from '${packageJson.name}/schemas'
import {articlePlugin, articleStructure} from '${packageJson.name}/studio'
import {toPlainText} from '${packageJson.name}/render'
import {articleListQuery} from '${packageJson.name}/queries'
import {toPortableText} from '${packageJson.name}/convert'
import {importArticles} from '${packageJson.name}/migrate'
import {createLake} from '${packageJson.name}/lake'

export const html: string = toHtml(toPortableText('# Hello').blocks)
export const text: string = toPlainText(toPortableText('# Hello').blocks)
export const names: string[] = schemaTypes.map((type) => type.name)
export const queries: string[] = [articleBySlugQuery, articleListQuery]
export const url: Promise<string> = createLake({port: 0}).then((lake) => lake.url)
export const plugin = articlePlugin()
export const lists = articleStructure
export const run: typeof importArticles = importArticles
// @ts-expect-error -- Markdown is text
toPortableText(1)
// @ts-expect-error -- a port is a number
void createLake({port: 'any'})
`,
      )
      await writeFile(join(project, 'tsconfig.json'), JSON.stringify({compilerOptions, files: ['consumer.ts']}))
      const tsc = join(ROOT, 'node_modules', '.bin', 'tsc')
      const {stdout} = await run(tsc, ['-p', project], {cwd: project}).catch((error: {stdout: string}) => error)
      expect(stdout).toBe('')
    },
    BUILD_MS,
  )

  test(
    'runs the example of blocks of your own, whose types hold',
    async () => {
      const folder = join(project, 'example')
      await cp(join(ROOT, 'fixtures', 'examples', 'ownBlocks'), folder, {recursive: true})
      const {stdout} = await run(process.execPath, ['importArticle.ts'], {cwd: folder})
      expect(JSON.parse(stdout)).toEqual(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')))

      const options = {...compilerOptions, allowImportingTsExtensions: true}
      const files = ['ownBlocks.ts', 'importArticle.ts']
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({compilerOptions: options, files}))
      const tsc = join(ROOT, 'node_modules', '.bin', 'tsc')
      const types = await run(tsc, ['-p', folder], {cwd: folder}).catch((error: {stdout: string}) => error)
      expect(types.stdout).toBe('')
    },
    BUILD_MS,
  )

  test('brings a migrate command that imports', async () => {
    await writeFile(join(project, 'one.md'), '---\ntitle: One\n---\n\nHello **there**.\n')
    const bin = join(installed, packageJson.bin.migrate)
    const {stdout} = await run(process.execPath, [bin, 'import', 'one.md', '--json'], {cwd: project})
    expect(JSON.parse(stdout)).toMatchObject({counts: {created: 1}, articles: [{id: 'article-one', path: 'one.md'}]})
  })

  test('takes the configuration of the README', async () => {
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
    const config = /```ts\n(import \{defineMigration\}[\s\S]*?)```/.exec(readme)?.[1] ?? ''
    const folder = join(project, 'configured')
    await mkdir(join(folder, 'content', 'posts'), {recursive: true})
    await writeFile(join(folder, 'migrate.config.ts'), config)
    const header = 'title: Two\ndate: 2025-05-02 10:00\nlead: Words\nsection: cloud/aws\ntags: [JS]'
    await writeFile(join(folder, 'content', 'posts', 'two.md'), `---\n${header}\n---\n\n{{< toc >}}\n`)
    const bin = join(installed, packageJson.bin.migrate)
    const {stdout} = await run(process.execPath, [bin, 'convert', 'content/posts/two.md'], {cwd: folder})
    expect(JSON.parse(stdout)).toMatchObject([
      {_id: 'category-cloud'},
      {excerpt: 'Words', publishedAt: '2025-05-02T08:00:00Z', tags: ['JavaScript'], body: [{_type: 'sourceBlock'}]},
    ])
  })

  test('sends programs that ask the hosted Content Lake to its lake', async () => {
    const bin = join(installed, packageJson.bin.migrate)
    const ask = "console.log(await (await fetch('https://x1y2.api.sanity.io/v1/datasets')).text())"
    const program = [process.execPath, '--input-type=module', '-e', ask]
    const {stdout} = await run(process.execPath, [bin, 'lake', 'exec', '--', ...program], {cwd: project})
    expect(JSON.parse(stdout)).toMatchObject([{name: 'production'}])
  })
})
