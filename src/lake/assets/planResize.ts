import {badRequest} from '../http/failures.ts'
import {MAX_OUTPUT_SIDE} from './imageTransform.ts'
import type {ImageTransform, Rect} from './imageTransform.ts'

/** Width and height in pixels. */
export interface Size {
  width: number
  height: number
}

/** What to do with the pixels of an upright image. */
export interface ResizePlan {
  /** The part to cut out first. */
  extract: Rect
  /** The size of the result. */
  output: Size
  /** `stretch` to the output exactly, `pad` it to the output with background, or `crop` to its liveliest part. */
  mode: 'stretch' | 'pad' | 'crop'
}

function scaled(size: Size, factor: number): Size {
  return {width: Math.max(1, Math.round(size.width * factor)), height: Math.max(1, Math.round(size.height * factor))}
}

function clampRect(rect: Rect, {width, height}: Size): Rect {
  const left = Math.min(rect.left, width - 1)
  const top = Math.min(rect.top, height - 1)
  return {left, top, width: Math.min(rect.width, width - left), height: Math.min(rect.height, height - top)}
}

/** The largest part of an area with the proportions of the output, as near to the focus as it can lie. */
function coverRect(area: Rect, output: Size, focus: {x: number; y: number}): Rect {
  const factor = Math.max(output.width / area.width, output.height / area.height)
  const width = Math.min(area.width, Math.max(1, Math.round(output.width / factor)))
  const height = Math.min(area.height, Math.max(1, Math.round(output.height / factor)))
  const offset = (total: number, part: number, at: number): number =>
    Math.round(Math.min(Math.max(at * total - part / 2, 0), total - part))
  return {
    left: area.left + offset(area.width, width, focus.x),
    top: area.top + offset(area.height, height, focus.y),
    width,
    height,
  }
}

function planWithin(area: Rect, transform: ImageTransform): ResizePlan {
  const {fit, focus, width, height} = transform
  const factors = [width && width / area.width, height && height / area.height].filter((factor) => factor !== undefined)
  const inside = Math.min(...(factors.length === 0 ? [1] : factors))
  const isGrowing = fit !== 'max' && fit !== 'min' && fit !== 'fillmax'
  if (width === undefined || height === undefined || fit === 'clip' || fit === 'max') {
    return {extract: area, output: scaled(area, isGrowing ? inside : Math.min(1, inside)), mode: 'stretch'}
  }
  const box = {width, height}
  const shrink = Math.min(1, area.width / width, area.height / height)
  switch (fit) {
    case 'scale':
      return {extract: area, output: box, mode: 'stretch'}
    case 'fill':
    case 'fillmax':
      return {extract: area, output: box, mode: 'pad'}
    case 'crop':
    case 'min': {
      const output = fit === 'min' ? scaled(box, shrink) : box
      return focus === 'entropy'
        ? {extract: area, output, mode: 'crop'}
        : {extract: coverRect(area, output, focus), output, mode: 'stretch'}
    }
    default:
      return fit satisfies never
  }
}

/**
 * Works out what a transformation means for an image of a given size. Pure arithmetic.
 *
 * @param size - The upright image.
 * @throws LakeError 400 when the result would be too large.
 */
export function planResize(size: Size, transform: ImageTransform): ResizePlan {
  const whole = {left: 0, top: 0, ...size}
  const plan = planWithin(transform.rect === undefined ? whole : clampRect(transform.rect, size), transform)
  const {width, height} = plan.output
  if (width <= MAX_OUTPUT_SIDE && height <= MAX_OUTPUT_SIDE) return plan
  throw badRequest(
    `The transformed image would be ${width}x${height} pixels; at most ${MAX_OUTPUT_SIDE} a side are made.`,
  )
}
