import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {article, png, setUp} from '../cli/articles.ts'
import {contentOf} from '../helpers/contentOf.ts'
import {startProxy, type Fault, type ProxiedRequest} from '../helpers/startProxy.ts'
import {runImport} from './runImport.ts'

const IMPORT = join(import.meta.dirname, '../bench/import/importProcess.ts')
const COUNT = 24

async function writeFiles(): Promise<Record<string, string | Buffer>> {
  const files: Record<string, string | Buffer> = {}
  for (let index = 0; index < COUNT; index++) {
    const image = index % 6 === 0 ? `\n\n![Image ${index}](${index}.png)` : ''
    files[`${index}.md`] = article(`Post ${index}`, `Number ${index}.${image}`, {category: `Part ${index % 3}`})
    if (image !== '') files[`${index}.png`] = await png(index)
  }
  return files
}

const isWrite = ({path, body}: ProxiedRequest): boolean =>
  path.includes('/data/mutate/') && body.includes('"migration.record"')
const isUpload = ({path}: ProxiedRequest): boolean => path.includes('/assets/images/')

test.each<{when: string; counts: (request: ProxiedRequest) => boolean; at: number; fault: Fault}>([
  {when: 'before its second transaction is committed', counts: isWrite, at: 2, fault: 'reset'},
  {when: 'after its third transaction is committed', counts: isWrite, at: 3, fault: 'lose-answer'},
  {when: 'while it sends an image', counts: isUpload, at: 2, fault: 'lose-answer'},
])('a run that is killed $when is continued by the next, to the same end', async ({counts, at, fault}) => {
  const files = await writeFiles()
  await using clean = await setUp(files)
  await runImport(clean.folder.path, clean.lake.lake.url)

  await using desk = await setUp(files)
  const {path} = desk.folder
  let seen = 0
  const reached = Promise.withResolvers<void>()
  await using proxy = await startProxy(desk.lake.lake.url, (request): Fault => {
    if (!counts(request) || ++seen !== at) return seen > at ? 'reset' : 'pass'
    reached.resolve()
    return fault
  })
  const options = JSON.stringify({threads: 0, transport: {maxArticles: 4}, concurrency: 1})
  const child = spawn(process.execPath, [IMPORT, '.', proxy.url, options], {cwd: path, stdio: 'ignore'})
  await reached.promise
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(desk.all().length).toBeLessThan(clean.all().length)

  const {counts: done} = await runImport(path, desk.lake.lake.url)
  expect(done.created + done.unchanged).toBe(COUNT)
  expect(contentOf(desk.all())).toEqual(contentOf(clean.all()))
})
