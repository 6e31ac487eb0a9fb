/**
 * Prints how much of both suites comes out equal: a table, or with `--json` one array of `{name, value, target, ok}`.
 * Values and targets are percentages. Examples that fail are named, with the reason where one is stated; the exit code is
 * 1 when one fails that is not among the exceptions.
 *
 * @module
 */
import {parseArgs} from 'node:util'

import {formatFigures, type Figure} from '../helpers/figures.ts'
import {CHECKS, checkExample, type Check, type ExampleResult} from './checkExample.ts'
import {SUITES, type Suite} from './examples.ts'
import {findException} from './exceptions.ts'

interface Failure {
  suite: Suite['name']
  check: Check
  result: ExampleResult
  /** Why it cannot be otherwise; undefined when it should be. */
  reason: string | undefined
}

const {values} = parseArgs({options: {json: {type: 'boolean', default: false}}})
const results = SUITES.map((suite) => ({suite, all: suite.examples.map((example) => checkExample(example, suite))}))
const failures = results.flatMap(({suite, all}) => CHECKS.flatMap((check) => failuresOf(suite.name, check, all)))
const figures = results.flatMap(({suite, all}) => CHECKS.map((check) => toFigure(suite.name, check, all)))

process.stdout.write(formatFigures(figures, {...values, unit: ' %'}))
if (!values.json) process.stdout.write(`\n${describeFailures()}\n`)
process.exitCode = failures.some(({reason}) => reason === undefined) ? 1 : 0

function failuresOf(suite: Suite['name'], check: Check, all: readonly ExampleResult[]): Failure[] {
  return all
    .filter(({failed}) => failed.has(check))
    .map((result) => ({suite, check, result, reason: findException(suite, result.example, check)?.reason}))
}

function toFigure(suite: Suite['name'], check: Check, all: readonly ExampleResult[]): Figure {
  const asked = all.filter(({example}) => !findException(suite, example, check))
  const value = (100 * asked.filter(({failed}) => !failed.has(check)).length) / asked.length
  const but = asked.length < all.length ? `, ${all.length - asked.length} exceptions left out` : ''
  return {name: `${suite}, ${asked.length} examples${but}: ${check}`, value, target: 100, ok: value >= 100}
}

function describeFailures(): string {
  return failures
    .map(
      ({suite, check, result: {example}, reason}) =>
        `${suite}, ${example.section}, ${example.name}: not ${check}. ${reason ?? 'This should not be.'}`,
    )
    .join('\n')
}
