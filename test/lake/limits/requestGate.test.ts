import {describe, expect, test} from 'vitest'

import {hostedLimits} from '../../../src/lake/limits/hostedLimits.ts'
import {createRateWindow} from '../../../src/lake/limits/rateWindow.ts'
import {createRequestGate} from '../../../src/lake/limits/requestGate.ts'

describe('a rate window', () => {
  test('moves: no span of its length ever holds more than the limit', () => {
    const window = createRateWindow(3, 1_000)
    const taken: number[] = []
    for (let now = 0; now < 5_000; now += 70) {
      if (!window.look(now).isWithin) continue
      window.add(now)
      taken.push(now)
    }
    for (const start of taken)
      expect(taken.filter((at) => at >= start && at < start + 1_000).length).toBeLessThanOrEqual(3)
    expect(taken.length).toBeGreaterThanOrEqual(13)
  })

  test('says how many are left, and when', () => {
    const window = createRateWindow(2, 1_000)
    expect(window.look(0)).toEqual({isWithin: true, remaining: 2, reset: 0})
    window.add(0)
    expect(window.look(100)).toEqual({isWithin: true, remaining: 1, reset: 900})
    window.add(300)
    expect(window.look(400)).toEqual({isWithin: false, remaining: 0, reset: 600})
    expect(window.look(1_000)).toEqual({isWithin: true, remaining: 1, reset: 300})
  })
})

describe('the gate', () => {
  const {requests} = hostedLimits('hosted')

  test('lets 100 mutation requests be under way on a dataset, from any number of addresses', () => {
    let time = 0
    const gate = createRequestGate(requests, () => time)
    const enter = (address: string, dataset = 'production') => gate.enter({address, kind: 'mutation', dataset})
    const entered = Array.from({length: 100}, (_, index) => enter(`client-${index}`))
    expect(entered.every(({isOpen}) => isOpen)).toBe(true)
    expect(enter('late')).toMatchObject({
      isOpen: false,
      reason: '100 mutation requests on dataset "production" are under way.',
    })
    expect(enter('late', 'staging').isOpen).toBe(true)
    const [first] = entered
    if (first?.isOpen) first.leave()
    expect(enter('late').isOpen).toBe(true)
    time = 5_000
    expect(enter('later').isOpen).toBe(false)
  })

  test('lets 500 requests of any kind in from one address in a second', () => {
    const gate = createRequestGate(requests, () => 0)
    const enter = (kind: 'query' | 'other') => {
      const answer = gate.enter({address: 'a', kind, dataset: ''})
      if (answer.isOpen) answer.leave()
      return answer
    }
    const answers = Array.from({length: 500}, (_, index) => enter(index % 2 === 0 ? 'query' : 'other'))
    expect(answers.every(({isOpen}) => isOpen)).toBe(true)
    expect(enter('other')).toMatchObject({
      isOpen: false,
      reason: 'More than 500 requests a second came from one address.',
    })
  })

  test('counts each address by itself, and refused requests not at all', () => {
    let time = 0
    const gate = createRequestGate(requests, () => time)
    const enter = (address: string): boolean => {
      const answer = gate.enter({address, kind: 'mutation', dataset: 'production'})
      if (answer.isOpen) answer.leave()
      return answer.isOpen
    }
    const countOpen = (address: string): number => Array.from({length: 40}, () => enter(address)).filter(Boolean).length
    expect([countOpen('a'), countOpen('b')]).toEqual([25, 25])
    time = 1_000
    expect(countOpen('a')).toBe(25)
  })
})
