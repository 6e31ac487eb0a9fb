import {setImmediate} from 'node:timers/promises'

import {describe, expect, test} from 'vitest'

import {createPace, SHARE, type Pace} from '../../migrate/write/createPace.ts'
import {mapConcurrently} from '../../migrate/write/mapConcurrently.ts'
import {readFailure} from '../../migrate/write/retry.ts'
import {sleep} from '../../migrate/write/sleep.ts'
import {createRateWindow} from '../../src/lake/limits/rateWindow.ts'

describe('createPace', () => {
  /** A clock that moves only by waiting. */
  function createClock(): {now: () => number; sleep: (ms: number) => Promise<void>; advance: (ms: number) => void} {
    let time = 1000
    return {
      now: () => time,
      advance: (ms) => (time += ms),
      sleep: (ms) => {
        const due = time + ms
        return Promise.resolve().then(() => void (time = Math.max(time, due)))
      },
    }
  }

  /** When each of some turns comes, taken all at once. */
  async function times(pace: Pace, now: () => number, count: number): Promise<number[]> {
    return Promise.all(
      Array.from({length: count}, async () => {
        const turn = await pace.turn()
        turn.over()
        return now()
      }),
    )
  }

  test('spreads a burst evenly and never exceeds the rate', async () => {
    const {now, sleep} = createClock()
    expect(await times(createPace(20, now, sleep), now, 5)).toEqual([1000, 1050, 1100, 1150, 1200])
  })

  test('does not save up for a burst after a pause', async () => {
    const clock = createClock()
    const pace = createPace(10, clock.now, clock.sleep)
    await pace.turn()
    clock.advance(5000)
    expect(await times(pace, clock.now, 4)).toEqual([6000, 6100, 6200, 6300])
  })

  test('keeps its rate though every turn comes late', async () => {
    const clock = createClock()
    const late = (ms: number): Promise<void> => clock.sleep(ms + 80)
    const pace = createPace(10, clock.now, late)
    expect(await times(pace, clock.now, 4)).toEqual([1000, 1180, 1280, 1380])
  })

  test('without a limit never waits', async () => {
    const pace = createPace(
      Infinity,
      () => 0,
      () => Promise.reject(new Error('waited')),
    )
    await expect(Promise.all([pace.turn(), pace.turn(), pace.turn()])).resolves.toHaveLength(3)
  })

  test('waits for all when the target asks to, and is slower for a while', async () => {
    const {now, sleep} = createClock()
    const pace = createPace(20, now, sleep)
    await pace.turn()
    pace.slowDown(3000)
    const after = await times(pace, now, 200)
    expect(after[0]).toBe(4000)
    expect((after[10] ?? 0) - (after[9] ?? 0)).toBeGreaterThan(60)
    expect((after[199] ?? 0) - (after[198] ?? 0)).toBeCloseTo(50)
  })

  test('keeps below what the target says it takes, also where none was expected', async () => {
    const {now, sleep} = createClock()
    const pace = createPace(Infinity, now, sleep)
    pace.slowDown(1000, 10)
    const after = await times(pace, now, 300)
    const lastSecond = after.filter((time) => time > (after.at(-1) ?? 0) - 1000)
    expect([after[0], lastSecond.length]).toEqual([2000, 10])
  })

  /** Sends requests through a pace to a target that takes 25 in any second, and to which the way varies. */
  async function sendTo(
    pace: (now: () => number, sleep: (ms: number) => Promise<void>) => Pace,
    {count, atOnce, way}: {count: number; atOnce: number; way: () => number},
  ): Promise<{refused: number; perSecond: number}> {
    let time = 0
    const events: {at: number; go: () => void}[] = []
    const now = (): number => time
    const sleep = (ms: number): Promise<void> => new Promise((go) => events.push({at: time + ms, go}))
    const target = createRateWindow(25)
    const arrivals: number[] = []
    let refused = 0
    const {turn} = pace(now, sleep)
    const sending = mapConcurrently(Array.from({length: count}), atOnce, async () => {
      const {over} = await turn()
      await sleep(way())
      const state = target.look(time)
      if (state.isWithin) target.add(time)
      else refused++
      arrivals.push(time)
      await sleep(way())
      over({limit: 25, remaining: Math.max(0, state.remaining - 1)})
    })
    const end = sending.then(() => 'over' as const)
    while ((await Promise.race([end, setImmediate()])) !== 'over') {
      const next = events.toSorted((one, other) => one.at - other.at)[0]
      if (next === undefined) continue
      events.splice(events.indexOf(next), 1)
      time = next.at
      next.go()
    }
    return {refused, perSecond: ((arrivals.length - 1) / ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0))) * 1000}
  }

  /** Numbers from 0 to 1, the same every time. */
  function createRandom(): () => number {
    let seed = 1
    return () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  }

  test('nothing is refused though requests arrive in bunches, and over nine tenths of what is allowed are used', async () => {
    const random = createRandom()
    const way = (): number => 50 + (random() < 0.05 ? 150 * random() : 4 * random())
    const hosted = (now: () => number, sleep: (ms: number) => Promise<void>): Pace =>
      createPace(25 * SHARE, now, sleep, 25)
    const {refused, perSecond} = await sendTo(hosted, {count: 400, atOnce: 16, way})
    expect({refused, isFast: perSecond > 22.5}).toEqual({refused: 0, isFast: true})
  })

  test('a target that was taken for one without a limit is believed at its first answer', async () => {
    const random = createRandom()
    const way = (): number => 50 + 10 * random()
    const embedded = (now: () => number, sleep: (ms: number) => Promise<void>): Pace => createPace(Infinity, now, sleep)
    expect(await sendTo(embedded, {count: 100, atOnce: 16, way})).toMatchObject({refused: 0})
  })

  test('leaves room for others who use up what is allowed from the same address', async () => {
    const {now, sleep} = createClock()
    const pace = createPace(20, now, sleep)
    for (let turns = 0; turns < 10; turns++) (await pace.turn()).over({limit: 25, remaining: 0})
    const [first = 0, second = 0] = await times(pace, now, 2)
    expect(second - first).toBeGreaterThan(80)
  })

  test('a turn given up is the next one in line', async () => {
    const {now, sleep} = createClock()
    const pace = createPace(10, now, sleep)
    const controller = new AbortController()
    controller.abort(new Error('stop'))
    await pace.turn()
    const [, second] = await Promise.allSettled([pace.turn(controller.signal), pace.turn()])
    expect([second.status, now()]).toEqual(['fulfilled', 1100])
  })
})

describe('mapConcurrently', () => {
  test('keeps the order and never has more in flight than allowed', async () => {
    let inFlight = 0
    let most = 0
    const results = await mapConcurrently([5, 1, 4, 2, 3], 2, async (item) => {
      most = Math.max(most, ++inFlight)
      for (let turn = 0; turn < item; turn++) await Promise.resolve()
      inFlight--
      return item * 10
    })
    expect([results, most]).toEqual([[50, 10, 40, 20, 30], 2])
  })

  test('after an abort starts nothing new and finishes what is in flight', async () => {
    const controller = new AbortController()
    const results = await mapConcurrently(
      [1, 2, 3],
      1,
      async (item) => {
        if (item === 2) controller.abort()
        await Promise.resolve()
        return item
      },
      controller.signal,
    )
    expect(results).toEqual([1, 2, undefined])
  })

  test('rejects with the first failure, after the others in flight are over', async () => {
    const over: number[] = []
    const work = mapConcurrently([1, 2, 3], 2, async (item) => {
      if (item === 1) throw new Error('no')
      await Promise.resolve()
      over.push(item)
    })
    await expect(work).rejects.toThrow('no')
    expect(over).toEqual([2])
  })
})

describe('readFailure', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  const answer = (statusCode: number, header?: string) =>
    Object.assign(new Error('x'), {statusCode, response: {headers: {'retry-after': header}}})

  test.each([
    {error: answer(429, '7'), expected: {retriable: true, ambiguous: false, tooFast: true, retryAfterMs: 7000}},
    {
      error: answer(503, 'Thu, 01 Jan 2026 00:00:09 GMT'),
      expected: {retriable: true, ambiguous: true, tooFast: false, retryAfterMs: 9000},
    },
    {error: answer(502, 'soon'), expected: {retriable: true, ambiguous: true, tooFast: false}},
    {error: answer(507), expected: {retriable: false, ambiguous: true, tooFast: false}},
    {error: answer(409), expected: {retriable: false, ambiguous: false, tooFast: false}},
    {
      error: Object.assign(new Error('x'), {code: 'ECONNRESET'}),
      expected: {retriable: true, ambiguous: true, tooFast: false},
    },
    {
      error: Object.assign(new Error('x'), {code: 'ERR_INVALID_ARG_TYPE'}),
      expected: {retriable: false, ambiguous: false, tooFast: false},
    },
    {error: new TypeError('x'), expected: {retriable: false, ambiguous: false, tooFast: false}},
  ])('$expected', ({error, expected}) => {
    expect(readFailure(error, now)).toEqual(expected)
  })
})

test("sleep ends with the signal's own reason", async () => {
  const controller = new AbortController()
  const waiting = sleep(60_000, controller.signal)
  const reason = new Error('stop')
  controller.abort(reason)
  await expect(waiting).rejects.toBe(reason)
})
