import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Figure} from '../../helpers/figures.ts'
import {importBothWays} from '../import/importPair.ts'
import {runProcess} from '../import/runProcess.ts'
import {writeCorpus} from '../import/writeCorpus.ts'

const BARE_TARGET = 1.5
const AGAIN_TARGET = 50

/** Articles; fewer with `BENCH_ARTICLES` in the environment, for a quick look. */
const COUNT = Number(process.env['BENCH_ARTICLES'] ?? 10_000)

/**
 * Articles a second from Markdown into a bare lake, over those of the usual route; and how much faster a run is that finds
 * nothing changed, in the embedded lake.
 */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-import-'))
  try {
    const corpus = join(dir, 'articles')
    await writeCorpus(corpus, {count: COUNT})
    const {ours, theirs} = await importBothWays(corpus, {})
    if (!theirs.isDone) throw new Error('The usual route of the benchmark failed.')
    const first = await importEmbedded(corpus, dir)
    const again = await importEmbedded(corpus, dir)
    return [
      atLeast(`${COUNT} articles a second ÷ the usual route, bare lake`, theirs.ms / ours.ms, BARE_TARGET),
      atLeast(
        `${COUNT} articles: time of the first run ÷ of one that finds nothing changed`,
        first / again,
        AGAIN_TARGET,
      ),
    ]
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}

/** As of a person who works in a folder: what a run remembers of the sources lies beside the lake. */
async function importEmbedded(corpus: string, cwd: string): Promise<number> {
  const {stdout} = await runProcess('importProcess.ts', [corpus, join(cwd, 'lake'), JSON.stringify({cwd})])
  return (JSON.parse(stdout.slice(stdout.indexOf('\n'))) as {ms: number}).ms
}

function atLeast(name: string, value: number, target: number): Figure {
  return {name: `${name} (at least)`, value, target, ok: value >= target}
}
