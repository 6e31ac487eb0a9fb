import {expect, test} from 'vitest'

import {startLake} from '../../helpers/startLake.ts'
import {fuzzLake, prepareLake} from '../../soak/fuzz/fuzzLake.ts'

test('requests that make no sense are refused with a reason, and are no failure of the lake', async () => {
  const failures: unknown[] = []
  await using started = await startLake({onError: (error) => failures.push(error)})
  const {port} = started.lake
  await prepareLake(port)
  expect(await fuzzLake({port, seed: 1, count: 500})).toEqual([])
  expect(failures).toEqual([])
})
