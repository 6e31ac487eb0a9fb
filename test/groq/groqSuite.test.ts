import {execFile} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {expect, onTestFinished, test} from 'vitest'

const run = promisify(execFile)

/** A suite in the form of the public one, whose own tests are not ours to keep here. */
function writeSuite(tests: object[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'groq-'))
  onTestFinished(() => rmSync(dir, {recursive: true}))
  const documents = [
    {_id: 'tea', _type: 'drink', n: 1, by: {_ref: 'nobody'}},
    {_id: 'rum', _type: 'drink', n: 2},
  ]
  const shared = {_type: 'test', name: 'drinks', filename: 'own/drinks.yml', valid: true, features: [], params: null}
  const lines = [
    ...tests.map((one) => ({...shared, dataset: {_ref: 'drinks'}, ...one})),
    {_type: 'dataset', _id: 'drinks', name: 'drinks', documents},
  ]
  const file = join(dir, 'suite.ndjson')
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

function runSuite(tests: object[]): Promise<{stdout: string; stderr: string}> {
  return run(process.execPath, [join(import.meta.dirname, 'runGroqSuite.ts'), writeSuite(tests)])
}

test('the runner counts what passes, and says what is not run', async () => {
  const {stdout} = await runSuite([
    {query: '*[_id == "tea"][0]', result: {_id: 'tea', _type: 'drink', n: 1, by: {_ref: 'nobody'}}},
    {query: '*[n > $least]._id', params: {least: 1}, result: ['rum']},
    {
      query: '*|score(n == 2){_id, _score}',
      result: [
        {_id: 'rum', _pos: 1},
        {_id: 'tea', _pos: 2},
      ],
    },
    {query: '*[', valid: false},
    {query: 'geo::distance(1, 2)', features: ['geoFunctions'], result: 1},
    {query: 'diff::changedAny({}, {}, a)', filename: 'function/diff.yml', result: false},
  ])
  expect(stdout).toContain('4 passed, 0 not as expected')
  expect(stdout).toContain('1 of 566 listed for ^function\\/diff\\.yml$')
  expect(stdout).toContain('1 not run: groq-js has no geographic functions')
})

test('the runner fails where something comes out otherwise', async () => {
  await expect(
    runSuite([
      {query: 'count(*)', result: 3},
      {query: '*[', result: []},
      {query: '*', valid: false},
    ]),
  ).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('0 passed, 3 not as expected'),
    stderr: expect.stringContaining('own/drinks.yml: drinks\n  count(*)\n  {"expected":3,"got":2}'),
  })
})
