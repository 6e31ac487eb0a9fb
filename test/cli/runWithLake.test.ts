import {expect, test} from 'vitest'

import {runWithLake} from '../../migrate/lake/runWithLake.ts'

test.each([
  ['process.exit(7)', 7],
  ['process.kill(process.pid, "SIGKILL")', 128 + 9],
  ['process.kill(process.pid, "SIGTERM")', 128 + 15],
])('a program that ends by %s ends the command with %i', async (script, code) => {
  const lake = {url: 'http://localhost:1', project: 'local'}
  const command = [process.execPath, '-e', script] as const
  const {signal} = new AbortController()
  expect(await runWithLake({command, lake, env: {}, cwd: import.meta.dirname, signal})).toBe(code)
})
