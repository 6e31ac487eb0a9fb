import {badRequest} from '../http/failures.ts'
import {MAX_OUTPUT_SIDE} from './imageTransform.ts'
import type {Bounds, ImageTransform} from './imageTransform.ts'
import type {Rect} from './transformParams.ts'

/** Width and height in pixels. */
export interface Size {
  width: number
  height: number
}

/** What to do with the pixels of an upright image. */
export interface ResizePlan {
  /** The part to cut out first. */
  extract: Rect
  /** The size of the result, before padding. */
  output: Size
  /** `stretch` to the output exactly, `pad` it to the output with background, or `crop` to its liveliest part. */
  mode: 'stretch' | 'pad' | 'crop'
}

function scaled(size: Size, factor: number): Size {
  return {width: Math.max(1, Math.round(size.width * factor)), height: Math.max(1, Math.round(size.height * factor))}
}

/** The part of a rectangle that lies within an image. */
export function clampRect(rect: Rect, {width, height}: Size): Rect {
  const left = Math.min(rect.left, width - 1)
  const top = Math.min(rect.top, height - 1)
  return {left, top, width: Math.min(rect.width, width - left), height: Math.min(rect.height, height - top)}
}

/** The largest part of an area with the proportions of the output, as near to the focus as it can lie. */
function coverRect(area: Size, output: Size, focus: {x: number; y: number}): Rect {
  const factor = Math.max(output.width / area.width, output.height / area.height)
  const width = Math.min(area.width, Math.max(1, Math.round(output.width / factor)))
  const height = Math.min(area.height, Math.max(1, Math.round(output.height / factor)))
  const offset = (total: number, part: number, at: number): number =>
    Math.round(Math.min(Math.max(at * total - part / 2, 0), total - part))
  return {left: offset(area.width, width, focus.x), top: offset(area.height, height, focus.y), width, height}
}

function clamp(value: number, {min, max}: Bounds): number {
  return Math.round(Math.max(min, Math.min(max, value)))
}

/** The size asked for; with `fit=crop` and bounds, a side that was left open follows the image as far as they let it. */
function askedSize(area: Size, {width, height, fit, bounds}: ImageTransform): Partial<Size> {
  const given = {...(width === undefined ? {} : {width}), ...(height === undefined ? {} : {height})}
  if (fit !== 'crop' || bounds === undefined) return given
  const factor = width !== undefined ? width / area.width : height !== undefined ? height / area.height : 1
  return {
    width: width ?? clamp(area.width * factor, bounds.width),
    height: height ?? clamp(area.height * factor, bounds.height),
  }
}

function planWithin(area: Size, transform: ImageTransform): ResizePlan {
  const whole = {left: 0, top: 0, ...area}
  const {fit, focus} = transform
  const {width, height} = askedSize(area, transform)
  const factors = [width && width / area.width, height && height / area.height].filter((factor) => factor !== undefined)
  const inside = Math.min(...(factors.length === 0 ? [1] : factors))
  const isGrowing = fit !== 'max' && fit !== 'min' && fit !== 'fillmax'
  if (width === undefined || height === undefined || fit === 'clip' || fit === 'max') {
    return {extract: whole, output: scaled(area, isGrowing ? inside : Math.min(1, inside)), mode: 'stretch'}
  }
  const box = {width, height}
  const shrink = Math.min(1, area.width / width, area.height / height)
  switch (fit) {
    case 'scale':
      return {extract: whole, output: box, mode: 'stretch'}
    case 'fill':
    case 'fillmax':
      return {extract: whole, output: box, mode: 'pad'}
    case 'crop':
    case 'min': {
      const output = fit === 'min' ? scaled(box, shrink) : box
      return focus === 'entropy'
        ? {extract: whole, output, mode: 'crop'}
        : {extract: coverRect(area, output, focus), output, mode: 'stretch'}
    }
    default:
      return fit satisfies never
  }
}

/**
 * Works out what the sizes of a transformation mean for an image. Pure arithmetic.
 *
 * @param area - The size of what is there: the upright image, or the part of it that was cut out and turned.
 * @throws LakeError 400 when the result would be too large.
 */
export function planResize(area: Size, transform: ImageTransform): ResizePlan {
  const plan = planWithin(area, transform)
  const {width, height} = plan.output
  const [full, tall] = [width + 2 * transform.pad, height + 2 * transform.pad]
  if (full <= MAX_OUTPUT_SIDE && tall <= MAX_OUTPUT_SIDE) return plan
  throw badRequest(`The transformed image would be ${full}x${tall} pixels; at most ${MAX_OUTPUT_SIDE} a side are made.`)
}
