import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, onTestFinished, test} from 'vitest'

import {killLake} from '../../soak/killLake.ts'

// The same a thousand times: `npm run soak -- kills`.
test('a lake that is killed while it is written to keeps what it answered, and shows nothing in part', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kills-'))
  onTestFinished(() => rm(dir, {recursive: true, force: true}))
  const {answered, ...losses} = await killLake({dir, kills: 10})
  expect(losses).toEqual({lost: 0, torn: 0, refused: 0})
  expect(answered).toBeGreaterThan(0)
})
