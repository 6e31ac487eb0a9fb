import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {attachmentDisposition} from '../../../src/lake/http/contentDisposition.ts'
import {startLake} from '../../helpers/startLake.ts'
import type {StartedLake} from '../../helpers/startLake.ts'
import {createQuarters} from './images.ts'
import {sendRequest} from './sendRequest.ts'

const WORDS = '0123456789'
const OUTSIDE = expect.stringContaining('The range asked for lies outside the 10 bytes there are.')

/** Runs a test on a lake in memory, then on one in a folder. */
async function onBothStores(use: (started: StartedLake) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'lake-serve-'))
  try {
    for (const options of [{}, {dir}]) {
      await using started = await startLake(options)
      await use(started)
    }
  } finally {
    await rm(dir, {recursive: true})
  }
}

describe('parts of a file', () => {
  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-500', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-500', 206, WORDS, 'bytes 0-9/10'],
    ['bytes=9-9', 206, '9', 'bytes 9-9/10'],
    ['bytes=10-', 416, OUTSIDE, 'bytes */10'],
    ['bytes=-0', 416, OUTSIDE, 'bytes */10'],
    ['bytes=3-1', 200, WORDS, undefined],
    ['bytes=0-1,4-5', 200, WORDS, undefined],
    ['bytes=-', 200, WORDS, undefined],
    ['lines=1-2', 200, WORDS, undefined],
  ])('%s is answered with %i', async (range, status, text, contentRange) => {
    await onBothStores(async ({client}) => {
      const {url} = await client.assets.upload('file', Buffer.from(WORDS), {filename: 'words.txt'})
      const answer = await fetch(url, {headers: {range}})
      const body = await answer.text()
      expect([answer.status, answer.headers.get('content-range') ?? undefined]).toEqual([status, contentRange])
      expect([body, answer.headers.get('content-length')]).toEqual([text, String(body.length)])
    })
  })

  test('are sent only while it is the same file', async () => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('file', Buffer.from(WORDS))
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    const statusOf = async (ifRange: string) =>
      (await fetch(url, {headers: {range: 'bytes=0-1', 'if-range': ifRange}})).status
    expect([await statusOf(etag), await statusOf('"other"')]).toEqual([206, 200])
  })

  test('are sent of transformed images, too', async () => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('image', await createQuarters().png().toBuffer())
    const whole = Buffer.from(await (await fetch(`${url}?w=20`)).arrayBuffer())
    const part = await fetch(`${url}?w=20`, {headers: {range: 'bytes=8-15'}})
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(8, 16))
  })
})

describe('a file', () => {
  test('is not sent again to who has it', async () => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('file', Buffer.from(WORDS))
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const {status} = await fetch(url, {headers: {'if-none-match': known}})
      expect([known, status]).toEqual([known, 304])
    }
    expect((await fetch(url, {headers: {'if-none-match': '"other"'}})).status).toBe(200)
  })

  test('can be asked about without its bytes, and under another name', async () => {
    await onBothStores(async ({client}) => {
      const {url} = await client.assets.upload('file', Buffer.from(WORDS))
      const head = await fetch(`${url}/for-people.txt`, {method: 'HEAD'})
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
      expect((await fetch(url.replace('/local/', '/other/'))).status).toBe(404)
    })
  })

  test('whose document was given a type that no header takes is bytes', async () => {
    await using started = await startLake()
    const {_id, url} = await started.client.assets.upload('file', Buffer.from(WORDS), {filename: 'words.txt'})
    await started.client.patch(_id, {set: {mimeType: 'text/€'}}).commit()
    const response = await fetch(url)
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/octet-stream', WORDS])
  })

  test('that a page may not run says so, whoever asks', async () => {
    await using started = await startLake()
    const {client, lake} = started
    const {url} = await client.assets.upload('file', Buffer.from('<script>1</script>'), {
      filename: 'a.svg',
      contentType: 'image/svg+xml',
    })
    const {headers} = await sendRequest(lake.port, new URL(url).pathname)
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['notes.txt', 'notes.txt', 'notes.txt'],
    ['å "b" %20.txt', '_ _b_ _20.txt', '%C3%A5%20_b_%20%2520.txt'],
    ["it's (1)*.txt", "it's (1)_.txt", 'it%27s%20%281%29_.txt'],
    ['../../etc/passwd', '_.._etc_passwd', '_.._etc_passwd'],
    ['a\r\nset-cookie: x', 'a__set-cookie_ x', 'a__set-cookie_%20x'],
    ['\u202egpj.exe', '_gpj.exe', '_gpj.exe'],
    ['\ud800', '_', '%EF%BF%BD'],
    ['...', 'fallback', 'fallback'],
    ['', 'fallback', 'fallback'],
  ])('named %j is saved as %s', (name, ascii, encoded) => {
    expect(attachmentDisposition(name, 'fallback')).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
  })

  test.each(['?dl=%0d%0aset-cookie:x', '?dl=%ed%a0%80', '?dl', '?dlRaw=true', `?dl=${'x'.repeat(5_000)}`])(
    'is saved with %s',
    async (search) => {
      await using started = await startLake()
      const {url} = await started.client.assets.upload('file', Buffer.from(WORDS), {filename: 'notes.txt'})
      const {status, headers} = await fetch(url + search)
      expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^attachment; /)])
      expect(headers.has('set-cookie')).toBe(false)
    },
  )
})

describe('an image', () => {
  test('with see-through parts shows the background behind them', async () => {
    await using started = await startLake()
    const clear = {create: {width: 4, height: 4, channels: 4 as const, background: '#ff000000'}}
    const {url} = await started.client.assets.upload('image', await sharp(clear).png().toBuffer())
    const pixelOf = async (query: string) => {
      const bytes = Buffer.from(await (await fetch(`${url}?${query}`)).arrayBuffer())
      return [...(await sharp(bytes).raw().toBuffer()).subarray(0, 4)]
    }
    expect(await pixelOf('bg=0f0')).toEqual([0, 255, 0, 0])
    expect(await pixelOf('w=2&bg=ff0000ff')).toEqual([0, 0, 255, 0])
    expect((await pixelOf('w=2')).slice(3)).toEqual([0])
    expect((await pixelOf('fm=jpg&q=100')).slice(0, 3)).toEqual([255, 255, 255])
  })

  test.each([
    ['blur=20', true],
    ['sharp=100', true],
    ['sharp=0', false],
    ['pad=0', false],
  ])('with ?%s looks different: %s', async (query, isDifferent) => {
    await using started = await startLake()
    const source = createQuarters().blur(2)
    const {url} = await started.client.assets.upload('image', await source.png().toBuffer())
    const pixelsOf = async (search: string) => {
      const bytes = Buffer.from(await (await fetch(`${url}?${search}`)).arrayBuffer())
      return sharp(bytes).removeAlpha().raw().toBuffer()
    }
    const before = await pixelsOf('fm=png&q=99')
    const after = await pixelsOf(query)
    expect(after.some((value, index) => Math.abs(value - (before[index] ?? 0)) > 20)).toBe(isDifferent)
  })

  test('of 16 bits and of shades of grey comes through every step', async () => {
    await using started = await startLake()
    const grey = await createQuarters().greyscale().toColourspace('grey16').png().toBuffer()
    const {url} = await started.client.assets.upload('image', grey)
    const answer = await fetch(`${url}?or=90&w=20&pad=2&invert=true`)
    const {width, height} = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([width, height]).toEqual([24, 44])
  })

  test('that moves stands still with frame=1', async () => {
    await using started = await startLake()
    const frames = ['#ff0000', '#0000ff'].map((background) =>
      sharp({create: {width: 20, height: 20, channels: 3, background}})
        .png()
        .toBuffer(),
    )
    const gif = await sharp(await Promise.all(frames), {join: {animated: true}})
      .gif()
      .toBuffer()
    const {url} = await started.client.assets.upload('image', gif)
    const pagesOf = async (query: string) => {
      const bytes = Buffer.from(await (await fetch(`${url}?${query}`)).arrayBuffer())
      return (await sharp(bytes).metadata()).pages ?? 1
    }
    expect([
      await pagesOf(''),
      await pagesOf('frame=1'),
      await pagesOf('w=10&sat=-100'),
      await pagesOf('fm=png'),
    ]).toEqual([2, 1, 2, 1])
  })

  test('is answered alike for all, unless its format was left to the server', async () => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('image', await createQuarters().png().toBuffer())
    const varyOf = async (query: string) => (await fetch(`${url}?${query}`)).headers.get('vary')
    expect([await varyOf('w=20'), await varyOf('w=20&auto=format'), await varyOf('auto=format&fm=jpg')]).toEqual([
      null,
      'Accept',
      null,
    ])
  })
})
