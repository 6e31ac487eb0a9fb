import {spawnSync} from 'node:child_process'
import {hostname} from 'node:os'

import {describe, expect, test} from 'vitest'

import {createTargetClient} from '../../migrate/target/createTargetClient.ts'
import {createDatasetReader} from '../../migrate/write/createDatasetReader.ts'
import {createRequester} from '../../migrate/write/createRequester.ts'
import {acquireLock, LOCK_ID, readLock, type LockOptions} from '../../migrate/write/lock/acquireLock.ts'
import {thisProcess, type Holder} from '../../migrate/write/lock/holder.ts'
import {awaitNoLock, takeLock} from '../../migrate/write/lock/waitForLock.ts'
import {sleep} from '../../migrate/write/sleep.ts'
import {startLake, type StartedLake} from '../helpers/startLake.ts'
import {startProxy, type Fault} from '../helpers/startProxy.ts'

const RETRY = {tries: 1, baseMs: 1, maxMs: 1, sleep, random: () => 0}
const ELSEWHERE: Holder = {run: 'run-far', host: 'another machine', pid: 1}

function optionsFor({lake}: StartedLake, holder: Holder, url = lake.url): LockOptions {
  const requester = createRequester(createTargetClient({url, project: 'local', dataset: 'production'}))
  return {requester, reader: createDatasetReader(requester, RETRY, Date.now), holder}
}

/** As if the Content Lake's clock went on by so many milliseconds since the lock was renewed. */
function later(options: LockOptions, ms: number): LockOptions {
  const fetch = async <Result>(query: string): Promise<Result> => {
    const answer = await options.reader.fetch<{now: string}>(query)
    return {...answer, now: new Date(Date.parse(answer.now) + ms).toISOString()} as Result
  }
  return {...options, reader: {fetch}}
}

const lockOf = ({client}: StartedLake) => client.getDocument<Holder>(LOCK_ID)

describe('the lock of a dataset', () => {
  test('is there while it is held, and gone afterwards', async () => {
    await using started = await startLake()
    const lock = await takeLock(optionsFor(started, thisProcess('run-1')), {})
    expect(await lockOf(started)).toMatchObject({run: 'run-1', host: hostname(), pid: process.pid})
    await lock.release()
    expect(await lockOf(started)).toBeUndefined()
  })

  test('keeps a second run out, which says who has it', async () => {
    await using started = await startLake()
    const lock = await takeLock(optionsFor(started, thisProcess('run-1')), {})
    const second = optionsFor(started, thisProcess('run-2'))
    const refused = {code: 'locked', message: expect.stringContaining(`run-1, process ${process.pid} on ${hostname()}`)}
    await expect(takeLock(second, {})).rejects.toMatchObject(refused)
    await expect(awaitNoLock(second, {})).rejects.toMatchObject(refused)
    await lock.release()
    await (await takeLock(second, {})).release()
  })

  test('is waited for when asked to', async () => {
    await using started = await startLake()
    const lock = await takeLock(optionsFor(started, thisProcess('run-1')), {})
    const said: string[] = []
    const waited = takeLock(optionsFor(started, thisProcess('run-2')), {
      wait: true,
      onWait(message) {
        said.push(message)
        void lock.release()
      },
    })
    await (await waited).release()
    expect(said).toEqual([expect.stringMatching(/run-1.*Waiting for it to end/)])
  })

  test('of a process that was killed on this machine is nobody’s', async () => {
    await using started = await startLake()
    const {pid} = spawnSync(process.execPath, ['-e', '0'])
    await acquireLock(optionsFor(started, {run: 'run-dead', host: hostname(), pid}))
    const own = optionsFor(started, thisProcess('run-2'))
    expect(await readLock(own.reader, own.holder)).toBeUndefined()
    expect(await acquireLock(own)).toHaveProperty('lock')
    expect(await lockOf(started)).toMatchObject({run: 'run-2'})
  })

  test('of another machine runs out by the clock of the Content Lake alone', async () => {
    await using started = await startLake()
    await acquireLock(optionsFor(started, ELSEWHERE))
    const own = optionsFor(started, thisProcess('run-2'))
    expect(await acquireLock(later(own, 25_000))).toMatchObject({heldBy: {run: 'run-far'}})
    expect(await acquireLock(later(own, 31_000))).toHaveProperty('lock')
  })

  test('of another machine runs out too where the clock of the lake was set back since', async () => {
    await using started = await startLake()
    await acquireLock(optionsFor(started, ELSEWHERE))
    expect(await acquireLock(later(optionsFor(started, thisProcess('run-2')), -86_400_000))).toHaveProperty('lock')
  })

  test('that ran out goes to one of those who want it', async () => {
    await using started = await startLake()
    await acquireLock(optionsFor(started, ELSEWHERE))
    const all = Promise.withResolvers<void>()
    let looked = 0
    const runs = ['run-1', 'run-2', 'run-3'].map((run) => {
      const options = optionsFor(started, thisProcess(run))
      let looks = 0
      // All of them look at the lock that ran out before the first one takes it.
      const fetch = async <Result>(query: string): Promise<Result> => {
        if (looks++ > 0) return options.reader.fetch<Result>(query)
        const found = await later(options, 31_000).reader.fetch<Result>(query)
        if (++looked === 3) all.resolve()
        await all.promise
        return found
      }
      return acquireLock({...options, reader: {fetch}})
    })
    const results = await Promise.all(runs)
    expect(results.filter((result) => 'lock' in result)).toHaveLength(1)
  })

  test('taken over by another is lost to its owner, who leaves it alone', async () => {
    await using started = await startLake()
    const owner = {...optionsFor(started, thisProcess('run-1')), renewMs: 5}
    const lost = Promise.withResolvers<unknown>()
    const lock = await takeLock(owner, {onLost: lost.resolve})
    await acquireLock(later(optionsFor(started, ELSEWHERE), 31_000))
    expect(await lost.promise).toMatchObject({code: 'locked', message: expect.stringContaining('took over the lock')})
    await lock.release()
    expect(await lockOf(started)).toMatchObject({run: 'run-far'})
  })

  test('is taken once though the answer to it was lost', async () => {
    await using started = await startLake()
    const faults: Fault[] = ['lose-answer']
    await using proxy = await startProxy(started.lake.url, ({path}) =>
      path.includes('/data/mutate/') ? (faults.shift() ?? 'pass') : 'pass',
    )
    const lock = await takeLock(optionsFor(started, thisProcess('run-1'), proxy.url), {})
    await lock.release()
    expect(await lockOf(started)).toBeUndefined()
  })
})
