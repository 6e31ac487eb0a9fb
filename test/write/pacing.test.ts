import {describe, expect, test} from 'vitest'

import {createPace, type Pace} from '../../migrate/write/createPace.ts'
import {mapConcurrently} from '../../migrate/write/mapConcurrently.ts'
import {readFailure} from '../../migrate/write/retry.ts'
import {sleep} from '../../migrate/write/sleep.ts'

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
        await pace.turn()
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
