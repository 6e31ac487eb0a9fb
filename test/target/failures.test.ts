import {describe, expect, test} from 'vitest'

import {describeLakeFailure} from '../../migrate/target/describeLakeFailure.ts'
import {describeTargetFailure} from '../../migrate/target/describeTargetFailure.ts'

const PLACE = {project: 'local', dataset: 'production'}
const LAKE = {kind: 'lake', url: 'http://localhost:3910', ...PLACE} as const
const HOSTED = {kind: 'hosted', url: 'https://abc.api.sanity.io', ...PLACE, project: 'abc'} as const

const failed = (facts: object): Error => Object.assign(new Error('Said so.'), facts)

describe('a request that failed', () => {
  test.each([
    [
      LAKE,
      {statusCode: 401},
      'target-unauthorized',
      /^The token is not accepted by the lake .* \(401: Said so\)\.$/,
      'MIGRATE_LAKE_TOKEN',
    ],
    [
      LAKE,
      {statusCode: 403},
      'target-unauthorized',
      /may not do this in the dataset production of/,
      'MIGRATE_LAKE_TOKEN',
    ],
    [
      HOSTED,
      {statusCode: 403},
      'target-unauthorized',
      /may not do this in the dataset production of/,
      'SANITY_AUTH_TOKEN',
    ],
    [LAKE, {statusCode: 404}, 'target-missing', /no project local with a dataset production/, 'Check --lake'],
    [HOSTED, {statusCode: 404}, 'target-missing', /no project abc with a dataset production/, 'SANITY_PROJECT_ID'],
    [LAKE, {statusCode: 507}, 'target-full', /no room left in the lake/, 'Free some space'],
    [HOSTED, {statusCode: 402}, 'target-full', /The plan of the hosted project abc allows no more/, 'sanity.io/manage'],
    [HOSTED, {statusCode: 500}, 'target-failed', /failed \(500: Said so\)/, 'Run the same command again'],
    [LAKE, {code: 'ECONNREFUSED'}, 'target-unreachable', /Nothing answers at http:\/\/localhost:3910/, 'migrate lake'],
    [LAKE, {code: 'NO_JSON'}, 'target-unreachable', /is no Content Lake/, 'Check the address'],
    [LAKE, {code: 'ERR_SSL_WRONG_VERSION_NUMBER'}, 'target-unreachable', /no trusted connection/, 'served by http'],
    [HOSTED, {code: 'SELF_SIGNED_CERT_IN_CHAIN'}, 'target-unreachable', /no trusted connection/, 'NODE_EXTRA_CA_CERTS'],
    [
      HOSTED,
      {code: 'CERT_NOT_YET_VALID'},
      'target-unreachable',
      /at the time that this machine shows, 20\d\d-/,
      'Set the clock',
    ],
  ] as const)('at %j with %j is told as %s', (target, facts, code, message, hint) => {
    expect(describeTargetFailure(failed(facts), target)).toMatchObject({
      code,
      exitCode: 1,
      message: expect.stringMatching(message),
      hint: expect.stringContaining(hint),
    })
  })

  test('is told of the target in the words that the run began with', () => {
    const label = 'the embedded lake .lake (local/production)'
    expect(describeTargetFailure(failed({statusCode: 507}), {...LAKE, label})?.message).toBe(
      `There is no room left in ${label} (507: Said so).`,
    )
  })
})

test.each([
  [{code: 'ENOTDIR'}, 'target-invalid', 2, 'a file in its place'],
  [{code: 'ENOSPC'}, 'target-full', 1, 'Free some space'],
  [{cause: failed({errcode: 13})}, 'target-full', 1, 'Free some space'],
  [{code: 'EACCES'}, 'lake-failed', 1, 'that you may write to'],
  [{code: 'inUse'}, 'lake-failed', 1, 'Something else.'],
] as const)('a lake that does not open with %j is told as %s', (facts, code, exitCode, hint) => {
  expect(describeLakeFailure(failed(facts), 'The lake in data cannot be opened', 'Something else.')).toMatchObject({
    code,
    exitCode,
    message: 'The lake in data cannot be opened: Said so.',
    hint: expect.stringContaining(hint),
  })
})
