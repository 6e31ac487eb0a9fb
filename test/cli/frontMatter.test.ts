import {expect, test} from 'vitest'

import {runCli, runImport} from '../helpers/runCli.ts'
import {setUp} from './articles.ts'

test('dates without a zone are in the one that an option names, and an article is read again when it names another', async () => {
  await using desk = await setUp({'a.md': '---\ntitle: Tea\ndate: 2/5/2025 08:45\n---\n\nWords.\n'})
  const importWith = async (...options: string[]): Promise<unknown> => {
    const {code, result} = await runImport(['a.md', '--lake', desk.lake.lake.url, ...options], {cwd: desk.folder.path})
    const [row] = result.articles
    return {
      code,
      outcome: row?.outcome,
      rules: row?.messages.map(({rule}) => rule),
      date: (await desk.get('article-tea'))?.['publishedAt'],
    }
  }

  expect(await importWith()).toMatchObject({code: 1, outcome: 'failed', rules: ['front-matter/ambiguous-date']})
  const german = ['--date-order', 'dmy', '--time-zone', 'Europe/Berlin']
  const asGerman = {code: 0, outcome: 'created', rules: [], date: '2025-05-02T06:45:00Z'}
  expect(await importWith(...german)).toEqual(asGerman)
  expect(await importWith(...german)).toEqual({...asGerman, outcome: 'unchanged'})
  expect(await importWith('--date-order', 'mdy', '--time-zone', '+00:00')).toEqual({
    code: 0,
    outcome: 'updated',
    rules: [],
    date: '2025-02-05T08:45:00Z',
  })
})

test.each([
  [['--time-zone', 'Mars/Olympus'], 'It is no time zone. Write one such as Europe/Berlin, +02:00 or UTC.'],
  [['--date-order', 'ydm'], 'Allowed choices are dmy, mdy.'],
])('%s is refused with what to write', async (options, sentence) => {
  const {code, stderr} = await runCli(['check', '.', ...options], {cwd: import.meta.dirname})
  expect(code).toBe(2)
  expect(stderr).toContain(sentence)
})
