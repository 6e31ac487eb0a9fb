import sharp from 'sharp'
import type {Metadata, Sharp} from 'sharp'

import {badRequest} from '../http/failures.ts'

/** The hosted lake's limit: 256 megapixels. */
export const MAX_INPUT_PIXELS = 256_000_000

const LQIP_WIDTH = 20
const PALETTE_SAMPLE_WIDTH = 100

/** A colour of an image, with one that is legible on it. */
interface PaletteSwatch {
  _type: 'sanity.imagePaletteSwatch'
  /** `#rrggbb`. */
  background: string
  foreground: '#000' | '#fff'
  title: '#000' | '#fff'
}

/** What an image asset's document says about its pixels. */
export interface ImageMetadata {
  _type: 'sanity.imageMetadata'
  /** In pixels, as the image is to be seen: its EXIF orientation is applied. */
  dimensions: {_type: 'sanity.imageDimensions'; width: number; height: number; aspectRatio: number}
  hasAlpha: boolean
  isOpaque: boolean
  /** A tiny preview as a data URI. */
  lqip?: string
  palette?: {_type: 'sanity.imagePalette'; dominant: PaletteSwatch}
}

/** The optional parts of the metadata. */
export type MetadataPart = 'lqip' | 'palette'

/** An image's format, by its bytes. */
export interface ImageFormat {
  extension: string
  mimeType: string
}

const FORMATS: Readonly<Record<string, ImageFormat>> = {
  jpeg: {extension: 'jpg', mimeType: 'image/jpeg'},
  png: {extension: 'png', mimeType: 'image/png'},
  gif: {extension: 'gif', mimeType: 'image/gif'},
  webp: {extension: 'webp', mimeType: 'image/webp'},
  avif: {extension: 'avif', mimeType: 'image/avif'},
  tiff: {extension: 'tif', mimeType: 'image/tiff'},
  svg: {extension: 'svg', mimeType: 'image/svg+xml'},
}

/** sharp calls AVIF by its container, HEIF; the compression tells them apart. */
function formatOf(metadata: Metadata): ImageFormat | undefined {
  if (metadata.format === 'heif') return metadata.compression === 'av1' ? FORMATS['avif'] : undefined
  return FORMATS[metadata.format]
}

/**
 * Looks at uploaded bytes.
 *
 * @param bytes - The whole file. Its name and content type do not matter.
 * @param parts - Which optional parts to compute.
 * @throws LakeError 400 when the bytes are no image that can be read.
 */
export async function inspectImage(
  bytes: Buffer,
  parts: ReadonlySet<MetadataPart>,
): Promise<{format: ImageFormat; metadata: ImageMetadata}> {
  const {format, metadata} = await readHeader(bytes)
  const {width, height} = metadata.autoOrient
  const {hasAlpha} = metadata
  const [isOpaque, lqip, dominant] = await Promise.all([
    hasAlpha
      ? open(bytes)
          .stats()
          .then((stats) => stats.isOpaque)
      : true,
    parts.has('lqip') ? createLqip(bytes, hasAlpha) : undefined,
    parts.has('palette') ? findDominant(bytes) : undefined,
  ]).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  return {
    format,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
      hasAlpha,
      isOpaque,
      ...(lqip === undefined ? {} : {lqip}),
      ...(dominant === undefined ? {} : {palette: {_type: 'sanity.imagePalette', dominant}}),
    },
  }
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, {limitInputPixels: MAX_INPUT_PIXELS})
}

function unreadable(cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const accepted = Object.keys(FORMATS).join(', ')
  return badRequest(
    `The uploaded bytes are not an image that can be read (${reason}). Accepted formats: ${accepted}. ` +
      'Upload other files with client.assets.upload("file", …).',
  )
}

async function readHeader(bytes: Buffer): Promise<{format: ImageFormat; metadata: Metadata}> {
  const metadata = await open(bytes)
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(cause)
    })
  const format = formatOf(metadata)
  if (format === undefined) throw unreadable(new Error(`format "${metadata.format}"`))
  return {format, metadata}
}

async function createLqip(bytes: Buffer, hasAlpha: boolean): Promise<string> {
  const small = open(bytes).autoOrient().resize({width: LQIP_WIDTH})
  const preview = hasAlpha ? small.png() : small.jpeg({quality: 70})
  return `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${(await preview.toBuffer()).toString('base64')}`
}

async function findDominant(bytes: Buffer): Promise<PaletteSwatch> {
  const sample = open(bytes).resize({width: PALETTE_SAMPLE_WIDTH, withoutEnlargement: true}).toColourspace('srgb')
  const {dominant} = await sharp(await sample.png().toBuffer()).stats()
  const channels = [dominant.r, dominant.g, dominant.b]
  const background = `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  const luminance = (0.2126 * dominant.r + 0.7152 * dominant.g + 0.0722 * dominant.b) / 255
  const foreground = luminance > 0.5 ? '#000' : '#fff'
  return {_type: 'sanity.imagePaletteSwatch', background, foreground, title: foreground}
}
