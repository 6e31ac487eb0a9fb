import {getEventListeners} from 'node:events'
import {rm, writeFile} from 'node:fs/promises'

import {expect, test, vi} from 'vitest'

import {watchPaths} from '../../migrate/watch/watchPaths.ts'
import {article, setUp} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {startCli} from '../helpers/runCli.ts'
import {startProxy} from '../helpers/startProxy.ts'
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

test('what cannot be worked on ends the watch, and nothing is watched any more', async () => {
  await using folder = await createTempFolder({'a.md': ''})
  const watched = () => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length
  const before = watched()
  const {signal} = new AbortController()
  const ended = watchPaths(['.'], {
    cwd: folder.path,
    signal,
    onReady: () => void writeFile(folder.file('a.md'), 'one'),
    onChange: () => Promise.reject(new Error('Broken')),
  })
  await expect(ended).rejects.toThrow('Broken')
  expect(getEventListeners(signal, 'abort')).toEqual([])
  await vi.waitFor(() => expect(watched()).toBe(before))
})

test('migrate import --watch goes on where the target fails for a while, and then takes in what it missed', async () => {
  await using desk = await setUp({'posts/tea.md': article('Tea', 'One.'), 'posts/milk.md': article('Milk')})
  let isAway = false
  await using proxy = await startProxy(desk.lake.lake.url, () =>
    isAway ? {status: 403, body: {error: 'Forbidden', message: 'not now'}} : 'pass',
  )
  const end = new AbortController()
  const updated = Promise.withResolvers<void>()
  desk.lake.lake.engine.subscribe('production', ({changes}) => {
    if (changes.some(({result}) => JSON.stringify(result).includes('Two.'))) updated.resolve()
  })
  const steps: [said: string, act: () => Promise<unknown>][] = [
    [
      'Watching posts',
      () => {
        isAway = true
        return writeFile(desk.folder.file('posts/tea.md'), article('Tea', 'Two.'))
      },
    ],
    [
      'not now',
      () => {
        isAway = false
        return writeFile(desk.folder.file('posts/milk.md'), article('Milk', 'Cold.'))
      },
    ],
  ]
  const ended = callCli(['import', 'posts', '--watch', '--lake', proxy.url], {
    cwd: desk.folder.path,
    signal: end.signal,
    onStderr(text) {
      if (text.includes(steps[0]?.[0] ?? '\0')) void steps.shift()?.[1]()
    },
  })
  await updated.promise
  end.abort()
  expect(await ended).toMatchObject({code: 0})
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
