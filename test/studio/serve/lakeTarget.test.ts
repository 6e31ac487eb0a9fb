import {expect, test} from 'vitest'

import {
  LAKE_TARGET_KEY,
  readLakeTarget,
  type LakeTarget,
  type TargetEnvironment,
} from '../../../studio/serve/lakeTarget.ts'

const served: LakeTarget = {apiHost: 'http://localhost:3334', projectId: 'p', dataset: 'd'}

test.each<[string, object, TargetEnvironment, LakeTarget]>([
  ['the embedded lake’s names when nothing is said', {}, {}, {projectId: 'local', dataset: 'production'}],
  ['the environment', {}, {PROJECT_ID: 'abc', DATASET: 'staging'}, {projectId: 'abc', dataset: 'staging'}],
  [
    'the environment with a host',
    {},
    {API_HOST: 'http://localhost:1', PROJECT_ID: undefined},
    {apiHost: 'http://localhost:1', projectId: 'local', dataset: 'production'},
  ],
  ['the server before the environment', {[LAKE_TARGET_KEY]: served}, {PROJECT_ID: 'abc'}, served],
  ['no half target', {[LAKE_TARGET_KEY]: {projectId: 'p'}}, {}, {projectId: 'local', dataset: 'production'}],
  ['no target at all', {[LAKE_TARGET_KEY]: null}, {}, {projectId: 'local', dataset: 'production'}],
])('%s', (_, scope, environment, expected) => {
  expect(readLakeTarget(scope, environment)).toEqual(expected)
})
