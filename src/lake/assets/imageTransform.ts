import {badRequest} from '../http/failures.ts'

/** The hosted lake's limit for a side of a transformed image, in pixels. */
export const MAX_OUTPUT_SIDE = 8192

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
const FORMATS = {jpg: 'jpg', pjpg: 'jpg', png: 'png', webp: 'webp', avif: 'avif', gif: 'gif'} as const
const FOCAL_WORDS: Readonly<Record<string, {x?: number; y?: number}>> = {
  center: {},
  top: {y: 0},
  bottom: {y: 1},
  left: {x: 0},
  right: {x: 1},
}

/** How an image takes the size asked for. */
type Fit = (typeof FITS)[number]
/** What a transformed image can be encoded as. */
export type OutputFormat = (typeof FORMATS)[keyof typeof FORMATS]

/** A rectangle in pixels of the upright image. */
export interface Rect {
  left: number
  top: number
  width: number
  height: number
}

/** What the query of an image address asks for. */
export interface ImageTransform {
  /** The part of the image to use. Default: all of it. */
  rect?: Rect
  /** In pixels of the output: `dpr` is already applied. */
  width?: number
  height?: number
  fit: Fit
  /** Which part survives cropping: a point (0–1 from the top left) or the liveliest area. */
  focus: {x: number; y: number} | 'entropy'
  format?: OutputFormat
  /** Whether the server may pick a smaller format that the client accepts. */
  autoFormat: boolean
  /** 0–100. Default: the encoder's. */
  quality?: number
  /** Fills what `fit=fill` leaves empty, as `#rrggbb` or `#rrggbbaa`. Default: transparent, or white where that cannot be. */
  background?: string
}

function readNumber(params: URLSearchParams, name: string, min: number, max: number): number | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  const value = Number(text)
  if (Number.isFinite(value) && value >= min && value <= max) return value
  throw badRequest(`Image parameter ${name}=${text}: expected a number from ${min} to ${max}.`)
}

function readRect(text: string | null): Rect | undefined {
  if (text === null) return undefined
  const [left, top, width, height, ...rest] = text.split(',').map((part) => Math.round(Number(part)))
  const isRect = [left, top, width, height].every((side) => side !== undefined && side >= 0) && rest.length === 0
  if (isRect && left !== undefined && top !== undefined && width && height) return {left, top, width, height}
  throw badRequest(`Image parameter rect=${text}: expected left,top,width,height in whole pixels.`)
}

function readFocus(params: URLSearchParams): ImageTransform['focus'] {
  const crop = params.get('crop') ?? 'center'
  if (crop === 'entropy') return 'entropy'
  if (crop === 'focalpoint')
    return {x: readNumber(params, 'fp-x', 0, 1) ?? 0.5, y: readNumber(params, 'fp-y', 0, 1) ?? 0.5}
  const sides = crop.split(',').map((word) => FOCAL_WORDS[word])
  if (sides.every((side) => side !== undefined)) return {x: 0.5, y: 0.5, ...Object.assign({}, ...sides)}
  throw badRequest(
    `Image parameter crop=${crop}: expected focalpoint, entropy or ${Object.keys(FOCAL_WORDS).join(', ')}.`,
  )
}

function readWord<Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  throw badRequest(`Image parameter ${name}=${text}: expected one of ${words.join(', ')}.`)
}

function readBackground(params: URLSearchParams): string | undefined {
  const text = params.get('bg')
  if (text === null || text === '') return undefined
  if (/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return `#${text}`
  throw badRequest(`Image parameter bg=${text}: expected a colour in hexadecimal, such as ffffff.`)
}

/**
 * Reads the query of an image address: `w`, `h`, `fit`, `rect`, `crop`, `fp-x`, `fp-y`, `dpr`, `fm`, `q`, `auto`, `bg`.
 * Parameters that only refine the look (`sharp`, `blur`, `sat` …) are left aside.
 *
 * @throws LakeError 400 naming the parameter that cannot be read.
 */
export function readImageTransform(params: URLSearchParams): ImageTransform {
  const dpr = readNumber(params, 'dpr', 0.1, 5) ?? 1
  const side = (name: string): number | undefined => {
    const value = readNumber(params, name, 1, MAX_OUTPUT_SIDE)
    return value === undefined ? undefined : Math.max(1, Math.round(value * dpr))
  }
  const rect = readRect(params.get('rect'))
  const width = side('w')
  const height = side('h')
  const format = readWord(params, 'fm', Object.keys(FORMATS) as (keyof typeof FORMATS)[])
  const quality = readNumber(params, 'q', 0, 100)
  const background = readBackground(params)
  return {
    fit: readWord(params, 'fit', FITS) ?? 'clip',
    focus: readFocus(params),
    autoFormat: (params.get('auto') ?? '').split(',').includes('format'),
    ...(rect === undefined ? {} : {rect}),
    ...(width === undefined ? {} : {width}),
    ...(height === undefined ? {} : {height}),
    ...(format === undefined ? {} : {format: FORMATS[format]}),
    ...(quality === undefined ? {} : {quality}),
    ...(background === undefined ? {} : {background}),
  }
}
