import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createEngine} from '../../../src/lake/createEngine.ts'
import {runProcess, startProcess} from '../../bench/import/runProcess.ts'
import {writeCorpus} from '../../bench/import/writeCorpus.ts'
import {contentOf} from '../../helpers/contentOf.ts'
import type {Figure} from '../../helpers/figures.ts'

/** Fewer with `SOAK_KILLS` in the environment, for a quick look. */
const KILLS = Number(process.env['SOAK_KILLS'] ?? 200)
const ARTICLES = 400
const OPTIONS = {threads: 1, transport: {maxArticles: 10}}

/** Kills imports, and the lake in their process with them, at random instants; then lets one run to the end. */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'soak-import-'))
  try {
    const corpus = join(dir, 'articles')
    await writeCorpus(corpus, {count: ARTICLES, imageEvery: 8})
    const options = JSON.stringify({...OPTIONS, cwd: dir})
    const cleanLake = join(dir, 'clean')
    const clean = await runProcess('importProcess.ts', [corpus, cleanLake, options])
    const expected = readContent(cleanLake)

    let kills = 0
    let different = 0
    for (let round = 0; kills < KILLS; round++) {
      const lake = join(dir, `lake-${round}`)
      const killed = await killUntilDone([corpus, lake, options], clean.ms, KILLS - kills)
      kills += killed
      const last = await runProcess('importProcess.ts', [corpus, lake, options])
      if (last.code !== 0 || readContent(lake) !== expected) different++
      await rm(lake, {recursive: true, force: true})
    }
    return [
      {name: 'imports killed (at least)', value: kills, target: KILLS, ok: kills >= KILLS},
      {
        name: `${kills} kills: datasets that differ from that of a clean run (at most)`,
        value: different,
        target: 0,
        ok: different === 0,
      },
    ]
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}

/** @returns How many were killed before one was done. */
async function killUntilDone(args: readonly string[], longest: number, most: number): Promise<number> {
  for (let kills = 0; kills < most; kills++) {
    await using running = await startProcess('importProcess.ts', args)
    // An eighth of a run each time, on average: so that it takes several kills until nothing is left to do.
    await new Promise((resolve) => setTimeout(resolve, (Math.random() * longest) / 4))
    if (running.child.exitCode !== null) return kills
  }
  return most
}

function readContent(lake: string): string {
  const engine = createEngine({file: join(lake, 'lake.db'), project: 'local'})
  try {
    return JSON.stringify([...contentOf(engine.allDocuments('production'))])
  } finally {
    engine.close()
  }
}
