import {cp, mkdir, readdir, symlink} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

import {describe, expect, test} from 'vitest'

import packageJson from '../../package.json' with {type: 'json'}
import type {CheckResult, Message} from '../../migrate/types.ts'
import {runCli, startCli} from '../helpers/runCli.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article, png} from './articles.ts'

const ROOT = resolve(import.meta.dirname, '../..')

async function check(args: readonly string[], cwd: string): Promise<{code: number | null; result: CheckResult}> {
  const {code, stdout} = await runCli(['check', ...args, '--json'], {cwd})
  return {code, result: JSON.parse(stdout) as CheckResult}
}

/** An article with one message of each severity but `error` and `loss`; the conversion has no losses. */
const MIXED = article('Mixed', 'Kept <abbr>HTML</abbr>, and <!-- a comment -->.', {
  slug: 'mixed',
  excerpt: 'word '.repeat(61),
})

const WARNING: Message = {
  severity: 'warning',
  rule: 'schema/article.excerpt',
  reason: 'The Studio marks `excerpt` of the article: Has 304 characters; lists show up to 300. Cut at least 4.',
  line: 4,
  column: 10,
}

describe('the fixtures', () => {
  test('every article passes: it opens with no field marked as an error, and nothing is lost', async () => {
    const {code, result} = await check(['fixtures/articles', '--fail-on', 'loss'], ROOT)
    const files = (await readdir(join(ROOT, 'fixtures/articles'), {recursive: true})).filter((name) =>
      name.endsWith('.md'),
    )
    expect(result.articles).toHaveLength(files.length)
    expect({code, error: result.counts.error, messages: result.messages}).toEqual({code: 0, error: 0, messages: []})
  })

  test('every invalid source is told what is wrong with it, in its place', async () => {
    const {code, result} = await check(['fixtures/invalid'], ROOT)
    const errors = result.articles.map(({path, messages}) => [
      path.replace('fixtures/invalid/', ''),
      messages.filter(({severity}) => severity === 'error').map(({rule, line, column}) => `${rule} ${line}:${column}`),
    ])
    expect(code).toBe(1)
    expect(Object.fromEntries(errors)).toEqual({
      'binary.md': ['read/binary 3:1'],
      'broken-yaml.md': ['front-matter/invalid-yaml 5:1'],
      'duplicate-slug-a.md': ['document/duplicate-slug 3:7'],
      'duplicate-slug-b.md': ['document/duplicate-slug 3:7'],
      'javascript-front-matter.md': ['front-matter/unsupported-format 1:1'],
      'missing-image.md': ['image/not-found 9:1'],
      'missing-title.md': ['front-matter/missing-title 1:1'],
      'no-front-matter.md': ['front-matter/missing 1:1'],
    })
  })
})

describe('--dialect', () => {
  test('checks the article as it would be imported from that dialect, and finds places in it', async () => {
    await using folder = await createTempFolder({
      'a.md': article('A', 'See [[Pots]].\n\n> [!faq]- Why\n> [here](javascript:alert)', {slug: 'a', excerpt: 'A.'}),
    })
    const rulesOf = async (...options: string[]) => {
      const {result} = await check(['a.md', ...options], folder.path)
      return result.articles.flatMap(({messages}) =>
        messages.map(({severity, rule, line, column}) => `${line}:${column} ${severity} ${rule}`),
      )
    }
    expect(await rulesOf()).toEqual(['7:5 warning convert/other-dialect', '10:3 warning schema/link.href'])
    expect(await rulesOf('--dialect', 'obsidian')).toEqual([
      '7:5 info convert/wiki-link',
      '9:1 info convert/callout-fold',
      '9:1 changed convert/callout-name',
      '10:3 warning schema/link.href',
    ])
  })
})

describe('what the Studio would mark', () => {
  test('is reported at the line and column of the source, and once', async () => {
    await using folder = await createTempFolder({
      'a.md': article(
        'A',
        'Words.\n\n1. ![](https://example.com/a.png)\n\n   More.\n\n- Click [here](javascript:alert).',
        {
          seoTitle: 'x'.repeat(61),
        },
      ),
    })
    const {code, result} = await check(['a.md'], folder.path)
    expect(code).toBe(0)
    expect(result.articles).toEqual([
      {
        path: 'a.md',
        id: 'article-a',
        messages: [
          {
            severity: 'warning',
            rule: 'schema/seo.title',
            reason:
              'The Studio marks `seo.title` of the article: Has 61 characters; search results cut it after 60. Cut at least 1.',
            line: 3,
            column: 11,
          },
          {
            severity: 'warning',
            rule: 'schema/figure.alt',
            reason:
              'The Studio marks `alt` of the figure: Describe what the picture shows, for readers who cannot see it.',
            line: 8,
            column: 4,
          },
          {
            severity: 'warning',
            rule: 'schema/link.href',
            reason:
              'The Studio marks `href` of the link: Addresses that start with "javascript:" are not shown as links. Use a web address.',
            line: 12,
            column: 9,
          },
        ],
      },
    ])
  })

  test('takes a local image as uploaded, and does not fetch one on the web', async () => {
    await using folder = await createTempFolder({
      'a.md': article('A', '![A dot](dot.png)\n\n![Away](http://192.0.2.1/never.png)'),
      'dot.png': await png(1),
    })
    const {code, result} = await check(['.'], folder.path)
    expect({code, articles: result.articles}).toEqual({
      code: 0,
      articles: [{path: 'a.md', id: 'article-a', messages: []}],
    })
  })

  test('an image that is missing, outside or no image fails, and is told once', async () => {
    await using folder = await createTempFolder({
      'posts/a.md': article('A', '![x](none.png)\n\n![y](../out.png)\n\n![z](text.png)'),
      'posts/text.png': 'Text.',
      'out.png': await png(1),
    })
    const {code, result} = await check(['posts'], folder.path)
    const found = result.articles[0]?.messages.map(({rule, line}) => `${line} ${rule}`)
    expect({code, found}).toEqual({
      code: 1,
      found: ['5 image/not-found', '7 image/outside-root', '9 image/not-an-image'],
    })
  })

  test('writes nothing', async () => {
    await using folder = await createTempFolder({'a.md': article('A')})
    await runCli(['check', '.'], {cwd: folder.path})
    expect(await readdir(folder.path)).toEqual(['a.md'])
  })
})

describe('the report', () => {
  test('for people: by file and place, with totals', async () => {
    await using folder = await createTempFolder({'b.md': article('Fine'), 'a.md': MIXED})
    const {code, stdout, stderr} = await runCli(['check', '.'], {cwd: folder.path})
    expect(code).toBe(0)
    expect(stderr).toBe('Reading: 2 of 2\nConverting: 2 of 2\nChecking: 2 of 2\n')
    expect(stdout.replace(/, [\d.]+ s:/, ', 1.0 s:')).toBe(`a.md
  4:10  warning  ${WARNING.reason}  schema/article.excerpt
   7:6  changed  Kept <abbr> as inline HTML: Portable Text has no form for it here.  convert/inline-html

Checked 2 articles, 1.0 s: 1 warning, 1 change of form, 1 note
Next: migrate import with the same paths
`)
  })

  test('--verbose: notes too, and totals by rule', async () => {
    await using folder = await createTempFolder({'a.md': MIXED})
    const {stdout} = await runCli(['check', '.', '--verbose'], {cwd: folder.path})
    expect(stdout).toContain('  7:29  info     Kept an HTML comment')
    expect(stdout.replace(/, [\d.]+ s:/, ', 1.0 s:')).toContain(`
Checked 1 article, 1.0 s: 1 warning, 1 change of form, 1 note
  1  info     convert/html-comment
  1  changed  convert/inline-html
  1  warning  schema/article.excerpt
Next: migrate import with the same paths
`)
  })

  test('--json: one value with everything', async () => {
    await using folder = await createTempFolder({'b.md': 'No front matter.\n', 'a.md': MIXED})
    const {code, result} = await check(['.'], folder.path)
    expect(code).toBe(1)
    expect(result).toEqual({
      counts: {error: 1, warning: 1, loss: 0, changed: 1, info: 1},
      articles: [
        {
          path: 'a.md',
          id: 'article-mixed',
          messages: [
            WARNING,
            {
              severity: 'changed',
              rule: 'convert/inline-html',
              reason: 'Kept <abbr> as inline HTML: Portable Text has no form for it here.',
              line: 7,
              column: 6,
              source: '<abbr>',
            },
            {
              severity: 'info',
              rule: 'convert/html-comment',
              reason: 'Kept an HTML comment, which no reader sees, as inline HTML.',
              line: 7,
              column: 29,
              source: '<!-- a comment -->',
            },
          ],
        },
        {
          path: 'b.md',
          messages: [
            {
              severity: 'error',
              rule: 'front-matter/missing',
              reason: expect.stringContaining('The file has no front matter'),
              line: 1,
              column: 1,
            },
          ],
        },
      ],
      messages: [],
      interrupted: false,
      durationMs: expect.any(Number),
    })
  })
})

describe('the exit code', () => {
  test.each<[files: string, args: string[], code: number]>([
    ['changed', [], 0],
    ['changed', ['--fail-on', 'changed'], 1],
    ['changed', ['--fail-on', 'loss'], 0],
    ['changed', ['--fail-on', 'warning'], 0],
    ['warning', ['--fail-on', 'changed'], 0],
    ['warning', ['--fail-on', 'changed', '--fail-on', 'warning'], 1],
    ['warning', ['--fail-on', 'sadness'], 2],
    ['warning', ['--no-such-option'], 2],
    ['missing', [], 1],
  ])('%s.md %j: %i', async (file, args, code) => {
    await using folder = await createTempFolder({
      'changed.md': article('A', 'Kept <abbr>HTML</abbr>.'),
      'warning.md': article('B', 'Words.', {seoTitle: 'x'.repeat(61)}),
    })
    expect((await runCli(['check', `${file}.md`, ...args], {cwd: folder.path})).code).toBe(code)
  })

  test('no path: 2', async () => {
    expect((await runCli(['check'], {cwd: ROOT})).code).toBe(2)
  })

  test('interrupted: 130, and what was checked is told', async () => {
    const files = Array.from({length: 400}, (_, index) => [`${index}.md`, article(`Article ${index}`)])
    await using folder = await createTempFolder(Object.fromEntries(files))
    const run = startCli(['check', '.', '--json'], {cwd: folder.path})
    await run.says('Converting: 400 of 400')
    run.child.kill('SIGINT')
    const {code, stdout} = await run.finished
    const result = JSON.parse(stdout) as CheckResult
    expect({code, interrupted: result.interrupted}).toEqual({code: 130, interrupted: true})
    expect(result.articles.length).toBeLessThan(400)
  })
})

describe('where the Studio is not installed', () => {
  /** The program beside what it depends on, and without its optional peers. */
  async function installWithoutPeers(folder: string): Promise<string> {
    for (const part of ['migrate', 'schemas', 'src', 'package.json']) {
      await cp(join(ROOT, part), join(folder, part), {recursive: true})
    }
    for (const name of Object.keys(packageJson.dependencies)) {
      const target = join(folder, 'node_modules', name)
      await mkdir(join(target, '..'), {recursive: true})
      await symlink(join(ROOT, 'node_modules', name), target)
    }
    return join(folder, 'migrate/bin.ts')
  }

  test('the rest is checked, and a warning names the package to install', async () => {
    await using folder = await createTempFolder({'posts/a.md': MIXED, 'posts/b.md': article('B', '![x](none.png)')})
    const bin = await installWithoutPeers(folder.path)
    const run = (...args: string[]): Promise<{code: number; stdout: string; stderr: string}> =>
      promisify(execFile)(process.execPath, [bin, 'check', ...args], {cwd: folder.path}).then(
        (output) => ({code: 0, ...output}),
        (error: {code: number; stdout: string; stderr: string}) => error,
      )
    const warning =
      'The rules of the Studio were not checked, as the package sanity is not installed; everything else was. To check them too: npm install sanity react'

    const {stdout} = await run('posts', '--json')
    const result = JSON.parse(stdout) as CheckResult
    expect(result.counts).toEqual({error: 1, warning: 1, loss: 0, changed: 1, info: 1})
    expect(result.messages).toEqual([{severity: 'warning', rule: 'check/studio-not-installed', reason: warning}])
    expect(result.articles.map(({messages}) => messages.map(({rule}) => rule))).toEqual([
      ['convert/inline-html', 'convert/html-comment'],
      ['image/not-found'],
    ])

    const shown = await run('posts/a.md')
    expect([shown.code, shown.stderr]).toEqual([0, expect.stringContaining(`warning: ${warning}\n`)])
    expect((await run('posts/a.md', '--fail-on', 'warning')).code).toBe(1)
  })
})
