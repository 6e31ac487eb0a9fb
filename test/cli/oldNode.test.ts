import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

/** An older Node links these before it runs a line: a name that it lacks would end in its own message and a stack. */
test('the command asks nothing of Node before it has said which one it needs', async () => {
  const source = await readFile(join(import.meta.dirname, '../../migrate/bin.ts'), 'utf8')
  const loaded = [...source.matchAll(/^import (?!type\b)(.*)$/gm)].map(([, rest = '']) => rest)
  expect(loaded).not.toEqual([])
  expect(loaded.filter((rest) => !/^\w+ from 'node:[a-z/]+'$/.test(rest))).toEqual([])
  expect(source).toMatch(/needs Node \$\{OLDEST_NODE\} or newer/)
})
