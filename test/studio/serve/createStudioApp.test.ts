import {describe, expect, test} from 'vitest'

import {createStudioApp} from '../../../studio/serve/createStudioApp.ts'

const app = createStudioApp({
  page: '<html></html>',
  files: new Map([
    [
      '/static/sanity-lYNt0CIJ.js',
      {body: new TextEncoder().encode('1'), contentType: 'text/javascript; charset=utf-8'},
    ],
    ['/static/favicon.svg', {body: new TextEncoder().encode('<svg/>'), contentType: 'image/svg+xml'}],
  ]),
})

async function get(path: string, host = 'localhost:3333') {
  const response = await app.request(path, {headers: {host}})
  const {headers, status} = response
  return {status, type: headers.get('content-type'), cache: headers.get('cache-control'), body: await response.text()}
}

describe('a served Studio', () => {
  test.each(['/', '/structure/articles;article-x', '/vision', '/structure/file.js'])(
    'answers %s with its page',
    async (path) => {
      expect(await get(path)).toEqual({
        status: 200,
        type: 'text/html; charset=UTF-8',
        cache: 'no-store',
        body: '<html></html>',
      })
    },
  )

  test('lets a browser keep files whose names change with their content', async () => {
    expect(await get('/static/sanity-lYNt0CIJ.js')).toEqual({
      status: 200,
      type: 'text/javascript; charset=utf-8',
      cache: 'public, max-age=31536000, immutable',
      body: '1',
    })
    expect((await get('/static/favicon.svg')).cache).toBe('public, max-age=3600')
  })

  test('says when a file of the build is not there, instead of sending the page for it', async () => {
    expect(await get('/static/gone-AAAAAAAA.js')).toMatchObject({
      status: 404,
      body: 'There is no file /static/gone-AAAAAAAA.js.\n',
    })
  })

  test.each(['localhost', 'localhost:3333', '127.0.0.1:3333', '[::1]:3333', 'LOCALHOST:1'])(
    'answers to %s',
    async (host) => {
      expect((await get('/', host)).status).toBe(200)
    },
  )

  test.each(['example.com', 'localhost.example.com', 'evil.localhost:3333', '127.0.0.1.nip.io', '10.0.0.1:3333'])(
    'does not answer to %s',
    async (host) => {
      expect(await get('/', host)).toMatchObject({
        status: 403,
        body: `This Studio answers to localhost only; the request was for "${host}".\n`,
      })
    },
  )
})
