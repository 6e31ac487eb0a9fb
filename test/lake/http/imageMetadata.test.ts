import {crc32, deflateSync} from 'node:zlib'

import {isBlurhashValid} from 'blurhash'
import type {Exif} from 'sharp'
import {describe, expect, test} from 'vitest'

import {readExif} from '../../../src/lake/assets/imageExif.ts'
import {startLake} from '../../helpers/startLake.ts'
import {createQuarters} from './images.ts'

const CAMERA = {
  IFD0: {Make: 'Maker', Model: 'Model', Copyright: 'Somebody'},
  IFD2: {ExposureTime: '1/100', FNumber: '28/10', DateTimeOriginal: '2024:05:01 12:00:00'},
  IFD3: {
    GPSLatitudeRef: 'S',
    GPSLatitude: '51/1 30/1 36/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 30/1',
    GPSAltitude: '21/2',
  },
}

function takePicture(exif: Exif): Promise<Buffer> {
  return createQuarters().jpeg().withExif(exif).toBuffer()
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** A PNG that says how large it is, and ends with its first row. */
function beginPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(width * 3 + 1))),
  ])
}

describe('the metadata of an image', () => {
  test('has placeholders and colours that sites can use', async () => {
    await using started = await startLake()
    const {metadata} = await started.client.assets.upload('image', await createQuarters().png().toBuffer())
    expect(isBlurhashValid(metadata.blurHash ?? '')).toEqual({result: true})
    const {_type, ...swatches} = metadata.palette ?? {}
    expect(Object.keys(swatches).sort()).toEqual([
      'darkMuted',
      'darkVibrant',
      'dominant',
      'lightMuted',
      'lightVibrant',
      'muted',
      'vibrant',
    ])
    for (const swatch of Object.values(swatches)) {
      expect(swatch).toEqual({
        _type: 'sanity.imagePaletteSwatch',
        background: expect.stringMatching(/^#[0-9a-f]{6}$/),
        foreground: expect.stringMatching(/^#(000|fff)$/),
        population: expect.any(Number),
        title: expect.stringMatching(/^#(000|fff)$/),
      })
    }
    expect(metadata.palette?.dominant).toMatchObject({population: 25})
  })

  test('says what the camera wrote, on request', async () => {
    await using started = await startLake()
    const {client} = started
    const extract = ['exif', 'location', 'image'] as const
    const {metadata} = await client.assets.upload('image', await takePicture(CAMERA), {extract: [...extract]})
    expect(metadata).toEqual({
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width: 80, height: 40, aspectRatio: 2},
      hasAlpha: false,
      isOpaque: true,
      image: expect.objectContaining({_type: 'sanity.imageExifTags', Make: 'Maker', Copyright: 'Somebody'}),
      exif: expect.objectContaining({
        _type: 'sanity.imageExifMetadata',
        ExposureTime: 0.01,
        FNumber: 2.8,
        DateTimeOriginal: '2024-05-01T12:00:00.000Z',
      }),
      location: {_type: 'geopoint', lat: -51.51, lng: -0.125, alt: 10.5},
    })
  })

  test('keeps to itself where a picture was taken, unless asked', async () => {
    await using started = await startLake()
    const document = await started.client.assets.upload('image', await takePicture(CAMERA))
    expect(JSON.stringify(document)).not.toMatch(/location|exif|Maker/i)
  })

  test.each<[string, Exif]>([
    ['places that are none', {IFD3: {GPSLatitudeRef: '?', GPSLatitude: '0/0 0/0 0/0'}}],
    ['nothing', {IFD0: {}}],
  ])('of a camera that wrote %s', async (_case, exif) => {
    await using started = await startLake()
    const {metadata} = await started.client.assets.upload('image', await takePicture(exif), {extract: ['location']})
    expect(Object.keys(metadata)).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque'])
  })

  test('has no other names', async () => {
    await using started = await startLake()
    const png = await createQuarters().png().toBuffer()
    const url = `${started.lake.url}/v1/assets/images/production`
    const answer = await fetch(`${url}?meta=lqip&meta=dimensions`, {method: 'POST', body: new Uint8Array(png)})
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      {message: expect.stringContaining('"dimensions" is no metadata of an image; "meta" takes lqip, blurhash,')},
    ])
  })
})

test.each(['', 'Exif\0\0', 'Exif\0\0II*\0\xff\xff\xff\xff', 'no EXIF at all'])('EXIF %j says nothing', (block) => {
  expect(readExif(Buffer.from(block, 'latin1'))).toEqual({})
})

describe('an image is refused', () => {
  test.each([
    [
      'of which half is missing',
      () =>
        createQuarters(800, 800)
          .png()
          .toBuffer()
          .then((bytes) => bytes.subarray(0, bytes.length / 2)),
    ],
    [
      'whose end is missing',
      () =>
        createQuarters(800, 800)
          .jpeg()
          .toBuffer()
          .then((bytes) => bytes.subarray(0, -200)),
    ],
    [
      'whose middle is damaged',
      () =>
        createQuarters(800, 800)
          .png()
          .toBuffer()
          .then((bytes) => bytes.fill(0, bytes.length / 2, bytes.length / 2 + 50)),
    ],
    ['of which there is one row only', async () => beginPng(30, 30)],
    ['that is another kind of file', async () => Buffer.from('%PDF-1.7 and so on')],
  ])('%s, whatever metadata is asked for', async (_case, create) => {
    await using started = await startLake()
    const bytes = await create()
    const error = await started.client.assets.upload('image', bytes, {extract: []}).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('Invalid image, could not read metadata: '),
    })
  })

  test('that has more than 256 megapixels', async () => {
    await using started = await startLake()
    const error = await started.client.assets
      .upload('image', beginPng(20_000, 20_000))
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      statusCode: 400,
      message:
        'Bad Request - Invalid image: 20000 × 20000 pixels are 400 megapixels; at most 256 are accepted. ' +
        'Upload a smaller version.',
    })
  })
})
