import type {Position} from '../types.ts'

/** Tells the line and column of an offset in one text; both count from 1, columns in UTF-16 units as editors do. */
export type PositionAt = (offset: number) => Position

/** Makes a {@link PositionAt} for a text. Line ends are `\n` and `\r\n`. */
export function createPositionAt(text: string): PositionAt {
  return (offset) => {
    const before = text.slice(0, offset)
    const lineStart = before.lastIndexOf('\n') + 1
    return {line: before.split('\n').length, column: offset - lineStart + 1}
  }
}
