import sharp from 'sharp'
import type {Sharp} from 'sharp'

import {isLakeError} from '../errors.ts'
import {badRequest} from '../http/failures.ts'
import {MAX_INPUT_PIXELS} from './imageMetadata.ts'
import type {ImageTransform, OutputFormat} from './imageTransform.ts'
import {clampRect, planResize} from './planResize.ts'
import type {ResizePlan, Size} from './planResize.ts'
import type {Rect} from './transformParams.ts'

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
const WHITE = '#ffffff'
/** No picture that people look at takes as long; an SVG may be made to. */
const TIMEOUT_SECONDS = 30

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
  const {width, height, rect, quality, background, bounds, blur, sharpen, pad} = transform
  const isSame = [width, height, rect, quality, background, bounds, blur, sharpen].every((part) => part === undefined)
  const isStill = transform.isStill && (extension === 'gif' || extension === 'webp')
  return isSame && pad === 0 && format === extension && !isTurned(transform) && !isRecoloured(transform) && !isStill
}

function isTurned({turn, flip}: ImageTransform): boolean {
  return turn !== 0 || flip.horizontal || flip.vertical
}

function isRecoloured({isInverted, isGrey}: ImageTransform): boolean {
  return isInverted || isGrey
}

function isWhole({width, height}: Size, size: Size): boolean {
  return width === size.width && height === size.height
}

/** sharp has an order of its own for what one pipeline does; where another is meant, one ends and the next begins. */
async function settle(image: Sharp): Promise<{image: Sharp; size: Size}> {
  const {data, info} = await image.raw().toBuffer({resolveWithObject: true})
  const {width, height, channels} = info
  return {image: sharp(data, {raw: {width, height, channels}}), size: {width, height}}
}

/** Cuts the part out that was asked for, then turns and flips it. */
async function cutAndTurn(
  image: Sharp,
  rect: Rect,
  transform: ImageTransform,
  size: Size,
): Promise<{image: Sharp; size: Size}> {
  const cut = isWhole(rect, size) ? image : image.extract(rect)
  if (!isTurned(transform)) return isWhole(rect, size) ? {image, size} : settle(cut)
  const {turn, flip} = transform
  const upright = await settle(cut)
  const turned = turn === 0 ? upright : await settle(upright.image.rotate(turn))
  return settle(turned.image.flop(flip.horizontal).flip(flip.vertical))
}

function resize(image: Sharp, plan: ResizePlan, size: Size, transform: ImageTransform): Sharp {
  const {extract, output, mode} = plan
  const cut = isWhole(extract, size) ? image : image.extract(extract)
  if (isWhole(output, extract) && mode !== 'pad') return cut
  const {width, height} = output
  switch (mode) {
    case 'stretch':
      return cut.resize({width, height, fit: 'fill'})
    case 'crop':
      return cut.resize({width, height, fit: 'cover', position: sharp.strategy.entropy})
    case 'pad':
      return cut.resize({
        width,
        height,
        fit: 'contain',
        background: transform.background ?? TRANSPARENT,
        withoutEnlargement: transform.fit === 'fillmax',
      })
    default:
      return mode satisfies never
  }
}

function applyLook(image: Sharp, {blur, sharpen, isGrey, isInverted}: ImageTransform): Sharp {
  const blurred = blur === undefined ? image : image.blur(Math.max(0.3, blur / 2))
  const sharper = sharpen === undefined ? blurred : blurred.sharpen({sigma: 0.5 + sharpen / 25})
  const grey = isGrey ? sharper.greyscale() : sharper
  return isInverted ? grey.negate({alpha: false}) : grey
}

async function addPadding(image: Sharp, {pad, background = TRANSPARENT}: ImageTransform): Promise<Sharp> {
  if (pad === 0) return image
  const settled = await settle(image.ensureAlpha())
  return settled.image.extend({top: pad, bottom: pad, left: pad, right: pad, background})
}

function encode(image: Sharp, format: OutputFormat, {quality, background}: ImageTransform): Sharp {
  const lossy = {quality: Math.max(1, quality ?? DEFAULT_QUALITY)}
  const isBacked = background?.endsWith('ff') ?? false
  const backed = isBacked || format === 'jpg' ? image.flatten({background: background?.slice(0, 7) ?? WHITE}) : image
  switch (format) {
    case 'jpg':
      return backed.jpeg({...lossy, progressive: true})
    case 'webp':
      return backed.webp(lossy)
    case 'avif':
      return backed.avif(lossy)
    case 'png':
      return backed.png()
    case 'gif':
      return backed.gif()
    default:
      return format satisfies never
  }
}

/** Whether an animation can keep moving: its frames are one tall strip to sharp, which only scales well. */
function keepsMoving(pages: number, transform: ImageTransform, plan: ResizePlan, size: Size, format: OutputFormat) {
  const canMove = format === 'gif' || format === 'webp'
  const isOnlyScaled = transform.rect === undefined && !isTurned(transform) && transform.pad === 0
  return (
    pages > 1 && canMove && isOnlyScaled && !transform.isStill && isWhole(plan.extract, size) && plan.mode === 'stretch'
  )
}

async function render(bytes: Buffer, transform: ImageTransform, format: OutputFormat): Promise<Buffer> {
  const input = {limitInputPixels: MAX_INPUT_PIXELS}
  const {autoOrient, pages = 1} = await sharp(bytes, input).metadata()
  const upright: Size = {width: autoOrient.width, height: autoOrient.height}
  const rect = clampRect(transform.rect ?? {left: 0, top: 0, ...upright}, upright)
  const isSideways = transform.turn === 90 || transform.turn === 270
  const area = isSideways ? {width: rect.height, height: rect.width} : {width: rect.width, height: rect.height}
  const plan = planResize(area, transform)
  if (keepsMoving(pages, transform, plan, upright, format)) {
    const moving = sharp(bytes, {...input, animated: true}).timeout({seconds: TIMEOUT_SECONDS})
    return encode(applyLook(resize(moving, plan, area, transform), transform), format, transform).toBuffer()
  }
  const source = sharp(bytes, input).timeout({seconds: TIMEOUT_SECONDS}).autoOrient()
  const {image, size} = await cutAndTurn(source, rect, transform, upright)
  const looked = applyLook(resize(image, plan, size, transform), transform)
  return encode(await addPadding(looked, transform), format, transform).toBuffer()
}

/**
 * Makes the transformed image, upright whatever its EXIF orientation: cut, turned, resized, blurred and so on, padded,
 * encoded. Animations keep moving when they are only resized or recoloured.
 *
 * @throws LakeError 400 when the result would be too large, or the image cannot be decoded.
 */
export async function renderImage(
  bytes: Buffer,
  transform: ImageTransform,
  format: OutputFormat,
): Promise<RenderedImage> {
  try {
    return {bytes: await render(bytes, transform, format), mimeType: MIME_TYPES[format]}
  } catch (error) {
    if (isLakeError(error)) throw error
    throw badRequest(`The image cannot be transformed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
