import {execFile} from 'node:child_process'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'

import {describe, expect, test} from 'vitest'

import {redirectEnvironment} from '../../src/lake/index.ts'
import {toLakeUrl} from '../../src/lake/redirect/toLakeUrl.ts'
import {startLake} from '../helpers/startLake.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('requests to the hosted Content Lake', () => {
  const target = {url: 'http://localhost:3910', project: 'local'}

  test.each([
    ['https://x1y2.api.sanity.io/v1/data/query/production?query=*', '/v1/data/query/production?query=*'],
    ['https://api.sanity.io/v2025-02-19/projects/x1y2/datasets', '/v2025-02-19/projects/local/datasets'],
    ['https://x1y2.apicdn.sanity.io/v1/ping', '/v1/ping'],
  ])('%s goes to the lake', (url, path) => {
    expect(toLakeUrl(new URL(url), target)?.href).toBe(`http://127.0.0.1:3910${path}`)
  })

  test.each(['https://cdn.sanity.io/images/a.png', 'https://sanity.io/', 'https://api.sanity.io.example/v1/ping'])(
    '%s goes where it says',
    (url) => {
      expect(toLakeUrl(new URL(url), target)).toBeUndefined()
    },
  )

  test('reach it from both clients, fetch and node:https, whichever project they are for', async () => {
    await using started = await startLake()
    await started.client.create({_id: 'a', _type: 'note'})
    const program = `
      import https from 'node:https'
      import {createClient as createClient7} from '@sanity/client'
      import {createClient as createClient8} from 'sanity-client-8'

      const config = {projectId: 'x1y2', dataset: 'production', apiVersion: '2025-02-19', useCdn: false, token: 'secret'}
      const clients = [createClient7, createClient8].flatMap((create) => [
        create(config), create({...config, useCdn: true}), create({...config, useProjectHostname: false}),
      ])
      const found = await Promise.all(clients.map((client) => client.fetch('*._id')))
      const fetched = await (await fetch(new Request('https://api.sanity.io/v1/projects/x1y2'))).json()
      const {promise, resolve} = Promise.withResolvers()
      https.get('https://x1y2.api.sanity.io/v1/ping', (response) => resolve(response.resume().statusCode))
      const heard = await new Promise((found) => {
        const events = clients[0].listen('*', {}, {events: ['welcome']})
        const subscription = events.subscribe((event) => { found(event.type); subscription.unsubscribe() })
      })
      console.log(JSON.stringify({found, project: fetched.id, status: await promise, heard}))
    `
    const env = {...process.env, ...redirectEnvironment(started.lake, {NODE_OPTIONS: '--no-warnings'})}
    const args = ['--input-type=module', '--eval', program]
    const {stdout} = await promisify(execFile)(process.execPath, args, {cwd: join(ROOT, 'test'), env})
    expect(JSON.parse(stdout)).toEqual({
      found: Array.from({length: 6}, () => ['a']),
      project: 'local',
      status: 200,
      heard: 'welcome',
    })
  })
})
