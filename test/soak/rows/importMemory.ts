import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {runProcess} from '../../bench/import/runProcess.ts'
import {writeCorpus} from '../../bench/import/writeCorpus.ts'
import type {Figure} from '../../helpers/figures.ts'

const TARGET = 1.3
const TIMES = 10

/** Articles of the smaller import; fewer with `SOAK_ARTICLES` in the environment, for a quick look. */
const COUNT = Number(process.env['SOAK_ARTICLES'] ?? 10_000)

/** Most memory of a process that imports ten times as many articles, the embedded lake in it. */
export async function measure(): Promise<Figure[]> {
  const small = await peakOf(COUNT)
  const large = await peakOf(COUNT * TIMES)
  const value = large / small
  const name = `peak of memory at ${COUNT * TIMES} articles ÷ at ${COUNT} (at most)`
  return [{name, value, target: TARGET, ok: value <= TARGET}]
}

async function peakOf(count: number): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'soak-memory-'))
  try {
    const corpus = join(dir, 'articles')
    await writeCorpus(corpus, {count})
    const {code, peakBytes} = await runProcess('importProcess.ts', [
      corpus,
      join(dir, 'lake'),
      JSON.stringify({cwd: dir}),
    ])
    if (code !== 0 || peakBytes === 0) throw new Error(`The import of ${count} articles failed.`)
    return peakBytes
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}
