import {describe, expect, test} from 'vitest'

import {createPace} from '../../migrate/write/createPace.ts'
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

  test('spreads a burst evenly and never exceeds the rate', async () => {
    const clock = createClock()
    const pace = createPace(20, clock.now, clock.sleep)
    const times: number[] = []
    for (let index = 0; index < 5; index++) {
      await pace()
      times.push(clock.now())
    }
    expect(times).toEqual([1000, 1050, 1100, 1150, 1200])
  })

  test('does not save up for a burst after a pause', async () => {
    const clock = createClock()
    const pace = createPace(10, clock.now, clock.sleep)
    await pace()
    clock.advance(5000)
    await pace()
    const first = clock.now()
    await pace()
    expect([first, clock.now()]).toEqual([6000, 6100])
  })

  test('without a limit never waits', async () => {
    const pace = createPace(
      Infinity,
      () => 0,
      () => Promise.reject(new Error('waited')),
    )
    await expect(Promise.all([pace(), pace(), pace()])).resolves.toHaveLength(3)
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
    {error: answer(429, '7'), expected: {retriable: true, ambiguous: false, retryAfterMs: 7000}},
    {
      error: answer(503, 'Thu, 01 Jan 2026 00:00:09 GMT'),
      expected: {retriable: true, ambiguous: true, retryAfterMs: 9000},
    },
    {error: answer(502, 'soon'), expected: {retriable: true, ambiguous: true}},
    {error: answer(409), expected: {retriable: false, ambiguous: false}},
    {error: Object.assign(new Error('x'), {code: 'ECONNRESET'}), expected: {retriable: true, ambiguous: true}},
    {
      error: Object.assign(new Error('x'), {code: 'ERR_INVALID_ARG_TYPE'}),
      expected: {retriable: false, ambiguous: false},
    },
    {error: new TypeError('x'), expected: {retriable: false, ambiguous: false}},
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
