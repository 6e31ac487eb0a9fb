import type {Point} from 'micromark-util-types'

/** A point some characters further in the same line, or before it; there must be no tab in between. */
export function movePoint(point: Point, by: number): Point {
  return {
    ...point,
    column: point.column + by,
    offset: point.offset + by,
    _bufferIndex: point._bufferIndex + by,
  }
}
