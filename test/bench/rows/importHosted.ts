import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Figure} from '../../helpers/figures.ts'
import {importBothWays} from '../import/importPair.ts'
import {writeCorpus} from '../import/writeCorpus.ts'

const TARGET = 5
const LATENCY_MS = 100
const IMAGE_EVERY = 5

/** Articles; fewer with `BENCH_ARTICLES` in the environment, for a quick look. */
const COUNT = Number(process.env['BENCH_ARTICLES'] ?? 10_000)

/** Articles a second into a lake with the limits of the hosted one, as far away, over those of the usual route. */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-hosted-'))
  try {
    const corpus = join(dir, 'articles')
    await writeCorpus(corpus, {count: COUNT, imageEvery: IMAGE_EVERY})
    const {ours, theirs} = await importBothWays(corpus, {limits: 'hosted', latencyMs: LATENCY_MS})
    const value = theirs.ms / ours.ms
    const name = `${COUNT} articles a second ÷ the usual route, hosted limits, ${LATENCY_MS} ms, an image in every fifth`
    return [{name: `${name} (at least)`, value, target: TARGET, ok: value >= TARGET}]
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}
