import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import type {Message} from '../../migrate/types.ts'
import {runCli, runImport} from '../helpers/runCli.ts'
import {article, setUp} from './articles.ts'

const INVALID = join(import.meta.dirname, '../../fixtures/invalid')

/** What each bad source is told, in a folder where a good one stands beside it. */
const CASES: {what: string; path: string; content: string | Uint8Array; message: Message}[] = [
  {
    what: 'no front matter',
    path: 'bad.md',
    content: '# Just a heading\n',
    message: {
      severity: 'error',
      rule: 'front-matter/missing',
      reason:
        'The file has no front matter; it begins with `# Just a heading`. Begin the file with a line `---`, a line `title: …` and a line `---`.',
      line: 1,
      column: 1,
    },
  },
  {
    what: 'broken YAML',
    path: 'bad.md',
    content: '---\ntitle: Bad\ntags: [one, two\n---\n\nBody.\n',
    message: {
      severity: 'error',
      rule: 'front-matter/invalid-yaml',
      reason:
        'The front matter is not valid YAML: a `[` or `{` before this place is never closed. Close it, or put quotes around the value that holds it.',
      line: 4,
      column: 1,
    },
  },
  {
    what: 'a missing title',
    path: 'bad.md',
    content: '---\nslug: bad\n---\n\nBody.\n',
    message: {
      severity: 'error',
      rule: 'front-matter/missing-title',
      reason: 'The front matter that opens here has no `title`. Add one, such as `A clear title`.',
      line: 1,
      column: 1,
    },
  },
  {
    what: 'a program for front matter',
    path: 'bad.md',
    content: '---js\nmodule.exports = {title: "Bad"}\n---\n\nBody.\n',
    message: {
      severity: 'error',
      rule: 'front-matter/unsupported-format',
      reason:
        'The front matter is a program (`js`), and programs in articles are never run. Rewrite it as YAML between two `---` lines (TOML and JSON are read too).',
      line: 1,
      column: 1,
    },
  },
  {
    what: 'a binary file',
    path: 'bad.md',
    content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    message: {
      severity: 'error',
      rule: 'read/binary',
      reason:
        'There is a NUL byte here, so the file is binary, not text, though its name ends like Markdown. Rename or remove it; or remove the byte, if all else is text.',
      line: 1,
      column: 5,
    },
  },
  {
    what: 'another encoding',
    path: 'bad.md',
    content: Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1'),
    message: {
      severity: 'error',
      rule: 'read/not-utf-8',
      reason: 'The byte 0xE9 here is not UTF-8, so the file was saved in another encoding. Save it as UTF-8.',
      line: 2,
      column: 11,
    },
  },
]

describe('a bad source beside a good one', () => {
  test.each(CASES)('$what', async ({path, content, message}) => {
    await using desk = await setUp({[`articles/${path}`]: content, 'articles/good.md': article('Good')})
    const {code, result} = await runImport(['articles', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})

    expect(code).toBe(1)
    expect(result.articles).toEqual([
      {path: 'articles/bad.md', outcome: 'failed', messages: [message]},
      {path: 'articles/good.md', id: 'article-good', outcome: 'created', messages: []},
    ])
    expect(desk.all().map(({_id}) => _id)).toEqual(['article-good', 'migration.article-good'])
  })

  test('two sources with one slug: neither arrives', async () => {
    await using desk = await setUp({
      'a.md': article('First', 'A.', {slug: 'same'}),
      'b.md': article('Second', 'B.', {slug: 'same'}),
      'good.md': article('Good'),
    })
    const {code, result} = await runImport(['.', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const duplicate = (other: string): Message => ({
      severity: 'error',
      rule: 'document/duplicate-slug',
      reason: `The slug \`same\` is also that of ${other}:3. Give each article a slug of its own.`,
      line: 3,
      column: 7,
    })
    expect(code).toBe(1)
    expect(result.articles).toEqual([
      {path: 'a.md', id: 'article-same', outcome: 'failed', messages: [duplicate('b.md')]},
      {path: 'b.md', id: 'article-same', outcome: 'failed', messages: [duplicate('a.md')]},
      {path: 'good.md', id: 'article-good', outcome: 'created', messages: []},
    ])
  })

  test('a slug that an earlier run gave to a source that is still there', async () => {
    await using desk = await setUp({
      'a/one.md': article('First', 'A.', {slug: 'same'}),
      'b/two.md': article('Second', 'B.', {slug: 'same'}),
    })
    const {url} = desk.lake.lake
    await runImport(['a', '--lake', url], {cwd: desk.folder.path})
    const before = desk.all()
    const {code, result} = await runImport(['b', '--lake', url], {cwd: desk.folder.path})
    expect(code).toBe(1)
    expect(result.articles).toEqual([
      {
        path: 'b/two.md',
        id: 'article-same',
        outcome: 'failed',
        messages: [
          {
            severity: 'error',
            rule: 'document/duplicate-slug',
            reason:
              'The slug `same` belongs to a/one.md, which was imported before. Give each article a slug of its own.',
            line: 3,
            column: 7,
          },
        ],
      },
    ])
    expect(desk.all()).toEqual(before)
  })

  test('paths that lead nowhere', async () => {
    await using desk = await setUp({'empty/': '', 'notes.txt': 'Text.', 'good.md': article('Good')})
    const paths = ['empty', 'missing.md', 'none/*.md', 'notes.txt', 'good.md']
    const {code, result} = await runImport([...paths, '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    expect(code).toBe(1)
    expect(result.counts).toMatchObject({created: 1, failed: 4})
    expect(result.articles.map(({path, outcome, messages}) => [path, outcome, messages[0]?.reason])).toEqual([
      ['empty', 'failed', 'This folder is empty. Name a folder that holds Markdown files.'],
      ['good.md', 'created', undefined],
      ['missing.md', 'failed', 'There is no file or folder at this path. Check its spelling and the working folder.'],
      [
        'none/*.md',
        'failed',
        'No file matches this pattern. Check its spelling and the working folder, and put it in quotes.',
      ],
      ['notes.txt', 'failed', expect.stringMatching(/^This is no Markdown file; .* Rename it if it holds Markdown\.$/)],
    ])
  })
})

test('what a person reads names file, line, column, level, reason and rule', async () => {
  await using desk = await setUp({'bad.md': await readFile(join(INVALID, 'broken-yaml.md'), 'utf8')})
  const {code, stdout, stderr} = await runCli(['import', 'bad.md', '--lake', desk.lake.lake.url], {
    cwd: desk.folder.path,
  })
  expect(code).toBe(1)
  expect(stderr).toBe(`Reading: 1 of 1
bad.md
  5:1  error  The front matter is not valid YAML: a \`[\` or \`{\` before this place is never closed. Close it, or put quotes around the value that holds it.  front-matter/invalid-yaml

`)
  expect(stdout.split('\n').slice(1, 3)).toEqual([
    expect.stringMatching(/: 1 failed$/),
    'Next: correct what is marked error above and run the same command again',
  ])
})
