import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake} from '../../../src/lake/index.ts'
import type {Figure} from '../../helpers/figures.ts'
import {median} from '../measure.ts'

const TARGET_MS = 100
const ROUNDS = 15

/** Milliseconds from `createLake` on an empty folder to the first answer; the module is loaded before. */
export async function measure(): Promise<Figure[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timeStart())
  const value = median(times)
  const name = 'milliseconds from createLake() on an empty folder to its first answer (at most)'
  return [{name, value, target: TARGET_MS, ok: value <= TARGET_MS}]
}

async function timeStart(): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-start-'))
  const start = performance.now()
  const lake = await createLake({dir})
  await (await fetch(`${lake.url}/v1/ping`)).text()
  const time = performance.now() - start
  await lake.close()
  await rm(dir, {recursive: true})
  return time
}
