import {expect, test} from 'vitest'

import {createRunId} from '../../migrate/commands/createRunId.ts'

test('ids of runs sort by time, those of one second too', () => {
  const start = Date.UTC(2026, 4, 4, 10, 15)
  const times = [0, 7, 80, 999, 1000, 60_000]
  const ids = times.map((time, index) =>
    createRunId({now: () => start + time, randomId: () => `${9 - index}0000000-0`}),
  )
  expect(ids[0]).toBe('run-20260504T101500000-90000000')
  expect(ids.toSorted()).toEqual(ids)
})
