import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {loadImage} from '../../migrate/write/images/loadImage.ts'
import {measureImage} from '../../migrate/write/images/measureImage.ts'

const SOURCE = {file: '/articles/a.md', root: '/articles'}

const canvas = () => sharp({create: {width: 300, height: 7, channels: 3, background: 'red'}})

const png = (width: number, height: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([head, size, Buffer.from('0802000000', 'hex')])
}

describe('measureImage', () => {
  test.each([
    ['png', () => canvas().png().toBuffer()],
    [
      'jpg',
      () =>
        canvas()
          .withExif({IFD0: {Copyright: 'Me'}})
          .jpeg({progressive: true})
          .toBuffer(),
    ],
    ['gif', () => canvas().gif().toBuffer()],
    ['webp', () => canvas().webp().toBuffer()],
    ['webp', () => canvas().webp({lossless: true}).toBuffer()],
    ['webp', () => canvas().ensureAlpha(0.5).webp().toBuffer()],
    ['avif', () => canvas().avif().toBuffer()],
    ['tif', () => canvas().tiff().toBuffer()],
    ['tif', () => canvas().tiff({compression: 'none', tile: true, pyramid: true}).toBuffer()],
    [
      'svg',
      () => Promise.resolve(Buffer.from('<?xml version="1.0"?>\n<svg height="7px" width=\'300\' viewBox="0 0 1 1"/>')),
    ],
  ])('%s', async (extension, make) => {
    expect(measureImage(await make(), extension)).toEqual({width: 300, height: 7})
  })

  test.each([
    ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00])],
    ['svg', Buffer.from('<svg width="100%" height="100%"/>')],
    ['tif', Buffer.from('II*\0')],
  ])('%s that does not say', (extension, bytes) => {
    expect(measureImage(bytes, extension)).toBeUndefined()
  })
})

describe('an image whose size the Content Lake does not take', () => {
  test.each([
    {
      what: 'too large, whatever it is called',
      bytes: png(100_000, 50_000),
      rule: 'image/too-many-pixels',
      reason: 'has 100000 × 50000 pixels, and the Content Lake takes 256 million at most. Make it smaller.',
    },
    {
      what: 'empty',
      bytes: png(0, 4),
      rule: 'image/no-pixels',
      reason: 'says that it has 0 × 4 pixels, so there is nothing to see. It is broken; replace it.',
    },
    {
      what: 'an SVG without a surface',
      bytes: Buffer.from('<svg width="0" height="10"/>'),
      rule: 'image/no-pixels',
      reason: 'says that it has 0 × 10 pixels, so there is nothing to see. It is broken; replace it.',
    },
  ])('$what', async ({bytes, rule, reason}) => {
    const fetcher = () => Promise.resolve(bytes)
    expect(await loadImage('https://example.com/a.jpg', SOURCE, {fetcher})).toEqual({
      problem: {severity: 'warning', rule, reason: `The image https://example.com/a.jpg ${reason}`, retry: true},
    })
    const uri = `data:image/jpeg;base64,${bytes.toString('base64')}`
    expect(await loadImage(uri, SOURCE)).toMatchObject({problem: {severity: 'error', rule}})
  })
})
