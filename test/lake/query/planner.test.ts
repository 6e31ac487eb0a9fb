import {expect, test} from 'vitest'

import {createTestEngine, NOON} from '../engine/testEngine.ts'
import {comparePlanned} from './comparePlanned.ts'

test('a planned query answers as groq-js does over all documents', {timeout: 120_000}, () => {
  const {engine} = createTestEngine()
  expect(() => comparePlanned(engine, NOON, {runs: 300, seed: 20240501})).not.toThrow()
})
