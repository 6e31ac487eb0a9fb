import {expect, test} from 'vitest'

import {createTargetClient} from '../../migrate/target/createTargetClient.ts'

const SHARED = {apiVersion: '2025-02-19', perspective: 'raw', useCdn: false, dataset: 'production'}

test('a hosted project is written to with its token', () => {
  const config = createTargetClient({project: 'abc123', dataset: 'production', token: 'sk-1'}).config()
  expect(config).toMatchObject({
    ...SHARED,
    projectId: 'abc123',
    token: 'sk-1',
    url: 'https://abc123.api.sanity.io/v2025-02-19',
  })
})

test('a lake never gets a token of the user', () => {
  const config = createTargetClient({project: 'local', dataset: 'production', url: 'http://localhost:3910'}).config()
  expect(config).toMatchObject({
    ...SHARED,
    projectId: 'local',
    token: 'migrate',
    url: 'http://localhost:3910/v2025-02-19',
  })
})
