import {execFileSync} from 'node:child_process'
import {mkdtempDisposable, readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {decodeDataUri} from '../../migrate/write/images/decodeDataUri.ts'
import {loadImage} from '../../migrate/write/images/loadImage.ts'
import {sniffImage} from '../../migrate/write/images/sniffImage.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/articles/images')
const SOURCE = {file: '/articles/a.md', root: '/articles'}

const canvas = () => sharp({create: {width: 2, height: 2, channels: 3, background: 'red'}})

describe('sniffImage', () => {
  test.each([
    ['image/png', () => canvas().png().toBuffer()],
    ['image/jpeg', () => canvas().jpeg().toBuffer()],
    ['image/gif', () => canvas().gif().toBuffer()],
    ['image/webp', () => canvas().webp().toBuffer()],
    ['image/avif', () => canvas().avif().toBuffer()],
    ['image/tiff', () => canvas().tiff().toBuffer()],
    ['image/svg+xml', () => readFile(join(FIXTURES, 'b-tree.svg'))],
  ])('%s', async (mimeType, make) => {
    expect(sniffImage(await make())?.mimeType).toBe(mimeType)
  })

  test.each([
    [
      'an SVG after declaration, comment and doctype',
      '\uFEFF<?xml version="1.0"?>\n<!-- <b> -->\n<!DOCTYPE svg>\n<svg/>',
    ],
    ['a bare SVG', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['an SVG after a doctype with entities', '<!DOCTYPE svg [ <!ENTITY a "b"> ] >\n<SVG\n>'],
  ])('%s', (_what, text) => {
    expect(sniffImage(Buffer.from(text))).toEqual({mimeType: 'image/svg+xml', extension: 'svg'})
  })

  test.each([
    ['HTML that holds an SVG', '<!doctype html><html><body><svg></svg></body></html>'],
    ['text about bitmaps', 'BMW is a brand, and BM its first letters.'],
    ['JSON', '{"svg": "<svg>"}'],
    ['nothing', ''],
    ['a PNG that lost its first byte', 'PNG\r\n\x1a\n'],
    ['a WAVE sound', 'RIFF\0\0\0\0WAVEfmt '],
    ['text after hundreds of comments', `${'<!---->'.repeat(500)}text`],
  ])('%s is no image', (_what, text) => {
    expect(sniffImage(Buffer.from(text, 'latin1'))).toBeUndefined()
  })
})

describe('decodeDataUri', () => {
  test.each([
    ['data:text/plain;base64,SGk=', 'Hi'],
    ['data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E', '<svg/>'],
    ['data:,a%20b', 'a b'],
    ['DATA:text/plain;BASE64,SGk', 'Hi'],
  ])('%s', (uri, text) => {
    expect(Buffer.from(decodeDataUri(uri) ?? []).toString()).toBe(text)
  })

  test.each(['data:image/png;base64', 'data:,%zz', 'data:image/png;base64,***', 'x:,y'])('%s is none', (uri) => {
    expect(decodeDataUri(uri)).toBeUndefined()
  })
})

test('an address of a megabyte of spaces that holds no base64 is none', () => {
  expect(decodeDataUri(`data:image/png;base64,${'%20'.repeat(350_000)}!`)).toBeUndefined()
})

describe('loadImage', () => {
  test.each([
    ['ftp://example.com/x.png', 'image/unsupported-address', 'warning'],
    ['blob:abc', 'image/unsupported-address', 'warning'],
    ['file:///etc/passwd', 'image/unsupported-address', 'warning'],
    ['data:image/png;base64,SGk=', 'image/not-an-image', 'error'],
    ['https://example.com/x.png', 'image/not-fetched', 'info'],
    ['//example.com/x.png', 'image/not-fetched', 'info'],
  ])('%s without a fetcher: %s', async (src, rule, severity) => {
    expect(await loadImage(src, SOURCE)).toMatchObject({problem: {rule, severity}})
  })

  test('does not wait for the other end of a named pipe', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'images-'))
    execFileSync('/usr/bin/env', ['mkfifo', join(folder.path, 'a.png')])
    const source = {file: join(folder.path, 'a.md'), root: folder.path}
    expect(await loadImage('a.png', source)).toMatchObject({
      problem: {rule: 'image/unreadable', reason: expect.stringContaining('"a.png" cannot be read (not a file).')},
    })
  })

  test('takes the name of a remote image from its path, and its extension from its content', async () => {
    const bytes = await canvas().png().toBuffer()
    const fetcher = () => Promise.resolve(bytes)
    expect(await loadImage('https://example.com/a/photo%20one.jpg?w=1', SOURCE, {fetcher})).toEqual({
      loaded: {
        bytes,
        format: {mimeType: 'image/png', extension: 'png'},
        filename: 'photo-one.png',
        url: 'https://example.com/a/photo%20one.jpg?w=1',
      },
    })
  })

  test('does not take a page for an image, whatever the server calls it', async () => {
    const fetcher = () => Promise.resolve(Buffer.from('<!doctype html><title>Not found</title>'))
    expect(await loadImage('https://example.com/x.png', SOURCE, {fetcher})).toEqual({
      problem: {
        severity: 'warning',
        rule: 'image/not-an-image',
        reason:
          'What https://example.com/x.png delivers is not an image by its content, so the article keeps the address.',
        retry: true,
      },
    })
  })
})
