import sharp from 'sharp'
import type {Sharp} from 'sharp'

import {MAX_INPUT_PIXELS} from './imageMetadata.ts'
import type {ImageTransform, OutputFormat} from './imageTransform.ts'
import {planResize} from './planResize.ts'
import type {ResizePlan} from './planResize.ts'

/** Encoded image bytes with their content type. */
export interface RenderedImage {
  bytes: Buffer
  mimeType: string
}

const MIME_TYPES: Readonly<Record<OutputFormat, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
}
const DEFAULT_QUALITY = 75
const TRANSPARENT = '#ffffff00'

function isOutputFormat(extension: string): extension is OutputFormat {
  return Object.hasOwn(MIME_TYPES, extension)
}

/**
 * The format to encode a transformed image in.
 *
 * @param extension - The format it is stored in. One that browsers cannot show (tif) becomes png.
 * @param accept - The request's `Accept` header, for `auto=format`.
 */
export function chooseFormat(transform: ImageTransform, extension: string, accept: string): OutputFormat {
  if (transform.format !== undefined) return transform.format
  if (transform.autoFormat && accept.includes('image/webp')) return 'webp'
  return isOutputFormat(extension) ? extension : 'png'
}

/** Whether a request for an image is answered best with the bytes as uploaded. */
export function isOriginalWanted(transform: ImageTransform, extension: string, format: OutputFormat): boolean {
  if (extension === 'svg') return transform.format === undefined
  const isSized = transform.width !== undefined || transform.height !== undefined
  return !isSized && transform.rect === undefined && transform.quality === undefined && format === extension
}

function resize(image: Sharp, plan: ResizePlan, transform: ImageTransform, background: string): Sharp {
  const {width, height} = plan.output
  switch (plan.mode) {
    case 'stretch':
      return image.resize({width, height, fit: 'fill'})
    case 'crop':
      return image.resize({width, height, fit: 'cover', position: sharp.strategy.entropy})
    case 'pad':
      return image.resize({
        width,
        height,
        fit: 'contain',
        background,
        withoutEnlargement: transform.fit === 'fillmax',
      })
    default:
      return plan.mode satisfies never
  }
}

function encode(image: Sharp, format: OutputFormat, quality: number | undefined): Sharp {
  const lossy = {quality: Math.max(1, quality ?? DEFAULT_QUALITY)}
  switch (format) {
    case 'jpg':
      return image.jpeg({...lossy, progressive: true})
    case 'webp':
      return image.webp(lossy)
    case 'avif':
      return image.avif(lossy)
    case 'png':
      return image.png()
    case 'gif':
      return image.gif()
    default:
      return format satisfies never
  }
}

/**
 * Makes the transformed image: cut, resized and encoded, upright whatever its EXIF orientation. Animations keep moving
 * when they are only resized.
 *
 * @throws LakeError 400 when the result would be too large.
 */
export async function renderImage(
  bytes: Buffer,
  transform: ImageTransform,
  format: OutputFormat,
): Promise<RenderedImage> {
  const {autoOrient, pages = 1} = await sharp(bytes, {limitInputPixels: MAX_INPUT_PIXELS}).metadata()
  const plan = planResize(autoOrient, transform)
  const {extract, output} = plan
  const isCut = extract.width !== autoOrient.width || extract.height !== autoOrient.height
  const animated = pages > 1 && !isCut && plan.mode === 'stretch' && (format === 'gif' || format === 'webp')
  const source = sharp(bytes, {limitInputPixels: MAX_INPUT_PIXELS, animated}).autoOrient()
  const cut = isCut ? source.extract(extract) : source
  const isResized = output.width !== extract.width || output.height !== extract.height || plan.mode === 'pad'
  const sized = isResized ? resize(cut, plan, transform, transform.background ?? TRANSPARENT) : cut
  const opaque = format === 'jpg' ? sized.flatten({background: transform.background ?? '#ffffff'}) : sized
  return {bytes: await encode(opaque, format, transform.quality).toBuffer(), mimeType: MIME_TYPES[format]}
}
