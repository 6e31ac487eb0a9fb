import {execFile} from 'node:child_process'
import {access, cp, mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import packageJson from '../../package.json' with {type: 'json'}
import {DIALECTS} from '../../migrate/convert/dialects.ts'
import {EXIT} from '../../migrate/exitCodes.ts'
import {callCli} from '../helpers/callCli.ts'
import {runCli, startCli} from '../helpers/runCli.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const readme = await readFile(join(ROOT, 'README.md'), 'utf8')

/** The lines of every `sh` block. */
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap((block) =>
  (block[1] ?? '').trim().split('\n'),
)
const migrateCommands = commands.filter((command) => command.startsWith('npm run migrate -- '))
const otherCommands = commands.filter((command) => !command.startsWith('npm run migrate -- '))

/** The words of a command line; single quotes keep a word together, as in a shell. */
function toWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readme-'))
  await cp(join(ROOT, 'fixtures'), join(folder, 'fixtures'), {recursive: true})
})

afterAll(() => rm(folder, {recursive: true, force: true}))

describe('the commands of the README', () => {
  test('there are some', () => {
    expect(migrateCommands.length).toBeGreaterThan(3)
    expect(otherCommands).toContain('npm ci && npm start')
    expect(otherCommands).toContain('npm ci && npm test')
  })

  const serves = (command: string): boolean => /-- lake( -|$)/.test(command)

  test.each(migrateCommands.filter((command) => !serves(command)))('%s', async (command) => {
    const {code, stdout, stderr} = await runCli(toWords(command.replace('npm run migrate -- ', '')), {cwd: folder})
    expect({code, stderr}).toEqual({code: 0, stderr: expect.any(String)})
    expect(stdout).not.toBe('')
  })

  test.each(migrateCommands.filter(serves))('%s', async (command) => {
    const lake = startCli(toWords(command.replace('npm run migrate -- ', '')), {cwd: folder})
    expect(JSON.parse(await lake.firstLine)).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      project: 'local',
      dataset: 'production',
    })
    lake.child.kill('SIGINT')
    expect((await lake.finished).code).toBe(0)
  })

  // The rest are scripts of the package: the two of the first screen are what `.ci/run` and the test of `npm start` run.
  test.each(otherCommands.flatMap((command) => command.split(' && ')).filter((command) => command !== 'npm ci'))(
    '%s is a script',
    (command) => {
      const name = command.replace(/^npm (run )?/, '')
      expect(Object.keys(packageJson.scripts)).toContain(name)
    },
  )

  test('`npm run migrate` is the command the package publishes', async () => {
    expect(packageJson.scripts.migrate).toBe('node migrate/bin.ts')
    const {stdout} = await promisify(execFile)('npm', ['run', '--silent', 'migrate', '--', '--version'], {cwd: ROOT})
    expect(stdout.trim()).toBe(packageJson.version)
  })
})

describe('the transcript of the README', () => {
  /** What is said of the articles; an image on the web may be had today, and not tomorrow. */
  const messagesOf = (text: string): string[] =>
    text.split('\n').filter((line) => /^ +\d+:\d+ /.test(line) && !line.includes('dummyimage.com'))

  test('shows what an import says of the articles', async () => {
    const [, transcript = ''] = /^\$ npm start\n([\s\S]*?)^```/m.exec(readme) ?? []
    const args = ['import', 'fixtures/articles', '--dry-run', '--no-remote', '--lake', 'transcript']
    const {stdout, stderr} = await callCli(args, {cwd: folder})
    expect(messagesOf(transcript)).toEqual(messagesOf(stderr + stdout))
  })
})

describe('the options of the README', () => {
  /** Every `--option` of a text. */
  const optionsOf = (text: string): string[] =>
    [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map((match) => match[0]))].sort()

  /** The table of options under a heading. */
  function tableUnder(heading: string): string {
    const section = readme.slice(readme.indexOf(heading)).split(/\n#{2,4} /)[0] ?? ''
    return section
      .split('\n')
      .filter((line) => line.startsWith('| `-'))
      .map((line) => line.split(/(?<!\\)\|/)[1])
      .join('\n')
  }

  test.each([
    ['init', '### `migrate init <folder>`'],
    ['import', '### `migrate import <paths…>`'],
    ['apply', '### `migrate apply <plan>`'],
    ['check', '### `migrate check <paths…>`'],
    ['convert', '### `migrate convert <file|->`'],
    ['export', '### `migrate export <dir>`'],
    ['verify', '### `migrate verify [paths…]`'],
    ['status', '### `migrate status [paths…]`'],
    ['rollback', '### `migrate rollback [run]`'],
    ['lake', '### `migrate lake`'],
    ['lake exec', '### `migrate lake exec <program>`'],
  ])('migrate %s: exactly those that --help knows', async (command, heading) => {
    const {stdout} = await runCli([...command.split(' '), '--help'], {cwd: folder})
    const known = stdout.slice(stdout.indexOf('Options:'), stdout.search(/\n(Examples|Formats):/))
    const defined = known.split('\n').filter((line) => /^ {2}-/.test(line))
    expect(optionsOf(tableUnder(heading))).toEqual(optionsOf(defined.join('\n')).filter((name) => name !== '--help'))
  })

  test('the commands on the folder of a lake: exactly those that --help knows', async () => {
    const table = readme.slice(readme.indexOf('### `migrate lake backup <file>`')).split(/\n#{2,4} /)[0] ?? ''
    const rows = [...table.matchAll(/^\| (?!command|-)([^|]*)\| ([^|]*)\|/gm)]
    for (const name of ['backup', 'restore', 'compact', 'export', 'import']) {
      const {stdout} = await runCli(['lake', name, '--help'], {cwd: folder})
      const known = stdout.slice(stdout.indexOf('Options:'), stdout.indexOf('\nExamples:'))
      const defined = known.split('\n').filter((line) => /^ {2}-/.test(line))
      const documented = rows.filter(
        ([, commands = '']) => commands.trim() === 'all' || commands.includes(`\`${name}\``),
      )
      expect([name, optionsOf(documented.map(([, , options]) => options).join('\n'))]).toEqual([
        name,
        optionsOf(defined.join('\n')).filter((option) => option !== '--help'),
      ])
    }
  })

  test('npm start: exactly those it knows', async () => {
    const {stdout} = await promisify(execFile)(process.execPath, ['studio/start.ts', '--help'], {cwd: ROOT})
    const defined = stdout.split('\n').filter((line) => /^ {2}-/.test(line))
    expect(optionsOf(tableUnder('### `npm start -- [articles…]`'))).toEqual(optionsOf(defined.join('\n')))
  })

  test('--dialect: exactly those there are', () => {
    const rows = [...readme.matchAll(/^\| `--dialect <name>` .*: (.*); see \[Dialects\]/gm)].map(([, names]) => names)
    expect(rows).toEqual(
      Array.from({length: 3}, () =>
        new Intl.ListFormat('en', {type: 'disjunction'})
          .format(DIALECTS.map((name) => `\`${name}\``))
          .replace(', or', ' or'),
      ),
    )
    const section = readme.slice(readme.indexOf('### Dialects')).split(/\n#{2,3} /)[0] ?? ''
    const table = section.slice(section.indexOf('| dialect |')).split('\n\n')[0] ?? ''
    expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(DIALECTS)
  })

  test('exit codes: exactly those there are', () => {
    const section = readme.slice(readme.indexOf('### Exit codes')).split(/\n### /)[0] ?? ''
    const codes = [...section.matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]))
    expect(codes).toEqual(Object.values(EXIT).sort((a, b) => a - b))
  })
})

describe('the example of blocks of your own', () => {
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((block) => block[1])

  // The test of the package runs it.
  test.each(['ownBlocks.ts', 'importArticle.ts'])('is the file %s', async (name) => {
    expect(blocks).toContain(await readFile(join(ROOT, 'fixtures/examples/ownBlocks', name), 'utf8'))
  })
})

describe('the example of a lake in a test', () => {
  // The test of that name in the lake's own suite runs it.
  test('is a test of ours', async () => {
    const [example = ''] = /test\('drafts are no articles'[\s\S]*?\n\}\)/.exec(readme) ?? []
    expect(example).not.toBe('')
    expect(await readFile(join(ROOT, 'test/lake/http/createLake.test.ts'), 'utf8')).toContain(example)
  })
})

describe('the links of the README', () => {
  const prose = readme.replaceAll(/^(`{3,})[^]*?^\1/gm, '').replaceAll(/(`+)[^`].*?[^`]?\1(?!`)/g, '')
  const targets = [...prose.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) => match[1] ?? '')

  test.each(targets)('%s is there', async (target) => {
    await expect(access(join(ROOT, target))).resolves.toBeUndefined()
  })
})
