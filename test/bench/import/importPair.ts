import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import type {RequestCounts} from './lakeProcess.ts'
import {runProcess, startProcess, type Finished} from './runProcess.ts'

/** How the lake of both routes is. */
export interface LakeConditions {
  limits?: 'hosted'
  latencyMs?: number
}

/** The usual route is given up when it fails after so many times the time of ours: a person has found something else by then. */
const PATIENCE = 6

/** An import, and what it asked of its lake. */
export interface Measured extends Finished {
  requests: RequestCounts
}

/** An import of the usual route. */
export interface MeasuredUsual extends Measured {
  /** How often it was started. */
  starts: number
  /** False when it was given up. */
  isDone: boolean
}

/** Imports a folder once the one way and once the other, each into a fresh lake in a process of its own. */
export async function importBothWays(
  corpus: string,
  {limits, latencyMs = 0}: LakeConditions,
): Promise<{ours: Measured; theirs: MeasuredUsual}> {
  const limited = limits ? [limits, String(latencyMs)] : []
  const options = JSON.stringify({cwd: dirname(corpus), ...(limits && {kind: 'hosted'})})
  const ours = await withLake(limited, (url) => runProcess('importProcess.ts', [corpus, url, options]))
  if (ours.code !== 0) throw new Error('The import of the benchmark failed.')
  const patienceMs = String(PATIENCE * ours.ms)
  const theirs = await withLake(limited, (url) => runProcess('usualRoute.ts', [corpus, url, patienceMs]))
  if (theirs.code !== 0) throw new Error('The usual route of the benchmark failed.')
  return {ours, theirs: {...theirs, ...(JSON.parse(theirs.stdout) as Pick<MeasuredUsual, 'starts' | 'isDone'>)}}
}

async function withLake(args: readonly string[], work: (url: string) => Promise<Finished>): Promise<Measured> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-lake-'))
  try {
    await using lake = await startProcess('lakeProcess.ts', [dir, ...args])
    const finished = await work(lake.line)
    lake.child.send('counts')
    const [requests] = (await once(lake.child, 'message')) as [RequestCounts]
    return {...finished, requests}
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}
