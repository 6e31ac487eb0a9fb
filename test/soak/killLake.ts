import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {setTimeout as delay} from 'node:timers/promises'

import {checkRound, createRound, writeUntilKilled, type Round} from './killRound.ts'

/** What came of it. */
export interface KillOutcome {
  /** Transactions and uploads that were answered before the process died. */
  answered: number
  /** Answered ones that were not there afterwards. */
  lost: number
  /** Transactions of which a part was there, and asset documents without their bytes. */
  torn: number
  /** Starts that failed. */
  refused: number
}

/** Milliseconds from the first answer to the kill, at most. */
const LONGEST_WRITE = 60
/** Milliseconds from the start of a process to its kill, at most, where it is killed while it starts. */
const LONGEST_START = 500
/** One start in this many is killed before it has said that it serves. */
const KILLED_STARTS = 10

/**
 * Serves a lake in processes that are killed with SIGKILL at random moments while several writers write to it over HTTP
 * and upload files. At the end it looks at what is there of all that was written.
 *
 * @param options.dir - The lake's folder, empty at first.
 * @param options.kills - How often.
 */
export async function killLake({dir, kills}: {dir: string; kills: number}): Promise<KillOutcome> {
  const outcome: KillOutcome = {answered: 0, lost: 0, torn: 0, refused: 0}
  const rounds: Round[] = []
  for (let count = 0; count < kills; count++) {
    if (count % KILLED_STARTS === KILLED_STARTS - 1) {
      await killWhileStarting(dir)
      continue
    }
    const served = await startProcess(dir)
    if (served === undefined) {
      outcome.refused += 1
      continue
    }
    const round = createRound(count)
    rounds.push(round)
    const writing = writeUntilKilled(served.url, round)
    await Promise.race([round.answered.promise, writing])
    await delay(Math.random() * LONGEST_WRITE)
    await kill(served.child)
    await writing
    const uploaded = Array.from(round.uploads.values()).filter(Boolean)
    outcome.answered += round.transactions.size + uploaded.length
  }
  const served = await startProcess(dir)
  if (served === undefined) return {...outcome, refused: outcome.refused + 1}
  for (const round of rounds) {
    const {lost, torn} = await checkRound(served.url, round)
    outcome.lost += lost
    outcome.torn += torn
  }
  await kill(served.child)
  return outcome
}

function spawnLake(dir: string): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'lakeProcess.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function startProcess(dir: string): Promise<{url: string; child: ChildProcess} | undefined> {
  const child = spawnLake(dir)
  if (child.stdout === null) throw new Error('The process has no standard output.')
  const lines = createInterface(child.stdout)
  const first: unknown[] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])
  const [url] = first
  return typeof url === 'string' ? {url, child} : undefined
}

async function killWhileStarting(dir: string): Promise<void> {
  const child = spawnLake(dir)
  await delay(Math.random() * LONGEST_START)
  await kill(child)
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
  child.kill('SIGKILL')
  await exited
}
