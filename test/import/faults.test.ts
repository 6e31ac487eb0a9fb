import {expect, test} from 'vitest'

import {article, png, setUp, type Desk} from '../cli/articles.ts'
import {contentOf} from '../helpers/contentOf.ts'
import {createFaults} from '../helpers/faults.ts'
import {startProxy} from '../helpers/startProxy.ts'
import {runImport} from './runImport.ts'

const COUNT = 60

async function writeFiles(): Promise<Record<string, string | Buffer>> {
  const files: Record<string, string | Buffer> = {}
  for (let index = 0; index < COUNT; index++) {
    const image = index % 6 === 0 ? `\n\n![Image ${index}](${index}.png)` : ''
    files[`${index}.md`] = article(`Post ${index}`, `Number ${index}.${image}`, {category: `Part ${index % 3}`})
    if (image !== '') files[`${index}.png`] = await png(index)
  }
  return files
}

/** How often each document was written. */
function countWrites({lake}: Desk): Map<string, number> {
  const writes = new Map<string, number>()
  lake.lake.engine.subscribe('production', ({changes}) => {
    for (const {id} of changes) writes.set(id, (writes.get(id) ?? 0) + 1)
  })
  return writes
}

test.each([1, 2, 3])(
  'with every third write going wrong a run ends as a clean one, nothing twice (%i)',
  async (seed) => {
    const files = await writeFiles()
    await using clean = await setUp(files)
    await runImport(clean.folder.path, clean.lake.lake.url)

    await using desk = await setUp(files)
    const writes = countWrites(desk)
    await using proxy = await startProxy(desk.lake.lake.url, createFaults(0.3, seed))
    const patient = {tries: 20, baseMs: 1, maxMs: 5}
    const result = await runImport(desk.folder.path, proxy.url, {transport: {retry: patient, maxArticles: 4}})

    expect([result.counts.created, result.counts.failed]).toEqual([COUNT, 0])
    expect(contentOf(desk.all())).toEqual(contentOf(clean.all()))
    const twice = [...writes].filter(([id, count]) => /^(?:migration\.)?article-/.test(id) && count !== 1)
    expect(twice).toEqual([])
  },
)
