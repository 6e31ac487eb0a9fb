import {encode as encodeBlurHash} from 'blurhash'
import sharp from 'sharp'
import type {Metadata, Sharp} from 'sharp'

import {badRequest} from '../http/failures.ts'
import {readExif} from './imageExif.ts'
import type {ExifTags, Geopoint} from './imageExif.ts'
import {formatOf, IMAGE_FORMATS} from './imageFormats.ts'
import type {ImageFormat} from './imageFormats.ts'
import {findPalette} from './imagePalette.ts'
import type {ImagePalette} from './imagePalette.ts'

/** The hosted lake's limit: 256 megapixels. */
export const MAX_INPUT_PIXELS = 256_000_000

const LQIP_WIDTH = 20
const SAMPLE_SIDE = 100
const BLUR_HASH_SIDE = 32

/** What an image asset's document says about its pixels. */
export interface ImageMetadata {
  _type: 'sanity.imageMetadata'
  /** In pixels, as the image is to be seen: its EXIF orientation is applied. */
  dimensions: {_type: 'sanity.imageDimensions'; width: number; height: number; aspectRatio: number}
  hasAlpha: boolean
  isOpaque: boolean
  /** A tiny preview as a data URI. */
  lqip?: string
  /** A tiny preview as a text that sites decode, see blurha.sh. */
  blurHash?: string
  palette?: ImagePalette
  image?: ExifTags & {_type: 'sanity.imageExifTags'}
  exif?: ExifTags & {_type: 'sanity.imageExifMetadata'}
  location?: Geopoint
}

/** The optional parts of the metadata. */
export type MetadataPart = 'lqip' | 'blurhash' | 'palette' | 'image' | 'exif' | 'location'

/**
 * Looks at uploaded bytes, and makes sure that all of them can be decoded.
 *
 * @param bytes - The whole file. Its name and content type do not matter.
 * @param parts - Which optional parts to compute.
 * @throws LakeError 400 when the bytes are no image that can be read, or too large a one.
 */
export async function inspectImage(
  bytes: Buffer,
  parts: ReadonlySet<MetadataPart>,
): Promise<{format: ImageFormat; metadata: ImageMetadata}> {
  const {format, metadata} = await readHeader(bytes)
  const {width, height} = metadata.autoOrient
  const {hasAlpha} = metadata
  try {
    const sample = await takeSample(bytes)
    const isOpaque = hasAlpha ? (await open(bytes).stats()).isOpaque : true
    return {
      format,
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
        hasAlpha,
        isOpaque,
        ...(parts.has('lqip') ? {lqip: await createLqip(sample, hasAlpha)} : {}),
        ...(parts.has('blurhash') ? {blurHash: await createBlurHash(sample)} : {}),
        ...(parts.has('palette') ? {palette: await findPalette(sample.pixels)} : {}),
        ...describeExif(metadata.exif, parts),
      },
    }
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** A small version of an image, upright: red, green, blue and alpha of each pixel. */
interface Sample {
  pixels: Buffer
  width: number
  height: number
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, {limitInputPixels: MAX_INPUT_PIXELS})
}

function unreadable(cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return badRequest(
    `Invalid image, could not read metadata: ${reason.trim()}. Accepted formats: ${IMAGE_FORMATS.join(', ')}. ` +
      'Upload other files with client.assets.upload("file", …).',
  )
}

async function readHeader(bytes: Buffer): Promise<{format: ImageFormat; metadata: Metadata}> {
  const metadata = await sharp(bytes, {limitInputPixels: false})
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(cause)
    })
  const format = formatOf(metadata)
  if (format === undefined) throw unreadable(new Error(`format "${metadata.format}"`))
  const {width, height} = metadata
  if (width * height > MAX_INPUT_PIXELS) {
    throw badRequest(
      `Invalid image: ${width} × ${height} pixels are ${Math.ceil((width * height) / 1e6)} megapixels; at most ` +
        `${MAX_INPUT_PIXELS / 1e6} are accepted. Upload a smaller version.`,
    )
  }
  return {format, metadata}
}

async function takeSample(bytes: Buffer): Promise<Sample> {
  const small = open(bytes)
    .autoOrient()
    .resize({width: SAMPLE_SIDE, height: SAMPLE_SIDE, fit: 'inside', withoutEnlargement: true})
  const {data, info} = await small.toColourspace('srgb').ensureAlpha().raw().toBuffer({resolveWithObject: true})
  return {pixels: data, width: info.width, height: info.height}
}

function reopen({pixels, width, height}: Sample): Sharp {
  return sharp(pixels, {raw: {width, height, channels: 4}})
}

async function createLqip(sample: Sample, hasAlpha: boolean): Promise<string> {
  const small = reopen(sample).resize({width: LQIP_WIDTH})
  const preview = hasAlpha ? small.png() : small.removeAlpha().jpeg({quality: 70})
  return `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${(await preview.toBuffer()).toString('base64')}`
}

/** Four parts the long way and three the short way, as blurha.sh advises. */
async function createBlurHash(sample: Sample): Promise<string> {
  const {data, info} = await reopen(sample)
    .flatten({background: '#ffffff'})
    .resize({width: BLUR_HASH_SIDE, height: BLUR_HASH_SIDE, fit: 'inside'})
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  const [across, down] = info.width >= info.height ? [4, 3] : [3, 4]
  return encodeBlurHash(new Uint8ClampedArray(data), info.width, info.height, across, down)
}

function describeExif(
  block: Buffer | undefined,
  parts: ReadonlySet<MetadataPart>,
): Pick<ImageMetadata, 'image' | 'exif' | 'location'> {
  const {image, photo, location} = readExif(block)
  return {
    ...(parts.has('image') && image ? {image: {_type: 'sanity.imageExifTags', ...image}} : {}),
    ...(parts.has('exif') && photo ? {exif: {_type: 'sanity.imageExifMetadata', ...photo}} : {}),
    ...(parts.has('location') && location ? {location} : {}),
  }
}
