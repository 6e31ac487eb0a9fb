import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {runProcess, startProcess, type Finished} from './runProcess.ts'

/** How the lake of both routes is. */
export interface LakeConditions {
  limits?: 'hosted'
  latencyMs?: number
}

/** What a run says by itself to the hosted lake, and a person would say to a lake that says it has the limits of it. */
const PACE = {perSecond: 24.25, concurrency: 8}

/** Imports a folder once the one way and once the other, each into a fresh lake in a process of its own. */
export async function importBothWays(
  corpus: string,
  {limits, latencyMs = 0}: LakeConditions,
): Promise<{ours: Finished; theirs: Finished}> {
  const limited = limits ? [limits, String(latencyMs)] : []
  const options = JSON.stringify({cwd: dirname(corpus), ...(limits && PACE)})
  const ours = await withLake(limited, (url) => runProcess('importProcess.ts', [corpus, url, options]))
  const theirs = await withLake(limited, (url) => runProcess('usualRoute.ts', [corpus, url]))
  for (const {code} of [ours, theirs]) if (code !== 0) throw new Error('An import of the benchmark failed.')
  return {ours, theirs}
}

async function withLake(args: readonly string[], work: (url: string) => Promise<Finished>): Promise<Finished> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-lake-'))
  try {
    await using lake = await startProcess('lakeProcess.ts', [dir, ...args])
    return await work(lake.line)
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}
