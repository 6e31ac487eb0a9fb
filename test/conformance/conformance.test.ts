import {describe, expect, test} from 'vitest'

import {checkExample, CHECKS} from './checkExample.ts'
import {SUITES} from './examples.ts'
import {EXCEPTIONS} from './exceptions.ts'

const results = SUITES.map((suite) => ({suite, all: suite.examples.map((example) => checkExample(example, suite))}))

/** Enough of an example to see what is wrong with it. */
const failuresOf = (check: (typeof CHECKS)[number]) =>
  results.flatMap(({suite, all}) =>
    all
      .filter(({failed}) => failed.has(check))
      .map(({example, html, markdownBack}) => ({suite: suite.name, ...example, actual: html, markdownBack})),
  )

test('the suites are whole', () => {
  expect(results.map(({suite, all}) => [suite.name, all.length])).toEqual([
    ['CommonMark 0.31.2', 652],
    ['GFM', 77],
  ])
})

describe('every example of CommonMark and GFM, but for the exceptions, gives', () => {
  test.each(CHECKS)('%s', (check) => {
    const exceptions = SUITES.flatMap(({name: suite}) =>
      EXCEPTIONS[suite].filter(({checks}) => checks.includes(check)).map(({section, name}) => ({suite, section, name})),
    )
    expect(failuresOf(check)).toEqual(exceptions.map((exception) => expect.objectContaining(exception)))
  })
})
