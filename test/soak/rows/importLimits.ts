import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake} from '../../../src/lake/index.ts'
import {writeCorpus} from '../../bench/import/writeCorpus.ts'
import type {Figure} from '../../helpers/figures.ts'
import {startProxy} from '../../helpers/startProxy.ts'
import {runImport} from '../../import/runImport.ts'

/** Every one shows an image of its own, so that uploads are what the run takes its time for. */
const ARTICLES = 600
/** What the hosted lake allows a second. */
const ALLOWED = 25
const LATENCY_MS = 100

/** How an import behaves toward a lake that refuses more than 25 writes and 25 uploads a second. */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'soak-limits-'))
  const lake = await createLake({limits: 'hosted', latency: LATENCY_MS})
  const uploads: number[] = []
  let refused = 0
  try {
    await writeCorpus(dir, {count: ARTICLES, imageEvery: 1})
    await using proxy = await startProxy(
      lake.url,
      ({path}) => {
        if (path.includes('/assets/images/')) uploads.push(performance.now())
        return 'pass'
      },
      (status) => {
        if (status === 429) refused++
      },
    )
    await runImport(dir, proxy.url, {concurrency: 8})
    const seconds = ((uploads.at(-1) ?? 0) - (uploads[0] ?? 0)) / 1000
    const used = (uploads.length - 1) / seconds / ALLOWED
    return [
      {name: 'requests refused with 429 (at most)', value: refused, target: 0, ok: refused === 0},
      {name: 'part of the allowed uploads a second that is used (at least)', value: used, target: 0.9, ok: used >= 0.9},
    ]
  } finally {
    await lake.close()
    await rm(dir, {recursive: true, force: true})
  }
}
