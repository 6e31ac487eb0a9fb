import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'

import {expect, test} from 'vitest'

import {article, setUp} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {runImport} from './runImport.ts'

const TEXT = article('Tea', '# Tea\n\nOne\ntwo.\n\n```\na\n\nb\n```\n\n- [gone](gone.md)\n- <abbr>x</abbr>', {
  slug: 'tea',
  date: '2024-05-02 08:00:00',
})

test('however the lines of a file end, it is the same article, with messages at the same lines', async () => {
  const ends = {lf: '\n', crlf: '\r\n', cr: '\r'}
  const texts = Object.entries(ends).map(([name, end]) => [
    `${name}.md`,
    TEXT.replace('"tea"', `"${name}"`).replaceAll('\n', end),
  ])
  await using desk = await setUp(Object.fromEntries(texts) as Record<string, string>)
  const {articles} = await runImport(desk.folder.path, desk.lake.lake.url)
  const placesOf = (path: string) =>
    articles.find((one) => one.path === path)?.messages.map(({rule, line, column}) => [rule, line, column])
  const bodyOf = async (name: string): Promise<unknown> => (await desk.get(`article-${name}`))?.['body']
  const cr = await desk.get('migration.article-cr')

  expect(placesOf('cr.md')).toEqual(placesOf('lf.md'))
  expect(placesOf('lf.md')).toHaveLength(4)
  expect(await bodyOf('cr')).toEqual(await bodyOf('lf'))
  expect(await bodyOf('crlf')).toEqual(await bodyOf('lf'))
  const bytes = await readFile(desk.folder.file('cr.md'))
  expect(cr).toMatchObject({sourceText: bytes.toString(), sourceHash: createHash('sha256').update(bytes).digest('hex')})
  expect((await runImport(desk.folder.path, desk.lake.lake.url)).counts).toMatchObject({unchanged: 3})

  const args = ['--lake', desk.lake.lake.url]
  expect((await callCli(['verify', ...args], {cwd: desk.folder.path})).code).toBe(0)
  await callCli(['export', 'out', ...args], {cwd: desk.folder.path})
  expect(await readFile(desk.folder.file('out/cr.md'))).toEqual(bytes)
})
