import {mkdir, mkdtemp, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {hashInputs} from '../../../studio/serve/hashInputs.ts'

let root: string
const hash = () => hashInputs(root, ['studio/**', 'package-lock.json', 'not-there.json'])

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'inputs-'))
  await mkdir(join(root, 'studio', 'node_modules'), {recursive: true})
  await mkdir(join(root, 'studio', '.sanity'))
  await writeFile(join(root, 'studio', 'a.ts'), 'a')
  await writeFile(join(root, 'package-lock.json'), '{}')
})

afterAll(() => rm(root, {recursive: true, force: true}))

test('is the same for the same files, and for files that are no input', async () => {
  const before = await hash()
  expect(before).toMatch(/^[0-9a-f]{16}$/)
  await writeFile(join(root, 'README.md'), 'x')
  await writeFile(join(root, 'studio', 'node_modules', 'x.js'), 'x')
  await writeFile(join(root, 'studio', '.sanity', 'x.js'), 'x')
  expect(await hash()).toBe(before)
})

test('changes with a content, a name and a new file', async () => {
  const seen = [await hash()]
  await writeFile(join(root, 'studio', 'a.ts'), 'b')
  seen.push(await hash())
  await rename(join(root, 'studio', 'a.ts'), join(root, 'studio', 'b.ts'))
  seen.push(await hash())
  await writeFile(join(root, 'studio', 'c.ts'), '')
  seen.push(await hash())
  expect(new Set(seen).size).toBe(4)
})
