import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, onTestFinished, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import {startLake} from '../../helpers/startLake.ts'

const COUNT = 12_000

function createFullFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(dir, {recursive: true}))
  const engine = createEngine({file: join(dir, 'lake.db'), project: 'local'})
  engine.createDataset('production')
  const mutations = Array.from({length: COUNT}, (_, n) => ({
    type: 'create' as const,
    document: {_id: `d${n}`, _type: 'row', n, slug: {current: `row-${n}`}, text: 'Some words. '.repeat(5)},
  }))
  engine.transact('production', {mutations, author: 'ada', isOwned: true})
  engine.close()
  return dir
}

test('while the first query of a large lake is prepared, other requests are answered', async () => {
  await using started = await startLake({dir: createFullFolder()})
  const {client} = started
  const answered: string[] = []
  const list = client.fetch('count(*[_type == "row" && n >= 0])').then((count) => {
    answered.push('list')
    return count as number
  })
  expect(await client.getDocument('d7')).toMatchObject({n: 7})
  answered.push('document')
  expect(await client.fetch('*[_id == "d8"][0].n', {}, {perspective: 'raw'})).toBe(8)
  answered.push('query by id')
  expect(await list).toBe(COUNT)
  expect(answered).toEqual(['document', 'query by id', 'list'])
})

test('a query that the tables answer by themselves waits for no others', async () => {
  await using started = await startLake({dir: createFullFolder()})
  const {client} = started
  const answered: string[] = []
  const list = client.fetch('count(*[n >= 0])').then(() => answered.push('list'))
  expect(await client.fetch('*[_id == "d7"][0]{n}', {}, {perspective: 'raw'})).toEqual({n: 7})
  answered.push('document')
  await list
  expect(answered).toEqual(['document', 'list'])
})
