import {rm, writeFile} from 'node:fs/promises'

import {expect, test} from 'vitest'

import {watchPaths} from '../../migrate/watch/watchPaths.ts'
import {article, setUp} from '../cli/articles.ts'
import {startCli} from '../helpers/runCli.ts'
import {createTempFolder} from '../read/tempFolder.ts'

test('a file saved while the last change is worked on is told again', async () => {
  await using folder = await createTempFolder({'a.md': '', 'deep/.hidden/x.md': ''})
  const end = new AbortController()
  const told: string[][] = []
  await watchPaths(['.'], {
    cwd: folder.path,
    signal: end.signal,
    onReady: () => void writeFile(folder.file('a.md'), 'one'),
    async onChange(files) {
      told.push([...files])
      if (told.length === 1) {
        await writeFile(folder.file('deep/.hidden/x.md'), 'passed over')
        await writeFile(folder.file('a.md'), 'two')
      } else end.abort()
    },
  })
  expect(told.flat().every((file) => file === folder.file('a.md'))).toBe(true)
  expect(told.length).toBeGreaterThanOrEqual(2)
})

test('migrate import --watch imports what is saved, says what is gone, and ends with Ctrl-C', async () => {
  await using desk = await setUp({'posts/tea.md': article('Tea', 'One.'), 'posts/milk.md': article('Milk')})
  const cli = startCli(['import', 'posts', '--watch', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  const updated = Promise.withResolvers<void>()
  desk.lake.lake.engine.subscribe('production', ({changes}) => {
    if (changes.some(({result}) => JSON.stringify(result).includes('Two.'))) updated.resolve()
  })
  await cli.says('Watching posts')
  await writeFile(desk.folder.file('posts/tea.md'), article('Tea', 'Two.'))
  await updated.promise
  await rm(desk.folder.file('posts/milk.md'))
  await cli.says('The source of article-milk is gone')
  cli.child.kill('SIGINT')
  expect(await cli.finished).toMatchObject({code: 0})
})
