import type {Lake} from '../../src/lake/createLake.ts'
import type {Mutation} from '../../src/lake/engine.ts'
import {isLakeError} from '../../src/lake/errors.ts'
import {isExpected} from './compareResults.ts'
import type {SuiteDataset, SuiteTest} from './suite.ts'

/** What came of a test; null where it is as expected. */
export type Deviation = {expected: unknown; got: unknown} | null

/** Puts the documents of a dataset into a lake, under a name of its own. */
export function storeDataset(lake: Lake, {_id, documents = []}: SuiteDataset): void {
  const name = datasetNameOf(_id)
  if (lake.engine.datasets().some((dataset) => dataset.name === name)) return
  lake.engine.createDataset(name)
  const ids = new Set(documents.map((document) => document['_id']))
  const mutations = documents.map((document): Mutation => {
    const json = JSON.stringify(document, (_key, value: unknown) => weaken(value, ids))
    return {type: 'create', document: JSON.parse(json) as {_type: string}}
  })
  try {
    if (mutations.length > 0) lake.engine.transact(name, {mutations, author: 'suite'})
  } catch (error) {
    if (!isLakeError(error)) throw error
    throw new Error(`The documents of ${_id} cannot be stored: ${JSON.stringify(error.detail)}`, {cause: error})
  }
}

/** Asks a test's query over HTTP. */
export async function runTest(lake: Lake, test: SuiteTest): Promise<Deviation> {
  const address = `${lake.url}/v2025-02-19/data/query/${datasetNameOf(test.dataset._ref)}?perspective=raw&returnQuery=false`
  const response = await fetch(address, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({query: test.query, params: test.params ?? {}}),
  })
  const answer = (await response.json()) as {result?: unknown; error?: {description?: string}}
  if (!response.ok) {
    const got = {status: response.status, error: answer.error?.description ?? answer}
    return !test.valid && response.status === 400 ? null : {expected: test.valid ? test.result : 'a refusal', got}
  }
  if (!test.valid) return {expected: 'a refusal', got: answer.result}
  return isExpected(answer.result, test.result) ? null : {expected: test.result, got: answer.result}
}

/** The lake stores no strong reference to a document that is not there. */
function weaken(value: unknown, ids: ReadonlySet<unknown>): unknown {
  if (typeof value !== 'object' || value === null || !('_ref' in value) || ids.has(value._ref)) return value
  return {...value, _weak: true}
}

function datasetNameOf(id: string): string {
  return `suite-${id.slice(0, 40)}`
}
