import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'

import type {Figure} from '../../helpers/figures.ts'
import {fuzzLake, prepareLake} from '../fuzz/fuzzLake.ts'

const COUNT = 100_000

/** What a lake does with requests that make no sense: it refuses each with a reason, and goes on. */
export async function measure(): Promise<Figure[]> {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const dir = await mkdtemp(join(tmpdir(), 'soak-fuzz-'))
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'lakeProcess.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const {port} = new URL(line)
    await prepareLake(Number(port))
    const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
    const faults = await fuzzLake({port: Number(port), seed, count: COUNT, hasEnded})
    for (const fault of faults.slice(0, 20)) process.stderr.write(`${JSON.stringify(fault)}\n`)
    const countOf = (...problems: string[]): number => faults.filter(({problem}) => problems.includes(problem)).length
    const rows = {
      crashes: hasEnded() ? 1 : 0,
      hangs: countOf('hang'),
      'answers of 5xx': countOf('failure'),
      'malformed requests accepted, or not answered': countOf('accepted', 'no answer'),
      'refusals without a reason': countOf('no reason'),
    }
    return Object.entries(rows).map(([name, value]) => ({
      name: `${COUNT} requests from seed ${seed}: ${name} (at most)`,
      value,
      target: 0,
      ok: value === 0,
    }))
  } finally {
    child.kill('SIGKILL')
    await rm(dir, {recursive: true, force: true})
  }
}
