import {describe, expect, test} from 'vitest'

import {DIALECTS} from '../../migrate/convert/dialects.ts'
import {runCli} from '../helpers/runCli.ts'
import {createTempFolder} from '../read/tempFolder.ts'
import {article} from './articles.ts'

const TEA = article('Tea', '# Tea\n\nPour *slowly*.', {category: 'Hot drinks', slug: 'tea'})

describe('migrate convert', () => {
  test('--to json prints the documents', async () => {
    await using folder = await createTempFolder({'tea.md': TEA})
    const {code, stdout, stderr} = await runCli(['convert', 'tea.md'], {cwd: folder.path})
    expect([code, stderr]).toEqual([0, ''])
    const key = expect.stringMatching(/^\w+$/)
    expect(JSON.parse(stdout)).toEqual([
      {
        _id: 'category-hot-drinks',
        _type: 'category',
        title: 'Hot drinks',
        slug: {_type: 'slug', current: 'hot-drinks'},
      },
      {
        _id: 'article-tea',
        _type: 'article',
        title: 'Tea',
        slug: {_type: 'slug', current: 'tea'},
        category: {_type: 'reference', _ref: 'category-hot-drinks'},
        body: [
          {
            _type: 'block',
            _key: key,
            style: 'normal',
            markDefs: [],
            children: [
              {_type: 'span', _key: key, marks: [], text: 'Pour '},
              {_type: 'span', _key: key, marks: ['em'], text: 'slowly'},
              {_type: 'span', _key: key, marks: [], text: '.'},
            ],
          },
        ],
      },
    ])
  })

  test('--to ndjson prints the same, one a line', async () => {
    await using folder = await createTempFolder({'tea.md': TEA})
    const {stdout: json} = await runCli(['convert', 'tea.md'], {cwd: folder.path})
    const {code, stdout} = await runCli(['convert', 'tea.md', '--to', 'ndjson'], {cwd: folder.path})
    expect(code).toBe(0)
    expect(stdout.endsWith('}\n')).toBe(true)
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(JSON.parse(json))
  })

  test('--to portable-text prints the body, --to html its HTML', async () => {
    await using folder = await createTempFolder({'tea.md': TEA})
    const body = await runCli(['convert', 'tea.md', '--to', 'portable-text'], {cwd: folder.path})
    expect(JSON.parse(body.stdout)).toMatchObject([{_type: 'block', children: [{text: 'Pour '}, {text: 'slowly'}, {}]}])
    const html = await runCli(['convert', 'tea.md', '--to', 'html'], {cwd: folder.path})
    expect(html).toEqual({code: 0, stdout: '<p>Pour <em>slowly</em>.</p>\n', stderr: ''})
  })

  test('--to markdown prints the article there and back, with the messages of both ways', async () => {
    const tea = TEA.replace('Pour *slowly*.', 'Pour _slowly_ <abbr>in</abbr>\n\n    code\n').replace(
      'slug: ',
      'mood: calm\nslug: ',
    )
    await using folder = await createTempFolder({'tea.md': tea})
    const {code, stdout, stderr} = await runCli(['convert', 'tea.md', '--to', 'markdown'], {cwd: folder.path})
    expect([code, stdout]).toEqual([
      0,
      '---\ntitle: Tea\nslug: tea\ncategory: Hot drinks\nmood: calm\n---\n\n# Tea\n\nPour *slowly* <abbr>in</abbr>\n\n```\ncode\n```\n',
    ])
    expect(stderr).toContain('convert/inline-html')

    const title = article('Tea', 'Pour.', {date: '2025-05-02T08:45:00.1+02:00', category: 'x'}).replace('"x"', '""')
    const back = await runCli(['convert', '-', '--to', 'markdown'], {cwd: folder.path, input: title})
    expect(back.stdout).toBe('---\ntitle: Tea\nslug: tea\ndate: 2025-05-02T06:45:00.1Z\n---\n\nPour.\n')

    const body = await runCli(['convert', '-', '--to', 'markdown'], {cwd: folder.path, input: '* [ ] <del>a</del>'})
    expect(body).toEqual({code: 0, stdout: '- [ ] ~~a~~\n', stderr: ''})
  })

  test('--dialect says which Markdown it is, and takes only names it knows', async () => {
    await using folder = await createTempFolder({})
    const convert = (...options: string[]) =>
      runCli(['convert', '-', '--to', 'html', ...options], {cwd: folder.path, input: '[[Pots#Iron|pots]] ==now==\n'})
    expect(await convert()).toEqual({
      code: 0,
      stdout: '<p>[[Pots#Iron|pots]] ==now==</p>\n',
      stderr: expect.stringContaining('convert/other-dialect'),
    })
    expect(await convert('--dialect', 'obsidian')).toEqual({
      code: 0,
      stdout: '<p><a href="Pots#Iron">pots</a> <mark>now</mark></p>\n',
      stderr: '',
    })
    for (const dialect of ['mdx', 'hugo', 'liquid']) {
      const {stdout} = await convert('--dialect', dialect)
      expect(stdout).toBe('<p>[[Pots#Iron|pots]] ==now==</p>\n')
    }
    const body = '{{< a "b" >}}\n\n\\[\\[c]]\n'
    for (const input of [body, `---\ntitle: Tea\nslug: tea\n---\n\n${body}`]) {
      const back = await runCli(['convert', '-', '--dialect', 'hugo', '--to', 'markdown'], {cwd: folder.path, input})
      expect(back.stdout).toBe(input)
      expect(back.stderr).not.toContain('markdown/')
    }
    const mdx = '<Note>\n\na \\{b} {c} \\<d\n\n</Note>\n'
    const component = await runCli(['convert', '-', '--dialect', 'mdx', '--to', 'markdown'], {
      cwd: folder.path,
      input: mdx,
    })
    expect(component.stdout).toBe(mdx)
    expect(component.stderr).toContain('1:1')
    expect(component.stderr).toContain('convert/mdx-component')
    const wrong = await convert('--dialect', 'roam')
    expect([wrong.code, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toContain(`Allowed choices are ${DIALECTS.join(', ')}.`)
  })

  test('- reads standard input; the body formats need no front matter', async () => {
    await using folder = await createTempFolder({})
    const html = await runCli(['convert', '-', '--to', 'html'], {cwd: folder.path, input: '# Hello\n\nYou & me.\n'})
    expect(html).toEqual({code: 0, stdout: '<h1 id="hello">Hello</h1><p>You &amp; me.</p>\n', stderr: ''})
    const whole = await runCli(['convert', '-'], {cwd: folder.path, input: TEA})
    expect([whole.code, JSON.parse(whole.stdout)]).toMatchObject([0, [{}, {_id: 'article-tea'}]])
  })

  test.each([
    {what: 'the documents need front matter', file: 'plain.md', to: 'json', rule: 'front-matter/missing'},
    {what: 'broken front matter', file: 'broken.md', to: 'html', rule: 'front-matter/missing-title'},
    {what: 'a missing file', file: 'nope.md', to: 'json', rule: 'read/not-found'},
    {what: 'a folder', file: '.', to: 'json', rule: 'read/not-one-file'},
    {what: 'no UTF-8', file: 'latin.md', to: 'json', rule: 'read/not-utf-8'},
  ])('$what: one message, nothing on standard output, exit code 1', async ({file, to, rule}) => {
    await using folder = await createTempFolder({
      'plain.md': 'Just words.\n',
      'broken.md': '---\nslug: x\n---\nWords.\n',
      'latin.md': Buffer.from('Caf\xe9', 'latin1'),
    })
    const {code, stdout, stderr} = await runCli(['convert', file, '--to', to], {cwd: folder.path})
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.match(/\S+(?=\n)/g)?.slice(1)).toEqual([rule])
  })
})
