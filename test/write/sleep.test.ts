import {once} from 'node:events'

import {expect, test} from 'vitest'

import {sleep} from '../../migrate/write/sleep.ts'

test('a time that was over before the wait began is no wait, and nothing to warn of', async () => {
  const warned = once(process, 'warning').then(([warning]) => String(warning))
  const slept = sleep(-0.001)
  // Node warns in the same turn, before any timer.
  await expect(Promise.race([warned, slept])).resolves.toBeUndefined()
})
