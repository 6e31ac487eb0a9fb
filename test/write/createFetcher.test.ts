import {once} from 'node:events'
import {createServer, type RequestListener} from 'node:http'
import type {AddressInfo} from 'node:net'

import {describe, expect, test} from 'vitest'

import {createFetcher, FetchError, type FetcherOptions} from '../../migrate/write/images/createFetcher.ts'

interface Site extends AsyncDisposable {
  url: URL
  port: number
  /** `METHOD path host`, in order. */
  seen: string[]
}

async function serve(listener: RequestListener): Promise<Site> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.host}`)
    listener(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/x.png`),
    port,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const LOOPBACK_ALLOWED: FetcherOptions = {isAllowed: (address) => address === '127.0.0.1'}
const toLoopback = () => Promise.resolve([{address: '127.0.0.1', family: 4}])

/** What a fetch fails with. */
async function failure(work: Promise<unknown>): Promise<{message: string; refused: boolean}> {
  const error = await work.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof FetchError)) throw error
  return {message: error.message, refused: error.refused}
}

describe('createFetcher', () => {
  test('brings the bytes', async () => {
    await using site = await serve((_request, response) => response.end('bytes'))
    const bytes = await createFetcher(LOOPBACK_ALLOWED)(new URL('/a.png?b=1#c', site.url))
    expect(Buffer.from(bytes).toString()).toBe('bytes')
    expect(site.seen).toEqual([`GET /a.png?b=1 127.0.0.1:${site.port}`])
  })

  test('by default refuses this machine before it connects', async () => {
    await using site = await serve((_request, response) => response.end('bytes'))
    expect(await failure(createFetcher()(site.url))).toEqual({
      message: '127.0.0.1 is not an address on the public internet',
      refused: true,
    })
    expect(site.seen).toEqual([])
  })

  test.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/x.png',
  ])('refuses %s, however it is spelled', async (address) => {
    expect(await failure(createFetcher()(new URL(address)))).toMatchObject({refused: true})
  })

  test('refuses a name when any of its addresses is refused', async () => {
    const resolveHost = () =>
      Promise.resolve([
        {address: '93.184.216.34', family: 4},
        {address: '10.0.0.7', family: 4},
      ])
    expect(await failure(createFetcher({resolveHost})(new URL('http://rebind.example/x.png')))).toEqual({
      message: 'rebind.example is 10.0.0.7, which is not an address on the public internet',
      refused: true,
    })
  })

  test('connects to the address it checked, with the name as host, and resolves a name once', async () => {
    await using site = await serve((_request, response) => response.end('bytes'))
    let lookups = 0
    const resolveHost = () => (lookups++, toLoopback())
    const fetcher = createFetcher({...LOOPBACK_ALLOWED, resolveHost})
    await fetcher(new URL(`http://images.example:${site.port}/1.png`))
    await fetcher(new URL(`http://images.example:${site.port}/2.png`))
    expect([lookups, site.seen]).toEqual([
      1,
      [`GET /1.png images.example:${site.port}`, `GET /2.png images.example:${site.port}`],
    ])
  })

  test('does not ask again for a host that was not found', async () => {
    let lookups = 0
    const resolveHost = () => {
      lookups++
      return Promise.reject(Object.assign(new Error('getaddrinfo'), {code: 'ENOTFOUND'}))
    }
    const fetcher = createFetcher({resolveHost})
    const expected = {message: 'the host gone.example was not found (ENOTFOUND)', refused: false}
    expect(await failure(fetcher(new URL('http://gone.example/1.png')))).toEqual(expected)
    expect(await failure(fetcher(new URL('http://gone.example/2.png')))).toEqual(expected)
    expect(lookups).toBe(1)
  })

  test('follows redirects, relative ones too', async () => {
    await using site = await serve((request, response) => {
      if (request.url === '/end.png') return response.end('bytes')
      return response.writeHead(302, {location: request.url === '/x.png' ? '/next' : '../end.png'}).end()
    })
    expect(Buffer.from(await createFetcher(LOOPBACK_ALLOWED)(site.url)).toString()).toBe('bytes')
    expect(site.seen.map((line) => line.split(' ')[1])).toEqual(['/x.png', '/next', '/end.png'])
  })

  test('checks the address of every redirect', async () => {
    await using inside = await serve((_request, response) => response.end('secret'))
    await using site = await serve((_request, response) =>
      response.writeHead(302, {location: `http://internal.example:${inside.port}/secret`}).end(),
    )
    const resolveHost = (host: string) =>
      Promise.resolve([{address: host === 'internal.example' ? '127.0.0.2' : '127.0.0.1', family: 4}])
    const fetcher = createFetcher({...LOOPBACK_ALLOWED, resolveHost})
    expect(await failure(fetcher(site.url))).toEqual({
      message: 'internal.example is 127.0.0.2, which is not an address on the public internet',
      refused: true,
    })
    expect(inside.seen).toEqual([])
  })

  test('gives up after five redirects', async () => {
    await using site = await serve((_request, response) => response.writeHead(301, {location: '/again'}).end())
    expect(await failure(createFetcher(LOOPBACK_ALLOWED)(site.url))).toMatchObject({
      message: 'it was redirected more than 5 times',
    })
    expect(site.seen).toHaveLength(6)
  })

  test('does not follow a redirect to another kind of address', async () => {
    await using site = await serve((_request, response) =>
      response.writeHead(302, {location: 'file:///etc/passwd'}).end(),
    )
    expect(await failure(createFetcher(LOOPBACK_ALLOWED)(site.url))).toMatchObject({
      message: expect.stringContaining('redirected to "file:///etc/passwd", which is not a web address'),
    })
  })

  test('takes an answer that is not 200 for a failure', async () => {
    await using site = await serve((_request, response) => response.writeHead(404).end('none'))
    expect(await failure(createFetcher(LOOPBACK_ALLOWED)(site.url))).toEqual({
      message: `127.0.0.1:${site.port} answered 404 Not Found`,
      refused: false,
    })
  })

  test.each([
    {what: 'said so before', headers: {'content-length': '2000'}},
    {what: 'did not say so', headers: {}},
  ])('does not read on past the limit when the server $what', async ({headers}) => {
    await using site = await serve((_request, response) => {
      response.writeHead(200, headers)
      response.end(Buffer.alloc(2000))
    })
    const fetcher = createFetcher({...LOOPBACK_ALLOWED, maxBytes: 1000})
    expect(await failure(fetcher(site.url))).toMatchObject({message: 'it is larger than 0.001 MB'})
  })

  test('gives up on a server that does not answer, and on one that does not finish', async () => {
    await using site = await serve((request, response) => {
      if (request.url === '/x.png') response.write('half')
    })
    const fetcher = createFetcher({...LOOPBACK_ALLOWED, timeoutMs: 100})
    const expected = {message: 'it did not arrive within 0.1 seconds', refused: false}
    expect(await failure(fetcher(site.url))).toEqual(expected)
    expect(await failure(fetcher(new URL('/never', site.url)))).toEqual(expected)
  })

  test('gives up on a resolver that does not answer', async () => {
    const fetcher = createFetcher({resolveHost: () => new Promise(() => {}), timeoutMs: 50})
    expect(await failure(fetcher(new URL('http://slow.example/')))).toMatchObject({
      message: 'it did not arrive within 0.05 seconds',
    })
  })

  test("ends with the signal's reason when aborted", async () => {
    const controller = new AbortController()
    await using site = await serve(() => controller.abort(new Error('stop')))
    await expect(createFetcher(LOOPBACK_ALLOWED)(site.url, controller.signal)).rejects.toThrow('stop')
  })

  test('sends no credentials of the address', async () => {
    await using site = await serve((request, response) => response.end(String(request.headers.authorization)))
    const bytes = await createFetcher(LOOPBACK_ALLOWED)(new URL(`http://user:pass@127.0.0.1:${site.port}/`))
    expect(Buffer.from(bytes).toString()).toBe('undefined')
  })
})
