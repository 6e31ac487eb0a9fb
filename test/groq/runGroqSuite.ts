/**
 * Asks a lake every query of the public GROQ test suite over HTTP: `npm run groq -- <suite.ndjson> [--json]`. The suite is
 * compiled with `node src/build.js` in a clone of https://github.com/sanity-io/groq-test-suite, or downloaded from its
 * releases. Ends with 1 where a test comes out otherwise than expected and is no listed exception.
 *
 * @module
 */
import {parseArgs} from 'node:util'

import {createLake} from '../../src/lake/createLake.ts'
import {runTest, storeDataset, type Deviation} from './askSuite.ts'
import {EXCEPTIONS, findObstacle} from './exceptions.ts'
import {readSuite, type SuiteTest} from './suite.ts'

const {values, positionals} = parseArgs({options: {json: {type: 'boolean', default: false}}, allowPositionals: true})
const [file] = positionals
if (file === undefined) {
  process.stderr.write('Name the compiled suite: npm run groq -- suite.ndjson\n')
  process.exit(2)
}

const lake = await createLake({port: 0})
// Documents made for several tests come after the tests, in one dataset.
for await (const entry of readSuite(file)) if (entry._type === 'dataset') storeDataset(lake, entry)

const passed: SuiteTest[] = []
const left = new Map<string, number>()
const excepted = new Map(EXCEPTIONS.map((exception) => [exception, 0]))
const unexpected: {test: SuiteTest; deviation: Deviation}[] = []
for await (const entry of readSuite(file)) {
  if (entry._type !== 'test') continue
  const obstacle = findObstacle(entry)
  if (obstacle !== null) {
    left.set(obstacle, (left.get(obstacle) ?? 0) + 1)
    continue
  }
  const deviation = await runTest(lake, entry)
  const exception = EXCEPTIONS.find(
    ({filename, query}) => filename.test(entry.filename) && (query === undefined || query.test(entry.query)),
  )
  if (deviation === null) passed.push(entry)
  else if (exception === undefined) unexpected.push({test: entry, deviation})
  else excepted.set(exception, (excepted.get(exception) ?? 0) + 1)
}
await lake.close()

for (const {test, deviation} of unexpected.slice(0, 20)) {
  process.stderr.write(`${test.filename}: ${test.name}\n  ${test.query.trim()}\n  ${JSON.stringify(deviation)}\n`)
}
if (values.json) {
  const figures = [
    {name: 'GROQ suite: tests passed', value: passed.length, target: passed.length, ok: true},
    {
      name: 'GROQ suite: deviations not listed (at most)',
      value: unexpected.length,
      target: 0,
      ok: unexpected.length === 0,
    },
  ]
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} else {
  process.stdout.write(`${passed.length} passed, ${unexpected.length} not as expected\n`)
  for (const [{filename, count, reason}, found] of excepted) {
    process.stdout.write(`${found} of ${count} listed for ${filename.source}: ${reason}\n`)
  }
  for (const [obstacle, count] of left) process.stdout.write(`${count} not run: ${obstacle}\n`)
}
process.exitCode = unexpected.length === 0 ? 0 : 1
