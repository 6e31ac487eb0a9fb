import {readColour, readFlag, readNumber, readRect, readWord, refuseParam} from './transformParams.ts'
import type {Rect} from './transformParams.ts'

/** The hosted lake's limit for a side of a transformed image, in pixels. */
export const MAX_OUTPUT_SIDE = 8192

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
const FORMATS = {jpg: 'jpg', pjpg: 'jpg', png: 'png', webp: 'webp'} as const
const FOCAL_WORDS: Readonly<Record<string, {x?: number; y?: number}>> = {
  center: {},
  top: {y: 0},
  bottom: {y: 1},
  left: {x: 0},
  right: {x: 1},
}
const TURNS = {'0': 0, '90': 90, '180': 180, '270': 270} as const

/** How an image takes the size asked for. */
type Fit = (typeof FITS)[number]
/** What a transformed image can be encoded as. */
export type OutputFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif'

/** What limits a side that no size was asked for, in pixels. */
export interface Bounds {
  min: number
  max: number
}

/** What the query of an image address asks for. */
export interface ImageTransform {
  /** The part of the image to use. Default: all of it. */
  rect?: Rect
  /** Degrees to turn that part by, clockwise. */
  turn: 0 | 90 | 180 | 270
  flip: {horizontal: boolean; vertical: boolean}
  /** In pixels of the output: `dpr` is already applied. */
  width?: number
  height?: number
  /** For `fit=crop`, where width or height is left open. */
  bounds: {width: Bounds; height: Bounds} | undefined
  fit: Fit
  /** Which part survives cropping: a point (0–1 from the top left) or the liveliest area. */
  focus: {x: number; y: number} | 'entropy'
  /** Pixels to add on each side. */
  pad: number
  /** 1–2000. */
  blur?: number
  /** 0–100. */
  sharpen?: number
  isInverted: boolean
  isGrey: boolean
  /** Whether an animation stands still at its first frame. */
  isStill: boolean
  format?: OutputFormat
  /** Whether the server may pick a smaller format that the client accepts. */
  autoFormat: boolean
  /** 0–100. Default: the encoder's. */
  quality?: number
  /** Lies behind what is transparent, and fills what `fit=fill` and `pad` leave empty, as `#rrggbbaa`. */
  background?: string
}

function readFocus(params: URLSearchParams): ImageTransform['focus'] {
  const crop = params.get('crop') || 'center'
  if (crop === 'entropy') return 'entropy'
  if (crop === 'focalpoint')
    return {x: readNumber(params, 'fp-x', 0, 1) ?? 0.5, y: readNumber(params, 'fp-y', 0, 1) ?? 0.5}
  const sides = crop.split(',').map((word) => (Object.hasOwn(FOCAL_WORDS, word) ? FOCAL_WORDS[word] : undefined))
  if (sides.every((side) => side !== undefined)) return {x: 0.5, y: 0.5, ...Object.assign({}, ...sides)}
  throw refuseParam('crop', crop, `focalpoint, entropy or ${Object.keys(FOCAL_WORDS).join(', ')}`)
}

function readFormat(params: URLSearchParams): OutputFormat | undefined {
  const word = readWord(params, 'fm', Object.keys(FORMATS) as (keyof typeof FORMATS)[])
  return word === undefined ? undefined : FORMATS[word]
}

/** The hosted lake knows one saturation and one frame. */
function readLook(params: URLSearchParams) {
  const blur = readNumber(params, 'blur', 1, 2000)
  const sharpen = readNumber(params, 'sharp', 0, 100)
  const isGrey = readWord(params, 'sat', ['-100']) !== undefined
  const isBlackAndWhite = readWord(params, 'cs', ['srgb', 'b-w']) === 'b-w'
  return {
    ...(blur === undefined ? {} : {blur}),
    ...(sharpen === undefined || sharpen === 0 ? {} : {sharpen}),
    isInverted: readFlag(params, 'invert'),
    isGrey: isGrey || isBlackAndWhite,
    isStill: readWord(params, 'frame', ['1']) !== undefined,
  }
}

/**
 * Reads the query of an image address: `w h max-w min-w max-h min-h dpr fit crop fp-x fp-y rect or flip pad bg blur sharp
 * sat invert cs frame fm q auto`. Others are none of its business.
 *
 * @throws LakeError 400 naming the parameter that cannot be read, or that the hosted lake would not take.
 */
export function readImageTransform(params: URLSearchParams): ImageTransform {
  const dpr = readNumber(params, 'dpr', 1, 3) ?? 1
  const side = (name: string): number | undefined => {
    const value = readNumber(params, name, 1, MAX_OUTPUT_SIDE)
    return value === undefined ? undefined : Math.max(1, Math.round(value * dpr))
  }
  const boundsOf = (name: 'w' | 'h'): Bounds => ({min: side(`min-${name}`) ?? 1, max: side(`max-${name}`) ?? Infinity})
  const isBounded = ['min-w', 'max-w', 'min-h', 'max-h'].some((name) => params.get(name))
  const rect = readRect(params.get('rect'))
  const width = side('w')
  const height = side('h')
  const format = readFormat(params)
  const quality = readNumber(params, 'q', 0, 100)
  const background = readColour(params, 'bg')
  const flip = readWord(params, 'flip', ['h', 'v', 'hv']) ?? ''
  return {
    fit: readWord(params, 'fit', FITS) ?? 'clip',
    focus: readFocus(params),
    bounds: isBounded ? {width: boundsOf('w'), height: boundsOf('h')} : undefined,
    turn: TURNS[readWord(params, 'or', Object.keys(TURNS) as (keyof typeof TURNS)[]) ?? '0'],
    flip: {horizontal: flip.includes('h'), vertical: flip.includes('v')},
    pad: Math.round((readNumber(params, 'pad', 0, MAX_OUTPUT_SIDE / 2) ?? 0) * dpr),
    ...readLook(params),
    autoFormat: (params.get('auto') ?? '').split(',').includes('format'),
    ...(rect === undefined ? {} : {rect}),
    ...(width === undefined ? {} : {width}),
    ...(height === undefined ? {} : {height}),
    ...(format === undefined ? {} : {format}),
    ...(quality === undefined ? {} : {quality}),
    ...(background === undefined ? {} : {background}),
  }
}
