import {createHash} from 'node:crypto'
import {mkdtemp, readdir, rm, utimes, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {ClientError} from '@sanity/client'
import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {createFileAssetStore} from '../../../src/lake/assets/assetStore.ts'
import {createLake} from '../../../src/lake/index.ts'
import {compactFolder} from '../../../src/lake/maintenance/compactFolder.ts'
import {createLakeClient, startLake} from '../../helpers/startLake.ts'
import {createTestEngine} from '../engine/testEngine.ts'
import {createQuarters, describeImage} from './images.ts'

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer())
}

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>1</script></svg>')

describe('uploading', () => {
  test('an image describes it as the hosted lake does', async () => {
    await using started = await startLake()
    const {client, lake} = started
    const png = await createQuarters().png().toBuffer()
    const hash = sha1(png)
    const document = await client.assets.upload('image', png, {
      filename: 'Quarters.PNG',
      contentType: 'text/plain',
      title: 'Four',
      source: {id: 's1', name: 'test', url: 'https://example.com'},
    })
    const path = `images/local/production/${hash}-80x40.png`
    expect(document).toEqual({
      _id: `image-${hash}-80x40-png`,
      _type: 'sanity.imageAsset',
      _rev: expect.any(String),
      _createdAt: expect.any(String),
      _updatedAt: expect.any(String),
      assetId: hash,
      sha1hash: hash,
      uploadId: expect.any(String),
      extension: 'png',
      mimeType: 'image/png',
      originalFilename: 'Quarters.PNG',
      title: 'Four',
      source: {_type: 'sanity.assetSourceData', id: 's1', name: 'test', url: 'https://example.com'},
      size: png.length,
      path,
      url: `${lake.url}/${path}`,
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: {_type: 'sanity.imageDimensions', width: 80, height: 40, aspectRatio: 2},
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,\/9j\//),
        blurHash: expect.stringMatching(/^\S{28}$/),
        palette: expect.objectContaining({
          _type: 'sanity.imagePalette',
          vibrant: {
            _type: 'sanity.imagePaletteSwatch',
            background: '#fc0404',
            foreground: '#fff',
            population: 25,
            title: '#fff',
          },
        }),
      },
    })
    expect(await client.getDocument(document._id)).toEqual(document)
    expect(await bytesOf(await fetch(document.url))).toEqual(png)
  })

  test('the same bytes again gives the document that is there', async () => {
    await using started = await startLake()
    const png = await createQuarters().png().toBuffer()
    const first = await started.client.assets.upload('image', png, {filename: 'one.png'})
    const second = await started.client.assets.upload('image', png, {filename: 'two.png'})
    expect(second).toEqual(first)
  })

  test('makes only the metadata asked for', async () => {
    await using started = await startLake()
    const png = await createQuarters().png().toBuffer()
    const {metadata} = await started.client.assets.upload('image', png, {extract: ['lqip']})
    expect(Object.keys(metadata)).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque', 'lqip'])
    const other = await createQuarters(40, 40).png().toBuffer()
    const bare = await started.client.assets.upload('image', other, {extract: []})
    expect(Object.keys(bare.metadata)).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque'])
  })

  test.each([
    ['jpg', 'image/jpeg', () => createQuarters().jpeg()],
    ['webp', 'image/webp', () => createQuarters().webp()],
    ['gif', 'image/gif', () => createQuarters().gif()],
    ['avif', 'image/avif', () => createQuarters().avif()],
    ['tif', 'image/tiff', () => createQuarters().tiff()],
  ])('tells %s by its bytes', async (extension, mimeType, create) => {
    await using started = await startLake()
    const document = await started.client.assets.upload('image', await create().toBuffer())
    expect(document).toMatchObject({
      extension,
      mimeType,
      metadata: {dimensions: {width: 80, height: 40}, isOpaque: true},
    })
  })

  test('a photo taken sideways has the dimensions it is seen in', async () => {
    await using started = await startLake()
    const sideways = await createQuarters().jpeg({quality: 100}).withMetadata({orientation: 6}).toBuffer()
    const {_id, metadata, url} = await started.client.assets.upload('image', sideways)
    expect([_id, metadata.dimensions]).toMatchObject([expect.stringMatching(/-40x80-jpg$/), {width: 40, height: 80}])
    expect(await describeImage(await bytesOf(await fetch(`${url}?w=20`)))).toBe('jpeg 20x40 blue red white green')
  })

  test.each([
    ['see-through', '#ff000080', {hasAlpha: true, isOpaque: false}],
    ['opaque', '#ff0000ff', {hasAlpha: true, isOpaque: true}],
  ])('an image with an alpha channel that is %s', async (_case, background, expected) => {
    await using started = await startLake()
    const png = await sharp({create: {width: 4, height: 4, channels: 4, background}})
      .png()
      .toBuffer()
    const {metadata} = await started.client.assets.upload('image', png)
    expect(metadata).toMatchObject({...expected, lqip: expect.stringMatching(/^data:image\/png;base64,/)})
  })

  test.each([
    ['text', Buffer.from('not an image at all')],
    ['a cut-off image', 'cut'],
  ])('refuses %s as an image', async (_case, input) => {
    await using started = await startLake()
    const {client} = started
    const bytes =
      typeof input === 'string' ? (await createQuarters(800, 800).jpeg().toBuffer()).subarray(0, 300) : input
    const error = await client.assets.upload('image', bytes).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('Invalid image, could not read metadata: '),
    })
    expect(await client.fetch('count(*)', {}, {perspective: 'raw'})).toBe(0)
  })

  test.each([
    ['notes.TXT', undefined, 'txt', 'text/plain'],
    ['notes.md', 'text/markdown', 'md', 'text/markdown'],
    [undefined, 'application/pdf', 'pdf', 'application/pdf'],
    ['paper.pdf', 'application/octet-stream', 'pdf', 'application/pdf'],
    ['paper.pdf', 'application/x-www-form-urlencoded', 'pdf', 'application/pdf'],
    [undefined, undefined, 'bin', 'application/octet-stream'],
  ])('a file named %j of type %j is a %s', async (filename, contentType, extension, mimeType) => {
    await using started = await startLake()
    const {client, lake} = started
    const bytes = Buffer.from('some words')
    const hash = sha1(bytes)
    const document = await client.assets.upload('file', bytes, {
      ...(filename === undefined ? {} : {filename}),
      ...(contentType === undefined ? {} : {contentType}),
    })
    expect(document).toMatchObject({
      _id: `file-${hash}-${extension}`,
      _type: 'sanity.fileAsset',
      extension,
      mimeType: expect.stringMatching(new RegExp(`^${mimeType}`)),
      size: 10,
      url: `${lake.url}/files/local/production/${hash}.${extension}`,
    })
    expect(await bytesOf(await fetch(document.url))).toEqual(bytes)
  })

  test('without bytes is refused', async () => {
    await using started = await startLake()
    const response = await fetch(`${started.lake.url}/v1/assets/files/production`, {method: 'POST'})
    expect([response.status, await response.json()]).toMatchObject([
      400,
      {message: expect.stringContaining('no bytes')},
    ])
  })

  test('needs a token where readers are anonymous', async () => {
    await using started = await startLake({anonymous: 'reader'})
    const response = await fetch(`${started.lake.url}/v1/assets/files/production`, {method: 'POST', body: 'x'})
    expect(response.status).toBe(403)
  })
})

describe('serving', () => {
  test('answers GET and HEAD with headers that are safe and long-lived', async () => {
    await using started = await startLake()
    const document = await started.client.assets.upload('file', Buffer.from('<script>1</script>'), {
      filename: 'påge.html',
      contentType: 'text/html',
    })
    const get = await fetch(document.url)
    const head = await fetch(document.url, {method: 'HEAD'})
    expect(Object.fromEntries(get.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-length': '18',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '18', ''])
    const etag = get.headers.get('etag') ?? ''
    expect((await fetch(document.url, {headers: {'if-none-match': etag}})).status).toBe(304)

    const disposition = async (dl: string) =>
      (await fetch(`${document.url}?dl=${dl}`)).headers.get('content-disposition')
    expect(await disposition('')).toBe(`attachment; filename="p_ge.html"; filename*=UTF-8''p%C3%A5ge.html`)
    expect(await disposition('other.html')).toBe(`attachment; filename="other.html"; filename*=UTF-8''other.html`)
  })

  test('leaves SVG as it is and unable to run scripts', async () => {
    await using started = await startLake()
    const document = await started.client.assets.upload('image', SVG)
    expect(document).toMatchObject({extension: 'svg', metadata: {dimensions: {width: 30, height: 20}}})
    const response = await fetch(`${document.url}?w=2000&fit=max&auto=format`)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await bytesOf(response)).toEqual(SVG)
    const raster = await fetch(`${document.url}?fm=png&w=15`)
    expect(await describeImage(await bytesOf(raster))).toMatch(/^png 15x10 /)
  })

  test('stops when the asset document is deleted', async () => {
    await using started = await startLake()
    const {_id, url} = await started.client.assets.upload('file', Buffer.from('x'))
    await started.client.delete(_id)
    expect((await fetch(url)).status).toBe(404)
  })

  const all = 'red green blue white'
  test.each([
    ['', `png 80x40 ${all}`],
    ['w=40', `png 40x20 ${all}`],
    ['h=10', `png 20x10 ${all}`],
    ['w=40&h=40', `png 40x20 ${all}`],
    ['w=160', `png 160x80 ${all}`],
    ['w=160&fit=max', `png 80x40 ${all}`],
    ['w=40&h=40&fit=max', `png 40x20 ${all}`],
    ['w=40&h=40&fit=scale', `png 40x40 ${all}`],
    ['w=40&h=40&fit=crop', `png 40x40 ${all}`],
    ['w=40&h=40&fit=crop&crop=left', 'png 40x40 red red blue blue'],
    ['w=40&h=40&fit=crop&crop=right', 'png 40x40 green green white white'],
    ['w=160&h=40&fit=crop&crop=top', 'png 160x40 red green red green'],
    ['w=80&h=20&fit=crop&crop=bottom,left', 'png 80x20 blue white blue white'],
    ['w=40&h=40&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.5', 'png 40x40 red red blue blue'],
    ['w=400&h=400&fit=crop', `png 400x400 ${all}`],
    ['w=400&h=400&fit=min', `png 40x40 ${all}`],
    ['w=40&h=40&fit=fill&bg=ff0000', 'png 40x40 red red red red'],
    ['w=160&h=160&fit=fillmax&bg=0000ff', 'png 160x160 blue blue blue blue'],
    ['rect=40,0,40,20', 'png 40x20 green green green green'],
    ['rect=40,0,400,400&w=20', 'png 20x20 green green white white'],
    ['rect=0,20,40,20&w=33&h=33&fit=crop&dpr=1', 'png 33x33 blue blue blue blue'],
    ['w=20&dpr=2', `png 40x20 ${all}`],
    ['fm=jpg', `jpeg 80x40 ${all}`],
    ['fm=pjpg&q=90', `jpeg 80x40 ${all}`],
    ['fm=webp&w=40', `webp 40x20 ${all}`],
    ['auto=format', `webp 80x40 ${all}`],
    ['or=90', 'png 40x80 blue red white green'],
    ['or=180&w=40', 'png 40x20 white blue green red'],
    ['or=270&flip=h', 'png 40x80 white green blue red'],
    ['flip=h', 'png 80x40 green red white blue'],
    ['flip=v', 'png 80x40 blue white red green'],
    ['flip=hv&rect=0,0,40,40', 'png 40x40 blue blue red red'],
    ['or=90&rect=0,0,40,20&w=10', 'png 10x20 red red red red'],
    ['invert=true', 'png 80x40 0,1,1 1,0,1 1,1,0 0,0,0'],
    ['invert=false', `png 80x40 ${all}`],
    ['sat=-100', 'png 80x40 0,0,0 white 0,0,0 white'],
    ['cs=b-w', 'png 80x40 0,0,0 white 0,0,0 white'],
    ['sharp=50', `png 80x40 ${all}`],
    ['pad=40&bg=00ff00', 'png 160x120 green green green green'],
    ['pad=40&bg=00ff00&invert=true', 'png 160x120 green green green green'],
    ['frame=1', `png 80x40 ${all}`],
    ['w=40&min-h=40&fit=crop', `png 40x40 ${all}`],
    ['w=160&max-h=40&fit=crop&crop=top', 'png 160x40 red green red green'],
    ['max-w=20&fit=crop&crop=left', 'png 20x40 red red blue blue'],
    ['max-w=20', `png 80x40 ${all}`],
    ['w=40&h=40&fit=fill&bg=f00', 'png 40x40 red red red red'],
    ['w=40&h=40&fit=fill&bg=ff00', 'png 40x40 red red red red'],
    ['w=40&h=40&fit=crop&crop=entropy', expect.stringMatching(/^png 40x40 /)],
  ])('an image with ?%s gives %s', async (query, expected) => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('image', await createQuarters().png().toBuffer())
    const response = await fetch(`${url}?${query}`, {headers: {accept: 'image/webp,*/*'}})
    expect(await describeImage(await bytesOf(response))).toEqual(expected)
  })

  test('auto=format keeps the format for clients that do not know webp', async () => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('image', await createQuarters().png().toBuffer())
    const response = await fetch(`${url}?auto=format`, {headers: {accept: 'image/png'}})
    expect([response.headers.get('content-type'), response.headers.get('vary')]).toEqual(['image/png', 'Accept'])
  })

  test('an animation keeps moving when it is resized', async () => {
    await using started = await startLake()
    const frames = ['#ff0000', '#0000ff'].map((background) =>
      sharp({create: {width: 20, height: 20, channels: 3, background}})
        .png()
        .toBuffer(),
    )
    const gif = await sharp(await Promise.all(frames), {join: {animated: true}})
      .gif()
      .toBuffer()
    const {url, metadata} = await started.client.assets.upload('image', gif)
    expect(metadata.dimensions).toMatchObject({width: 20, height: 20})
    const smaller = await bytesOf(await fetch(`${url}?w=10&auto=format`, {headers: {accept: 'image/webp'}}))
    expect(await sharp(smaller).metadata()).toMatchObject({format: 'webp', width: 10, pages: 2})
  })

  test.each([
    ['w=wide', 'w=wide: expected a number from 1 to 8192'],
    ['w=9000', 'w=9000: expected a number from 1 to 8192'],
    ['w=8000&dpr=2', '16000x8000 pixels; at most 8192 a side'],
    ['h=5000', '10000x5000 pixels; at most 8192 a side'],
    ['fit=squeeze', 'fit=squeeze: expected one of clip, crop, fill'],
    ['rect=1,2,3', 'rect=1,2,3: expected left,top,width,height'],
    ['rect=0,0,0,0', 'rect=0,0,0,0: expected left,top,width,height'],
    ['fm=exe', 'fm=exe: expected one of jpg, pjpg, png, webp'],
    ['fm=avif', 'fm=avif: expected one of jpg, pjpg, png, webp'],
    ['dpr=4', 'dpr=4: expected a number from 1 to 3'],
    ['or=45', 'or=45: expected one of 0, 90, 180, 270'],
    ['flip=x', 'flip=x: expected one of h, v, hv'],
    ['sat=50', 'sat=50: expected -100'],
    ['frame=2', 'frame=2: expected 1'],
    ['blur=3000', 'blur=3000: expected a number from 1 to 2000'],
    ['pad=5000', 'pad=5000: expected a number from 0 to 4096'],
    ['w=8000&pad=200', '8400x4400 pixels; at most 8192 a side'],
    ['rect=-1,0,10,10', 'rect=-1,0,10,10: expected left,top,width,height'],
    ['rect=1e99,0,10,10', 'rect=1e99,0,10,10: expected left,top,width,height'],
    ['crop=toString', 'crop=toString: expected focalpoint, entropy or center'],
    ['crop=middle', 'crop=middle: expected focalpoint, entropy or center'],
    ['q=200', 'q=200: expected a number from 0 to 100'],
    ['bg=red', 'bg=red: expected a colour in hexadecimal'],
  ])('an image with ?%s is refused', async (query, message) => {
    await using started = await startLake()
    const {url} = await started.client.assets.upload('image', await createQuarters().png().toBuffer())
    const response = await fetch(`${url}?${query}`)
    expect([response.status, await response.json()]).toMatchObject([400, {message: expect.stringContaining(message)}])
  })
})

describe('a lake with a folder', () => {
  test('keeps assets by their hash and clears what an interrupted upload left', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lake-assets-'))
    try {
      const first = await createLake({dir})
      const {sha1hash} = await createLakeClient(first).assets.upload('file', Buffer.from('x'))
      await first.close()
      await writeFile(join(dir, 'assets', `${sha1hash}.half.tmp`), 'x')
      const second = await createLake({dir})
      expect(await readdir(join(dir, 'assets'))).toEqual([sha1hash])
      await second.close()
    } finally {
      await rm(dir, {recursive: true})
    }
  })

  test('keeps a file that is uploaded again, however old, while compaction waits for its document', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lake-assets-'))
    const assets = join(dir, 'assets')
    const {engine} = createTestEngine()
    try {
      const store = createFileAssetStore(assets)
      const names = ['forgotten', 'uploaded again'].map((text) => sha1(Buffer.from(text)))
      for (const name of names) await store.put(name, Buffer.from('x'))
      for (const name of names) await utimes(join(assets, name), 0, 0)
      await store.put(names[1] ?? '', Buffer.from('x'))
      expect(await compactFolder(engine, dir, Date.now())).toMatchObject({assetsRemoved: 1})
      expect(await readdir(assets)).toEqual([names[1]])
    } finally {
      await rm(dir, {recursive: true})
    }
  })

  test('comes back on the port its assets name, and corrects them when that is taken', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lake-assets-'))
    const occupant = createServer()
    try {
      const first = await createLake({dir})
      await first.engine.createDataset('other')
      const {_id, url, path} = await createLakeClient(first).assets.upload('file', Buffer.from('x'))
      await createLakeClient(first, {dataset: 'other'}).assets.upload('file', Buffer.from('y'))
      await first.close()

      const second = await createLake({dir})
      expect(second.port).toBe(first.port)
      const unchanged = await createLakeClient(second).getDocument(_id)
      await second.close()

      await new Promise<void>((resolve) => occupant.listen(first.port, '127.0.0.1', resolve))
      const third = await createLake({dir})
      expect(third.port).not.toBe(first.port)
      const moved = await createLakeClient(third).getDocument(_id)
      expect([unchanged?.['url'], moved?.['url']]).toEqual([url, `${third.url}/${path}`])
      expect(await (await fetch(String(moved?.['url']))).text()).toBe('x')
      const other = await createLakeClient(third, {dataset: 'other'}).fetch<{url: string}>('*[0]{url}')
      expect(await (await fetch(other.url)).text()).toBe('y')
      expect(third.engine.transactions('production', {documentIds: []})).toHaveLength(2)
      await third.close()
    } finally {
      await new Promise((resolve) => occupant.close(resolve))
      await rm(dir, {recursive: true})
    }
  })
})
